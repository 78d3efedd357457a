using MarkdownSessions.Search;

namespace Cru.Picking;

/// <summary>A hit as the picker shows it; all texts are safe and on one line.</summary>
internal sealed record PickerHit
{
    /// <summary>The session's id.</summary>
    public required string Session { get; init; }

    /// <summary>The file, relative to the vault.</summary>
    public required string Path { get; init; }

    /// <summary>The line of the file, counted from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Null for a title or a session as a whole.</summary>
    public string? MessageId { get; init; }

    /// <summary>When it was said, to the minute.</summary>
    public required string Time { get; init; }

    /// <summary>Who says it; empty for a title or a session as a whole.</summary>
    public required string Role { get; init; }

    /// <summary>The session's title.</summary>
    public required string Title { get; init; }

    /// <summary>The words around it.</summary>
    public required string Snippet { get; init; }

    /// <summary>What was looked for, in the snippet.</summary>
    public IReadOnlyList<Highlight> Highlights { get; init; } = [];

    /// <summary>What was looked for, in words.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];
}
