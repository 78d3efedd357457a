using MarkdownSessions.Indexing;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions;

/// <summary>
/// A vault of sessions: the one way into the library. Every verb works on the files; the index is
/// brought up to date on the way and may be deleted at any time. One instance serves one thread;
/// processes and machines may work on the same vault at once.
/// </summary>
public sealed partial class Vault : IDisposable
{
    private readonly VaultPaths paths;
    private readonly VaultOptions options;
    private readonly IVaultFiles files;
    private readonly VaultLocks locks;
    private readonly VaultIndex index;
    private readonly Dictionary<SessionId, SessionAppender> appenders = [];

    private Vault(VaultPaths paths, VaultOptions options)
    {
        this.paths = paths;
        this.options = options;
        files = options.Files;
        locks = new(files, paths, options.Clock);
        index = new(files, paths, locks, options.Writer, options.Engine, options.Clock);
    }

    /// <summary>The folder that the vault is, absolute.</summary>
    public string Root => paths.Root;

    /// <summary>Whether its sessions are its direct children, as in an archive.</summary>
    public bool IsBare => paths.IsBare;

    /// <summary>How the index stood at the last answer.</summary>
    public IndexReport Index => index.Report;

    /// <summary>Opens a vault.</summary>
    /// <param name="root">A folder with <c>.crucible/sessions</c> in it, or a bare folder of sessions such as an archive.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <exception cref="VaultException">There is no vault, or it cannot be read.</exception>
    public static Vault Open(string root, VaultOptions? options = null)
    {
        options ??= new();
        var found = FindAny(Path.GetFullPath(root), options.Files) ?? throw VaultException.NoVault(root);
        return new(found, options);
    }

    /// <summary>Opens a vault and makes it when there is none.</summary>
    /// <exception cref="VaultException">It cannot be made.</exception>
    public static Vault OpenOrCreate(string root, VaultOptions? options = null)
    {
        options ??= new();
        string folder = Path.GetFullPath(root);

        // Who died while making a vault left what looks like an empty archive: it is made a whole vault.
        var found = Find(folder, options.Files) ?? VaultPaths.OfVault(folder);
        Make(options.Files, found);
        return new(found, options);
    }

    /// <summary>Whether a folder is a vault.</summary>
    /// <exception cref="VaultException">It cannot be read.</exception>
    public static bool IsVault(string root, IVaultFiles files) => Find(Path.GetFullPath(root), files) is not null;

    /// <summary>
    /// The vault that a folder lies in: upwards the first one with <c>.crucible/sessions</c> in it; where there is none,
    /// the bare folder of sessions that the folder is, or of which it lies in a session.
    /// </summary>
    /// <param name="folder">Where to begin.</param>
    /// <param name="files">The disk.</param>
    /// <returns>The vault's folder; null when there is none.</returns>
    public static string? FindAround(string folder, IVaultFiles files)
    {
        ArgumentNullException.ThrowIfNull(files);
        string from = Path.GetFullPath(folder);

        // What a vault keeps for itself, such as its archive or trash, looks like a bare folder: the vault goes first.
        return Upwards(from).FirstOrDefault(above => files.Stat(VaultPaths.OfVault(above).Sessions) is { Kind: FileKind.Folder })
            ?? Upwards(from).FirstOrDefault(above => IsBareAround(above, from, files));
    }

    /// <summary>The path as messages and answers tell it: from the vault's root on, with '/'.</summary>
    public string Relative(string path) => paths.Relative(path);

    /// <summary>A file of a session, relative to the vault, with '/'.</summary>
    /// <param name="session">The session.</param>
    /// <param name="name">The file, relative to the session's folder.</param>
    public string PathOf(SessionId session, string name) => paths.Relative(Path.Join(paths.Session(session), name));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var appender in appenders.Values)
        {
            appender.Dispose();
        }

        index.Dispose();
    }

    private static void Make(IVaultFiles files, VaultPaths vault)
    {
        try
        {
            VaultScaffold.Make(files, vault);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw VaultException.NotMade(vault.Root, e);
        }
    }

    private static IEnumerable<string> Upwards(string folder)
    {
        for (string? above = folder; above is not null; above = Path.GetDirectoryName(above))
        {
            yield return above;
        }
    }

    // Of a folder above only if the way leads through one of its sessions: a copy of a session that lies in somebody's
    // home must not make the home a vault for all that lies below.
    private static bool IsBareAround(string folder, string from, IVaultFiles files)
    {
        try
        {
            return folder == from
                ? FindAny(folder, files) is not null
                : SessionId.TryParse(Path.GetRelativePath(folder, from).Split(Path.DirectorySeparatorChar)[0], out var id)
                    && SessionFolders.Find(files, VaultPaths.OfSessionFolder(folder), id) is not null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or VaultException)
        {
            // Nobody named this folder: one that cannot be read is none.
            return false;
        }
    }

    private static VaultPaths? FindAny(string folder, IVaultFiles files) => Find(folder, files) ?? FindEmptyArchive(folder, files);

    private static VaultPaths? Find(string folder, IVaultFiles files) => OnDisk(() =>
    {
        var vault = VaultPaths.OfVault(folder);
        if (files.Stat(vault.Sessions) is { Kind: FileKind.Folder })
        {
            return vault;
        }

        var bare = VaultPaths.OfSessionFolder(folder);
        bool hasSessions = files.Stat(folder) is { Kind: FileKind.Folder }
            && SessionFolders.List(files, bare, _ => false).Sessions.Count > 0;
        return hasSessions ? bare : null;
    });

    // An archive all of whose sessions were brought back: what a vault has besides it has not. Only read, never made.
    private static VaultPaths? FindEmptyArchive(string folder, IVaultFiles files) => OnDisk(() =>
    {
        var bare = VaultPaths.OfSessionFolder(folder);
        bool isEmptyArchive = files.Stat(bare.Locks) is { Kind: FileKind.Folder }
            && files.Stat(bare.GitIgnore) is not null
            && files.Stat(bare.GitAttributes) is null;
        return isEmptyArchive ? bare : null;
    });

    private SessionFolder? Find(SessionId session) => OnDisk(() => SessionFolders.Find(files, paths, session));

    // A failure of the disk is told as a situation that a caller can act on.
    private static T OnDisk<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw VaultException.FromDisk(e);
        }
    }
}
