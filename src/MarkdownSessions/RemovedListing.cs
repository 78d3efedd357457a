using MarkdownSessions.Retention;

namespace MarkdownSessions;

/// <summary>What was archived or deleted.</summary>
/// <param name="Sessions">What can be brought back, as it is found: the trash's newest first, then the archives'.</param>
/// <param name="Lost">What the ledgers say was archived, and is not to be found; empty when one archive was asked for.</param>
public sealed record RemovedListing(IReadOnlyList<RestorableSession> Sessions, IReadOnlyList<LostSession> Lost);
