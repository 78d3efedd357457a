using MarkdownSessions.Format;
using MarkdownSessions.Model;

namespace MarkdownSessions;

/// <summary>What a caller gives to make a session; what it leaves out is minted.</summary>
public sealed record SessionDraft
{
    /// <summary><c>chat</c>, <c>agent</c>, <c>workflow</c>, <c>plugin</c> or a type of the caller's own.</summary>
    public string Type { get; init; } = "chat";

    /// <summary>The id; null mints <c>type-yyyyMMdd-xxxxxxxx</c>.</summary>
    public SessionId? Id { get; init; }

    /// <summary>The title; null leaves it to the first words that a person says.</summary>
    public string? Title { get; init; }

    /// <summary>When it starts; null means now.</summary>
    public Timestamp? Started { get; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Other fields of the head (docs/format.md, "Front matter"), in order.</summary>
    public IReadOnlyList<FrontMatterField> Fields { get; init; } = [];
}
