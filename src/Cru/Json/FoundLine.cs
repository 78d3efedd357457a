using MarkdownSessions.Grep;

namespace Cru.Json;

/// <summary>A line that <c>cru session grep</c> found, or one around it.</summary>
internal sealed record FoundLine
{
    public required string SessionId { get; init; }

    /// <summary>The file, relative to the vault.</summary>
    public required string Path { get; init; }

    /// <summary>Counted from 1.</summary>
    public required long Line { get; init; }

    /// <summary>The whole line of the file, without its line feed.</summary>
    public required string Text { get; init; }

    /// <summary>False for a line that is shown around a match.</summary>
    public required bool IsMatch { get; init; }

    /// <summary>The matches in the text: start and length in UTF-16 units.</summary>
    public required IReadOnlyList<int[]> Highlights { get; init; }

    public static FoundLine Of(GrepLine line) => new()
    {
        SessionId = line.Session.Value,
        Path = line.Path,
        Line = line.Line,
        Text = line.Text,
        IsMatch = line.IsMatch,
        Highlights = [.. line.Spans.Select(span => new[] { span.Start, span.Length })],
    };
}
