using MarkdownSessions.Model;

namespace MarkdownSessions.Statistics;

/// <summary>What of a message is counted.</summary>
internal sealed record CountedMessage
{
    /// <summary>UTC ticks of 100 ns.</summary>
    public required long Ticks { get; init; }

    /// <summary>Who speaks.</summary>
    public required Role Role { get; init; }

    /// <summary>A person asks here (docs/importers.md, "Who speaks").</summary>
    public bool IsPrompt { get; init; }

    /// <summary>The model that said it; null when the log names none.</summary>
    public string? Model { get; init; }

    /// <summary>Null when the log tells none.</summary>
    public TokenUsage? Tokens { get; init; }

    /// <summary>The source's own cost in US dollars; null when it tells none.</summary>
    public decimal? Cost { get; init; }

    /// <summary>
    /// Tells messages apart over all sessions, by id and time: a session that was taken up again, or branched, begins with
    /// copies, which were said and paid once.
    /// </summary>
    public required UInt128 Fingerprint { get; init; }

    /// <summary>The tools that are called, in order.</summary>
    public IReadOnlyList<string> Calls { get; init; } = [];

    /// <summary>The calls whose failure stands here.</summary>
    public IReadOnlyList<FailedCall> Errors { get; init; } = [];

    /// <summary>The files that the calls name.</summary>
    public IReadOnlyList<FileUse> Files { get; init; } = [];
}
