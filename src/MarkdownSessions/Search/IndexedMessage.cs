using MarkdownSessions.Model;

namespace MarkdownSessions.Search;

/// <summary>A message as the log shows it, ready to become an <see cref="IndexDocument"/>.</summary>
internal sealed record IndexedMessage
{
    /// <summary>1 for the session's first message.</summary>
    public required int Ordinal { get; init; }

    /// <summary>The message's id, without a continuation.</summary>
    public required string Id { get; init; }

    /// <summary>When it was said: UTC ticks of 100 ns.</summary>
    public required long Ticks { get; init; }

    /// <summary>Who says it.</summary>
    public required Role Role { get; init; }

    /// <summary>All parts of all its entries.</summary>
    public required IReadOnlyList<PlacedPart> Parts { get; init; }

    /// <summary>What is known of its session.</summary>
    public required MessageHead Head { get; init; }

    /// <summary>Where it lies; the fingerprint is put in by the builder.</summary>
    public required MessagePlace Place { get; init; }
}
