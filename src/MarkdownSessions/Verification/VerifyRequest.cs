using MarkdownSessions.Model;

namespace MarkdownSessions.Verification;

/// <summary>What is checked.</summary>
public sealed record VerifyRequest
{
    /// <summary>Only these sessions, and nothing of the vault besides; empty checks all.</summary>
    public IReadOnlyList<SessionId> Sessions { get; init; } = [];

    /// <summary>
    /// Also read every artifact and compare it with the hash in its name, compare each message with what the
    /// index holds of it, and compare sessions that are also archived byte by byte.
    /// </summary>
    public bool Deep { get; init; }
}
