namespace MarkdownSessions.Format;

/// <summary>How a segment ends (docs/format.md, "Torn or complete").</summary>
public enum SegmentTail
{
    /// <summary>An entry can be added below.</summary>
    Clean,

    /// <summary>The writer before died: the next append seals it first.</summary>
    Torn,
}
