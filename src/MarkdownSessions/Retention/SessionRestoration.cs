using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Retention;

/// <summary>Brings sessions back into a vault: from its trash by a rename, from an archive by a compared copy.</summary>
internal sealed class SessionRestoration
{
    private readonly VaultPaths paths;
    private readonly VaultLocks locks;
    private readonly VaultOptions options;
    private readonly IVaultFiles files;
    private readonly Ledger ledger;

    public SessionRestoration(VaultPaths paths, VaultLocks locks, VaultOptions options)
    {
        this.paths = paths;
        this.locks = locks;
        this.options = options;
        files = options.Files;
        ledger = new(files, paths, options.Writer);
    }

    /// <summary>Brings one session back.</summary>
    /// <param name="removed">Where it lies.</param>
    /// <param name="cancel">Ends a copy; nothing of it stays.</param>
    /// <returns>What became of it; a disk's failure is told, not thrown.</returns>
    public RemovedSession Restore(RemovedPlace removed, CancellationToken cancel)
    {
        try
        {
            using var held = locks.TrySession(removed.Id, TimeSpan.Zero);
            return held is null ? new(removed.Id, RemovalOutcome.Skipped, 0, 0, null, "another process writes or moves it")
                : removed.Archive is { } archive ? FromArchive(removed.Id, archive, cancel)
                : FromTrash(removed.Id, removed.Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or VaultException)
        {
            return RemovedSession.OfFailure(removed.Id, e);
        }
    }

    private RemovedSession FromTrash(SessionId id, string place)
    {
        if (files.Stat(paths.Session(id)) is not null)
        {
            return IsThere(id, place);
        }

        files.CreateFolder(paths.Sessions);
        files.Move(place, paths.Session(id));
        var survey = FolderSurvey.Of(files, paths.Session(id));
        ledger.Add(Line(id, Facts.Empty.With("from", "trash").With("files", survey.Files.Count).With("bytes", survey.Bytes)));
        return new(id, RemovalOutcome.Restored, survey.Files.Count, survey.Bytes, paths.Session(id), null);
    }

    private RemovedSession FromArchive(SessionId id, VaultPaths archive, CancellationToken cancel)
    {
        using var there = LockIfWritable(archive, id);
        var transfer = new SessionTransfer(files, archive, paths, options.Clock, cancel).Run(id);
        if (transfer.Outcome is not (TransferOutcome.Copied or TransferOutcome.WasThere))
        {
            return transfer.Outcome is TransferOutcome.Conflict
                ? IsThere(id, archive.Session(id))
                : new(id, RemovalOutcome.Skipped, 0, 0, null, $"{archive.Session(id)} cannot be copied: it has links, or changes just now");
        }

        ledger.Add(Line(
            id,
            Facts.Empty.With("from", archive.Root).With("files", transfer.Files).With("bytes", transfer.Bytes).With("sha256", transfer.Digest)));
        var (kept, remark) = Clear(archive, id);
        return new(id, RemovalOutcome.Restored, transfer.Files, transfer.Bytes, paths.Session(id), remark) { Kept = kept, From = archive.Root };
    }

    // An archive on a medium that cannot be written is restored from all the same.
    private IFileLock? LockIfWritable(VaultPaths archive, SessionId id)
    {
        try
        {
            return new VaultLocks(files, archive, options.Clock).TakeSession(id, options.LockPatience);
        }
        catch (VaultException e) when (e.Error is VaultError.NotPermitted or VaultError.DiskFailed)
        {
            return null;
        }
    }

    private (string? Kept, string? Remark) Clear(VaultPaths archive, SessionId id)
    {
        try
        {
            return (new Trash(files, archive).Put(id, options.Clock.GetUtcNow()), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, $"the archive keeps its copy: {e.Message}");
        }
    }

    private static RemovedSession IsThere(SessionId id, string other) => new(
        id, RemovalOutcome.Skipped, 0, 0, null, $"a session of this id is in the vault with other files; '{other}' was left as it is");

    private LedgerLine Line(SessionId id, Facts facts) => new(Timestamp.From(options.Clock.GetUtcNow()), "restored", id, facts);
}
