using MarkdownSessions.Indexing;

namespace MarkdownSessions;

/// <summary>What one look at the vault did while it was watched.</summary>
/// <param name="Read">Sessions that had changed and were read.</param>
/// <param name="Removed">Sessions that are gone.</param>
/// <param name="IsLimited">The system does not tell of every change: the vault is looked at every few seconds instead.</param>
/// <param name="Index">How the index stands.</param>
public sealed record WatchReport(int Read, int Removed, bool IsLimited, IndexReport Index);
