namespace MarkdownSessions.Retention;

/// <summary>What removing or bringing back sessions did.</summary>
/// <param name="Sessions">One after the other as they were taken.</param>
/// <param name="Elapsed">Time it took.</param>
public sealed record RemovalReport(IReadOnlyList<RemovedSession> Sessions, TimeSpan Elapsed)
{
    /// <summary>Whether every session went where it was to go.</summary>
    public bool IsComplete => Sessions.All(session => session.Outcome is not (RemovalOutcome.Skipped or RemovalOutcome.Failed));
}
