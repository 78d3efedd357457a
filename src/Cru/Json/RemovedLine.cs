using MarkdownSessions;
using MarkdownSessions.Model;
using MarkdownSessions.Retention;

namespace Cru.Json;

/// <summary>What became of a session, or would.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="Outcome"><c>planned</c>, <c>archived</c>, <c>trashed</c>, <c>purged</c>, <c>restored</c>, <c>skipped</c> or <c>failed</c>.</param>
/// <param name="Title">Its title; null where it was not looked up.</param>
/// <param name="LastActivity">The time of its newest entry; null where it was not looked up.</param>
/// <param name="Files">How many files it has; 0 when they were not counted.</param>
/// <param name="Bytes">How long they are together.</param>
/// <param name="Place">Where it lies now, absolute; null where it was or nowhere.</param>
/// <param name="Reason">Why it was skipped or failed; null otherwise.</param>
internal sealed record RemovedLine(
    string SessionId,
    string Outcome,
    string? Title,
    string? LastActivity,
    int Files,
    long Bytes,
    string? Place,
    string? Reason)
{
    /// <summary>When it was removed, for what can be restored or is to be deleted from the trash; null elsewhere.</summary>
    public string? Removed { get; init; }

    /// <summary>The archive that holds it, of what can be restored, also when its copy in the trash is taken; null for none.</summary>
    public string? Archive { get; init; }

    /// <summary>A copy that takes room in a trash until that is emptied: its folder, absolute; null when none stays.</summary>
    public string? Kept { get; init; }

    /// <summary>The archive that it was brought back from, absolute; null for the trash, and for what was not restored.</summary>
    public string? From { get; init; }

    /// <summary>An archive that still holds a copy of what came back from the trash, absolute; null for none.</summary>
    public string? StaysIn { get; init; }

    public static RemovedLine Of(RemovedSession session) => new(
        session.Id.Value,
        session.Outcome.ToString().ToLowerInvariant(),
        Title: null,
        LastActivity: null,
        session.Files,
        session.Bytes,
        session.Place,
        session.Reason)
    {
        Kept = session.Kept,
        From = session.From,
        StaysIn = session.StaysIn,
    };

    public static RemovedLine Planned(SessionId session) => new(session.Value, "planned", null, null, 0, 0, null, null);

    public static RemovedLine Planned(TrashedSession trashed) =>
        Planned(trashed.Id) with { Place = trashed.Path, Removed = Output.Amounts.Utc(trashed.Removed.UtcTicks) };

    public static RemovedLine Planned(RestorableSession session) =>
        new(session.Id.Value, "planned", session.Title, null, session.Files, session.Bytes, session.Place, null)
        {
            Removed = session.Removed is { } removed ? Output.Amounts.Utc(removed.UtcTicks) : null,
            Archive = session.Archive,
        };

    public static RemovedLine Planned(PlannedRemoval planned) => new(
        planned.Session.Id.Value,
        "planned",
        planned.Session.Title,
        Output.Amounts.Utc(planned.Session.LastTicks),
        planned.Files,
        planned.Bytes,
        Place: null,
        Reason: null);
}
