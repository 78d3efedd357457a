namespace Cru.Json;

/// <summary>What <c>cru session continue --json</c> prints.</summary>
internal sealed record ContinueDocument
{
    public int SchemaVersion { get; init; } = 1;

    public required string Vault { get; init; }

    public required string SessionId { get; init; }

    /// <summary>The title somebody gave; null when nobody did.</summary>
    public string? Title { get; init; }

    /// <summary>The message that is the newest summary, the first one of <c>messages</c>; null when none was found.</summary>
    public string? SummaryId { get; init; }

    /// <summary>What was asked for at most, at 4 bytes a token.</summary>
    public required int BudgetTokens { get; init; }

    /// <summary>What the messages take.</summary>
    public required int Tokens { get; init; }

    /// <summary>How many bytes of the log lie between the summary, or the start, and the oldest of the other messages.</summary>
    public required long LeftOutBytes { get; init; }

    /// <summary>How many texts were shortened.</summary>
    public required int Shortened { get; init; }

    public required IReadOnlyList<MessageLine> Messages { get; init; }
}
