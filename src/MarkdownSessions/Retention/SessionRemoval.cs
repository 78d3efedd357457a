using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Retention;

/// <summary>Takes sessions out of a vault, one after the other, each under its lock (docs/reliability.md, "Removal").</summary>
internal sealed class SessionRemoval
{
    private readonly VaultPaths paths;
    private readonly VaultPaths? archive;
    private readonly VaultLocks locks;
    private readonly VaultOptions options;
    private readonly RemovalRequest request;
    private readonly IVaultFiles files;
    private readonly Trash trash;
    private readonly Ledger ledger;

    public SessionRemoval(VaultPaths paths, VaultPaths? archive, VaultLocks locks, VaultOptions options, RemovalRequest request)
    {
        this.paths = paths;
        this.archive = archive;
        this.locks = locks;
        this.options = options;
        this.request = request;
        files = options.Files;
        trash = new(files, paths);
        ledger = new(files, paths, options.Writer);
    }

    /// <summary>Removes one session.</summary>
    /// <returns>What became of it; a disk's failure is told, not thrown.</returns>
    public RemovedSession Remove(SessionId id, CancellationToken cancel)
    {
        try
        {
            using var held = locks.TrySession(id, TimeSpan.Zero);
            return held is null
                ? Skipped(id, $"another process writes it{Named(locks.Holder(id))}")
                : RemoveHeld(id, cancel);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or VaultException)
        {
            return RemovedSession.OfFailure(id, e);
        }
    }

    private RemovedSession RemoveHeld(SessionId id, CancellationToken cancel)
    {
        if (SessionFolders.Find(files, paths, id) is not { } folder)
        {
            return Skipped(id, "it is not in this vault any more");
        }

        if (request.OlderThan is { } limit && TooYoung(folder, limit) is { } young)
        {
            return Skipped(id, young);
        }

        return archive is null ? Discard(id) : Archive(id, archive, cancel);
    }

    // The index may be wrong: what counts stands in the files.
    private string? TooYoung(SessionFolder folder, DateTimeOffset limit)
    {
        var newest = SessionAge.Newest(files, folder);
        return newest is null ? "no entry of it has a time"
            : newest >= limit ? $"its newest entry is of {Timestamp.From(newest.Value)}, or it was branched then"
            : null;
    }

    private RemovedSession Discard(SessionId id)
    {
        var survey = FolderSurvey.Of(files, paths.Session(id));
        string place = trash.Put(id, options.Clock.GetUtcNow());
        PurgeIfAsked(id, place);

        // After the move: the trash tells by itself what lies there.
        var facts = Facts.Empty.With("files", survey.Files.Count).With("bytes", survey.Bytes);
        ledger.Add(Line(request.Purge ? "purged" : "deleted", id, facts));
        return request.Purge
            ? new(id, RemovalOutcome.Purged, survey.Files.Count, survey.Bytes, null, null)
            : new(id, RemovalOutcome.Trashed, survey.Files.Count, survey.Bytes, place, null);
    }

    private RemovedSession Archive(SessionId id, VaultPaths to, CancellationToken cancel)
    {
        using var there = new VaultLocks(files, to, options.Clock).TrySession(id, TimeSpan.Zero);
        if (there is null)
        {
            return Skipped(id, "another process moves it to or from the archive");
        }

        var transfer = new SessionTransfer(files, paths, to, options.Clock, cancel).Run(id);
        if (transfer.Outcome is not (TransferOutcome.Copied or TransferOutcome.WasThere))
        {
            return Skipped(id, Reason(transfer, to, id));
        }

        var facts = Facts.Empty
            .With("to", to.Root)
            .With("files", transfer.Files)
            .With("bytes", transfer.Bytes)
            .With("sha256", transfer.Digest);
        ledger.Add(Line("archived", id, facts));
        string place = trash.Put(id, options.Clock.GetUtcNow());
        PurgeIfAsked(id, place);
        return new(id, RemovalOutcome.Archived, transfer.Files, transfer.Bytes, to.Session(id), null) { Kept = request.Purge ? null : place };
    }

    private void PurgeIfAsked(SessionId id, string place)
    {
        if (request.Purge)
        {
            trash.Purge(new(id, default, place));
        }
    }

    private LedgerLine Line(string verb, SessionId id, Facts facts) =>
        new(Timestamp.From(options.Clock.GetUtcNow()), verb, id, request.Why is { } why ? facts.With("why", why) : facts);

    private static string Reason(Transfer transfer, VaultPaths to, SessionId id) => transfer.Outcome switch
    {
        TransferOutcome.Conflict => $"{to.Session(id)} holds other files under this id; move it away, or restore it under another vault",
        TransferOutcome.Odd => $"'{transfer.Odd}' in it is a link or device, which an archive would not hold; move it away",
        _ => "its files changed while they were copied; try again",
    };

    private static string Named(string holder) => holder.Length == 0 ? "" : $" ({holder})";

    private static RemovedSession Skipped(SessionId id, string reason) => new(id, RemovalOutcome.Skipped, 0, 0, null, reason);
}
