using MarkdownSessions.Model;

namespace MarkdownSessions.Search;

/// <summary>What a message's facts take from its session and its own footer.</summary>
internal sealed record MessageHead
{
    /// <summary>The session's id.</summary>
    public required SessionId Session { get; init; }

    /// <summary>The session's type, such as <c>chat</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The agent; null when the session names none.</summary>
    public string? Agent { get; init; }

    /// <summary>The model of the message, else of the session; null when neither names one.</summary>
    public string? Model { get; init; }
}
