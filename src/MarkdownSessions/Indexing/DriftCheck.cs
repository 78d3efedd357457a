using MarkdownSessions.Model;
using MarkdownSessions.Search;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Indexing;

/// <summary>Compares an index with the files and changes neither (docs/reliability.md, "Verify").</summary>
internal sealed class DriftCheck(IVaultFiles files, VaultPaths paths, TimeProvider clock)
{
    private readonly FreshnessCheck freshness = new(files, paths, clock);

    /// <summary>Compares what the index knows of each session with the stamps of its files.</summary>
    /// <exception cref="IndexUnavailableException">The index cannot be asked.</exception>
    public IEnumerable<SessionDrift> Compare(ISessionIndex index)
    {
        foreach (var pending in freshness.Compare(index, new SyncReport(), TimeLimit.None, CancellationToken.None))
        {
            // A new time on the same bytes changes no answer.
            if (pending.Kind is not PendingKind.Restamp)
            {
                yield return Told(index, pending);
            }
        }
    }

    /// <summary>
    /// Reads a session as if to index it anew and compares the outcome with what the index holds: its line in
    /// the list, how many messages, where each lies, and the checksum of each one's text.
    /// </summary>
    /// <returns>The first difference; null when there is none.</returns>
    /// <exception cref="IndexUnavailableException">The index cannot be asked.</exception>
    public SessionDrift? CompareDocuments(ISessionIndex index, SessionFolder folder)
    {
        if (index.Session(folder.Id) is not { } known)
        {
            return null;
        }

        SessionSummary? summary = null;
        foreach (var change in new SessionIndexer(new(files, folder, clock)).All())
        {
            summary = change.Summary;
            foreach (var document in change.Title is { } title ? change.Documents.Append(title) : change.Documents)
            {
                if (index.Locate(known.Number, document.Ordinal) != document.Place)
                {
                    return Wrong(folder, $"the index says something else of {Named(document)}");
                }
            }
        }

        bool hasMore = index.Locate(known.Number, summary!.Messages + 1) is not null;
        return hasMore ? Wrong(folder, "the index holds messages that the files lack")
            : Says(known.Summary, summary) ? null
            : Wrong(folder, "the index lists the session with other facts than the files");
    }

    private static SessionDrift Told(ISessionIndex index, PendingSession pending) => pending.Kind switch
    {
        PendingKind.Remove => new(pending.Id, DriftKind.Extra, "the index holds it, and its files are gone"),
        _ when index.Stamps(pending.Id).Count == 0 => new(pending.Id, DriftKind.Missing, "the index lacks it"),
        _ => new(pending.Id, DriftKind.Stale, "its files changed since the index read them"),
    };

    private static SessionDrift Wrong(SessionFolder folder, string problem) => new(folder.Id, DriftKind.Wrong, problem);

    private static string Named(IndexDocument document) =>
        document.Ordinal == 0 ? "the title" : FormattableString.Invariant($"message {document.Ordinal}");

    // Where reading resumes is the index's own affair; lists compare by their items.
    private static bool Says(SessionSummary known, SessionSummary read) =>
        known.Tags.SequenceEqual(read.Tags, StringComparer.Ordinal)
        && Bare(known) == Bare(read);

    private static SessionSummary Bare(SessionSummary summary) =>
        summary with { Tags = [], Resume = ResumePoint.Start, SettledUsage = SessionUsage.None };
}
