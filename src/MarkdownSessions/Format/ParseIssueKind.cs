namespace MarkdownSessions.Format;

/// <summary>What sort of thing in a segment could not be read as it was meant.</summary>
public enum ParseIssueKind
{
    /// <summary>The front matter is no YAML, or has no end: its lines <c>key: value</c> were read.</summary>
    FrontMatter,

    /// <summary>A footer stands where no entry of its id is open.</summary>
    LostHeading,

    /// <summary>A heading gives a date that the calendar lacks.</summary>
    NoSuchDate,

    /// <summary>A line or entry is longer than is read.</summary>
    TooLong,

    /// <summary>The front matter or the title line holds bytes that are no UTF-8.</summary>
    NotUtf8,

    /// <summary>A key stands in the front matter more than once.</summary>
    RepeatedKey,
}
