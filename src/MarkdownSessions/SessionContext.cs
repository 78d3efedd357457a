using MarkdownSessions.Storage;

namespace MarkdownSessions;

/// <summary>What to go on with: the newest summary and what came after it, as far as the budget goes.</summary>
public sealed record SessionContext
{
    /// <summary>The summary, if there is one, and the newest messages; thinking is left out, tool results may be shortened.</summary>
    public required SessionReading Reading { get; init; }

    /// <summary>The newest summary, which is the first of the messages; null when none was found.</summary>
    public Message? Summary { get; init; }

    /// <summary>What the messages take, in tokens as <see cref="ContextRequest.Tokens"/> counts them.</summary>
    public required int Tokens { get; init; }

    /// <summary>How much of the log lies between the summary, or else its start, and the oldest of the messages; in bytes.</summary>
    public required long LeftOutBytes { get; init; }

    /// <summary>How many texts were shortened.</summary>
    public required int Shortened { get; init; }
}
