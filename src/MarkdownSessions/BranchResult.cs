using MarkdownSessions.Model;

namespace MarkdownSessions;

/// <summary>A session that parted from another.</summary>
/// <param name="Session">The new one.</param>
/// <param name="From">The original.</param>
/// <param name="At">The last message that was copied.</param>
/// <param name="IndexBehind">Why the index does not hold it yet; null when it does.</param>
public sealed record BranchResult(SessionId Session, SessionId From, string At, string? IndexBehind);
