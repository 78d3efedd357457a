using System.Text;
using MarkdownSessions.Model;

namespace MarkdownSessions.Storage;

/// <summary>
/// Takes the locks of a vault (docs/reliability.md, "Locks"). Their order is vault, session, index: who holds a
/// later one never waits for an earlier one.
/// </summary>
internal sealed class VaultLocks(IVaultFiles files, VaultPaths paths, TimeProvider clock)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan VaultPatience = TimeSpan.FromSeconds(10);

    /// <summary>The vault's lock as all who write a session hold it, together.</summary>
    /// <exception cref="VaultException">Somebody holds it alone, or the lock cannot be made.</exception>
    public IFileLock ShareVault()
    {
        try
        {
            files.CreateFolder(paths.Locks);
            return Take(paths.VaultLock, LockMode.Shared, VaultPatience) ?? throw VaultException.VaultInUse(VaultPatience);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw VaultException.FromDisk(e);
        }
    }

    /// <summary>A session's lock.</summary>
    /// <param name="id">The session; it need not exist.</param>
    /// <param name="patience">How long to wait for another holder.</param>
    /// <exception cref="VaultException">Another process kept it, or it cannot be made.</exception>
    public IFileLock TakeSession(SessionId id, TimeSpan patience) =>
        TrySession(id, patience) ?? throw VaultException.Locked(id, patience, Holder(id));

    /// <summary>The same; null when another process kept it.</summary>
    /// <exception cref="VaultException">It cannot be made.</exception>
    public IFileLock? TrySession(SessionId id, TimeSpan patience)
    {
        try
        {
            files.CreateFolder(paths.Locks);
            return Take(paths.SessionLock(id), LockMode.Exclusive, patience);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw VaultException.FromDisk(e);
        }
    }

    /// <summary>The index's lock; null when another process kept it.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be made.</exception>
    public IFileLock? TryIndex(TimeSpan patience) => Take(paths.IndexLock, LockMode.Exclusive, patience);

    /// <summary>Who holds or held a session's lock, as far as the lock file tells; empty when it does not.</summary>
    public string Holder(SessionId id)
    {
        try
        {
            using var stream = files.OpenRead(paths.SessionLock(id));
            byte[] note = new byte[LockNote.MaxBytes];
            int length = stream.ReadAtLeast(note, note.Length, throwOnEndOfStream: false);
            return LockNoteText.Parse(Encoding.UTF8.GetString(note, 0, length)).Holder ?? "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private IFileLock? Take(string path, LockMode mode, TimeSpan patience) =>
        PatientLock.Take(files, path, mode, patience, LongestPause, clock);
}
