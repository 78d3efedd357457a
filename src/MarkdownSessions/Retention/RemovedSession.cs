using MarkdownSessions.Model;

namespace MarkdownSessions.Retention;

/// <summary>What became of one session.</summary>
/// <param name="Id">The session.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Files">How many files it has; 0 when they were not looked at.</param>
/// <param name="Bytes">How long they are together.</param>
/// <param name="Place">Where it lies now, absolute; null where it was or nowhere.</param>
/// <param name="Reason">Why it was skipped or failed, without a full stop; null otherwise.</param>
public sealed record RemovedSession(SessionId Id, RemovalOutcome Outcome, int Files, long Bytes, string? Place, string? Reason)
{
    /// <summary>A copy that takes room in a trash until that is emptied: its folder, absolute; null when none stays.</summary>
    public string? Kept { get; init; }

    /// <summary>The archive that it was brought back from, absolute; null for the trash, and for what was not restored.</summary>
    public string? From { get; init; }

    /// <summary>An archive that still holds a copy of what came back from the trash, absolute; null for none.</summary>
    public string? StaysIn { get; init; }

    /// <summary>What kind of failure it was; null unless <see cref="Outcome"/> is <see cref="RemovalOutcome.Failed"/>.</summary>
    public VaultError? Error { get; init; }

    /// <summary>A session of which a disk's or user's right's failure was told.</summary>
    internal static RemovedSession OfFailure(SessionId id, Exception failure)
    {
        var told = failure as VaultException ?? VaultException.FromDisk(failure);
        return new(id, RemovalOutcome.Failed, 0, 0, null, told.Message) { Error = told.Error };
    }
}
