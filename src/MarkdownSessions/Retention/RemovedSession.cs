using MarkdownSessions.Model;

namespace MarkdownSessions.Retention;

/// <summary>What became of one session.</summary>
/// <param name="Id">The session.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Files">How many files it has; 0 when they were not looked at.</param>
/// <param name="Bytes">How long they are together.</param>
/// <param name="Place">Where it lies now, absolute; null where it was or nowhere.</param>
/// <param name="Reason">Why it was skipped or failed, without a full stop; null otherwise.</param>
public sealed record RemovedSession(SessionId Id, RemovalOutcome Outcome, int Files, long Bytes, string? Place, string? Reason);
