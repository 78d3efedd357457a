using MarkdownSessions.Model;

namespace MarkdownSessions.Grep;

/// <summary>A line of a segment that the expression found, or one beside it.</summary>
public sealed record GrepLine
{
    /// <summary>The session.</summary>
    public required SessionId Session { get; init; }

    /// <summary>The segment, relative to the vault, with '/'.</summary>
    public required string Path { get; init; }

    /// <summary>Counted from 1.</summary>
    public required long Line { get; init; }

    /// <summary>The line as it stands in the file, without its LF; bytes that are no UTF-8 are U+FFFD.</summary>
    public required string Text { get; init; }

    /// <summary>The expression matches here; false for a line that is shown around one.</summary>
    public required bool IsMatch { get; init; }

    /// <summary>Where it matches, in order and without overlap; none for a line around a match. Looked for when asked.</summary>
    public IReadOnlyList<GrepSpan> Spans => IsMatch ? Pattern?.Spans(Text) ?? [] : [];

    internal GrepPattern? Pattern { get; init; }
}
