using MarkdownSessions.Indexing;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Verification;

/// <summary>Compares the index with the files; one that is not there is no fault.</summary>
/// <param name="files">The disk.</param>
/// <param name="paths">The vault.</param>
/// <param name="writer">Whose index is used.</param>
/// <param name="engine">The engine.</param>
/// <param name="clock">The time.</param>
internal sealed class IndexCheck(IVaultFiles files, VaultPaths paths, string writer, IIndexEngine engine, TimeProvider clock)
{
    private readonly IndexGenerations generations = IndexGenerations.Of(files, paths, writer, engine);

    /// <summary>Opens the index and compares.</summary>
    /// <param name="sessions">Whose documents are compared.</param>
    /// <param name="isWanted">Whether a session is looked at.</param>
    /// <param name="deep">Compare documents; otherwise stamps of files, and whether its storage is sound.</param>
    /// <param name="findings">Makes the list for a session, or for the vault.</param>
    /// <param name="cancel">Ends the reading.</param>
    /// <returns>How closely it was looked at.</returns>
    public IndexDepth Check(
        IReadOnlyList<SessionFolder> sessions,
        Func<SessionId, bool> isWanted,
        bool deep,
        Func<SessionId?, FindingList> findings,
        CancellationToken cancel)
    {
        try
        {
            if (!generations.Exists)
            {
                return IndexDepth.None;
            }

            using var index = generations.Open();
            var depth = deep ? IndexDepth.Content : IndexDepth.Storage;
            if (DamageOf(index, depth) is { } damage)
            {
                // It opens: a question that does not come upon the damage is answered from it all the same.
                findings(null).Add(FindingKind.IndexWrong, paths.Index(writer), $"it is damaged: {damage}");
                return depth;
            }

            foreach (var drift in Compare(index, sessions, deep, cancel).Where(drift => isWanted(drift.Session)))
            {
                findings(drift.Session).Add(KindOf(drift.Kind), paths.Session(drift.Session), drift.Problem);
            }

            return depth;
        }
        catch (Exception e) when (e is IndexUnavailableException or IOException or UnauthorizedAccessException)
        {
            findings(null).Add(FindingKind.IndexUnusable, paths.Index(writer), $"it cannot be used: {e.Message}");
            return IndexDepth.None;
        }
    }

    private static string? DamageOf(ISessionIndex index, IndexDepth depth)
    {
        try
        {
            return index.FindDamage(depth);
        }
        catch (IndexUnavailableException e) when (!e.IsBusy)
        {
            return e.Message;
        }
    }

    private IEnumerable<SessionDrift> Compare(ISessionIndex index, IReadOnlyList<SessionFolder> sessions, bool deep, CancellationToken cancel)
    {
        var check = new DriftCheck(files, paths, clock);
        var drifted = new HashSet<SessionId>();
        foreach (var drift in check.Compare(index))
        {
            drifted.Add(drift.Session);
            yield return drift;
        }

        foreach (var session in deep ? sessions.Where(session => !drifted.Contains(session.Id)) : [])
        {
            cancel.ThrowIfCancellationRequested();
            if (check.CompareDocuments(index, session) is { } wrong)
            {
                yield return wrong;
            }
        }
    }

    private static FindingKind KindOf(DriftKind kind) => kind switch
    {
        DriftKind.Missing => FindingKind.IndexMissing,
        DriftKind.Stale => FindingKind.IndexStale,
        DriftKind.Extra => FindingKind.IndexExtra,
        _ => FindingKind.IndexWrong,
    };
}
