namespace MarkdownSessions.Format;

/// <summary>How an entry stands in its log (docs/format.md, "Torn or complete").</summary>
public enum EntryState
{
    /// <summary>Written by a program, closed by its footer, and the checksum fits.</summary>
    Complete,

    /// <summary>Typed by a person: a heading or label without opening mark. As good as any other.</summary>
    ByHand,

    /// <summary>Written by a program and changed by a person since: accepted as it reads now.</summary>
    Edited,

    /// <summary>Begun and not closed: its writer died. Shown, flagged, never mended silently.</summary>
    Torn,
}
