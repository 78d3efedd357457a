using MarkdownSessions.Indexing;
using MarkdownSessions.Model;
using MarkdownSessions.Search;

namespace MarkdownSessions;

/// <summary>A message, title or session that fits.</summary>
public sealed record SearchHit
{
    /// <summary>Its session.</summary>
    public required SessionSummary Session { get; init; }

    /// <summary>The file, relative to the vault, with '/'.</summary>
    public required string Path { get; init; }

    /// <summary>The line on which the first shown word stands, counted from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The message's id; null for a title or a session as a whole.</summary>
    public string? MessageId { get; init; }

    /// <summary>Who says it; null for a title or a session as a whole.</summary>
    public Role? Role { get; init; }

    /// <summary>When it was said; UTC ticks of 100 ns.</summary>
    public required long Ticks { get; init; }

    /// <summary>How well it fits, 0 or more; of the one question only, 65,536 to the unit.</summary>
    public required long Score { get; init; }

    /// <summary>Where the words of the question stand; less strict than the answer's for a hit that was added (<see cref="SearchRequest.FillTo"/>).</summary>
    public required SearchTier Tier { get; init; }

    /// <summary>The words around it.</summary>
    public required Snippet Snippet { get; init; }

    /// <summary>The lines around it; null when none were asked for.</summary>
    public HitContext? Context { get; init; }

    /// <summary>Hits that are folded under this one: copies in branches, others in sub-agents of the same session.</summary>
    public int Folded { get; init; }
}
