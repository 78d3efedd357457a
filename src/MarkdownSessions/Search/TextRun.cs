namespace MarkdownSessions.Search;

/// <summary>A stretch of a message's text that stands in one column; no phrase goes beyond it.</summary>
/// <param name="Column">Exactly one column.</param>
/// <param name="Text">The text as it was said, any length.</param>
/// <param name="Line">The line of the log file, counted from 1, in which the text begins.</param>
internal sealed record TextRun(TextColumns Column, string Text, int Line)
{
    /// <summary>
    /// The text's line breaks are none of the file: a string inside a tool's JSON, or a file beside
    /// the log.
    /// </summary>
    public bool IsOnOneLine { get; init; }

    /// <summary>The line of the log file in which the character at <paramref name="index"/> stands.</summary>
    public int LineAt(int index) => IsOnOneLine ? Line : Line + Text.AsSpan(0, index).Count('\n');
}
