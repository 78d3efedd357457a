using MarkdownSessions.Indexing;
using MarkdownSessions.Model;
using MarkdownSessions.Retention;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Verification;

/// <summary>
/// Looks through a vault, changes nothing and takes no lock (docs/reliability.md, "Verify"). What is written
/// meanwhile may be found half there; a second run tells.
/// </summary>
internal sealed class VaultVerification
{
    private const int Threads = 2; // more do not help a disk

    private readonly IVaultFiles files;
    private readonly VaultPaths paths;
    private readonly VaultOptions options;
    private readonly RemovedPlaces removed;
    private readonly Ledger ledger;
    private readonly List<Finding> found = [];
    private readonly List<FindingList> lists = [];

    /// <summary>Prepares.</summary>
    /// <param name="paths">The vault.</param>
    /// <param name="options">How it is opened.</param>
    /// <param name="findVault">Tells whether a folder that the ledger names is an archive.</param>
    public VaultVerification(VaultPaths paths, VaultOptions options, Func<string, VaultPaths?> findVault)
    {
        this.paths = paths;
        this.options = options;
        files = options.Files;
        removed = new(files, paths, options.Writer, findVault);
        ledger = new(files, paths, options.Writer);
    }

    /// <summary>Checks what is asked for.</summary>
    /// <exception cref="IOException">The vault's folder cannot be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be listed.</exception>
    public VerifyReport Run(VerifyRequest request, IProgress<SyncProgress>? progress, CancellationToken cancel)
    {
        var listing = SessionFolders.List(files, paths, _ => false);
        var places = FindRemoved();
        var known = new KnownSessions(
            listing.Sessions.Select(session => session.Id).ToHashSet(),
            places.Select(place => place.Id).ToHashSet());
        var wanted = request.Sessions.ToHashSet();
        bool IsWanted(SessionId id) => wanted.Count == 0 || wanted.Contains(id);
        IReadOnlyList<SessionFolder> sessions = [.. listing.Sessions.Where(session => IsWanted(session.Id))];

        var read = CheckSessions(sessions, known, request.Deep, progress, cancel);
        Guarded(paths.Sessions, () => new ParentCheck(files, paths, read).Check(ListFor));
        if (wanted.Count == 0)
        {
            CheckVault(listing, places, known, request.Deep, cancel);
        }

        var depth = IndexDepth.None;
        if (options.Engine is { } engine)
        {
            // What cannot be read is told already; that the index lacks it follows.
            var unreadable = read.SelectMany(session => session.Findings)
                .Where(finding => finding.Kind == FindingKind.Unreadable)
                .Select(finding => finding.Session)
                .ToHashSet();
            depth = new IndexCheck(files, paths, options.Writer, engine, options.Clock)
                .Check(sessions, id => IsWanted(id) && !unreadable.Contains(id), request.Deep, ListFor, cancel);
        }

        return Report(read) with { IndexDepth = depth };
    }

    private CheckedSession[] CheckSessions(
        IReadOnlyList<SessionFolder> sessions,
        KnownSessions known,
        bool deep,
        IProgress<SyncProgress>? progress,
        CancellationToken cancel)
    {
        var check = new SessionCheck(files, paths, known, deep);
        var read = new CheckedSession[sessions.Count];
        var gate = new Lock();
        int done = 0;
        long bytes = 0;
        Parallel.For(0, sessions.Count, new ParallelOptions { MaxDegreeOfParallelism = Threads, CancellationToken = cancel }, at =>
        {
            read[at] = check.Check(sessions[at], cancel);
            lock (gate)
            {
                bytes += read[at].Bytes;
                progress?.Report(new(++done, sessions.Count, bytes));
            }
        });
        return read;
    }

    private void CheckVault(
        SessionListing listing, IReadOnlyList<RemovedPlace> places, KnownSessions known, bool deep, CancellationToken cancel)
    {
        var check = new VaultCheck(files, paths, ListFor(session: null));
        Guarded(paths.Sessions, () => check.CheckFolders(listing));
        Guarded(paths.Own, check.CheckLeftovers);
        Guarded(paths.Own, () => check.CheckLedger(ledger, known));
        check.CheckArchived(places, Restored(), known, deep, cancel);
    }

    private HashSet<SessionId> Restored()
    {
        HashSet<SessionId> restored = [];
        Guarded(paths.Own, () => restored = [.. ledger.ReadNewest().Where(newest => newest.Entry.Verb == "restored").Select(newest => newest.Entry.Session)]);
        return restored;
    }

    private IReadOnlyList<RemovedPlace> FindRemoved()
    {
        IReadOnlyList<RemovedPlace> places = [];
        Guarded(paths.Own, () => places = removed.All(_ => false));
        return places;
    }

    // What cannot be looked at is a finding, not the end of the check.
    private void Guarded(string path, Action look)
    {
        try
        {
            look();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            ListFor(session: null).Add(FindingKind.Unreadable, path, $"cannot be looked through: {e.Message}");
        }
    }

    private FindingList ListFor(SessionId? session)
    {
        var list = new FindingList(paths, session);
        lists.Add(list);
        return list;
    }

    private VerifyReport Report(CheckedSession[] read)
    {
        found.AddRange(read.SelectMany(session => session.Findings));
        found.AddRange(lists.SelectMany(list => list.Found));
        found.Sort(FindingOrder.Instance);
        return new()
        {
            Findings = found,
            Sessions = read.Length,
            Segments = read.Sum(session => session.Segments),
            Entries = read.Sum(session => session.Entries),
            Artifacts = read.Sum(session => session.Artifacts),
            Bytes = read.Sum(session => session.Bytes),
        };
    }
}
