using MarkdownSessions.Model;

namespace MarkdownSessions.Storage;

/// <summary>Where everything of a vault lies (docs/format.md, "Layout"); knows names only and touches no disk.</summary>
public sealed class VaultPaths
{
    /// <summary>What a file that is being written begins with, until it stands under its own name.</summary>
    internal const string TemporaryPrefix = ".tmp-";

    private const string OwnFolder = ".crucible";

    private VaultPaths(string root, string sessions, bool isBare)
    {
        Root = root;
        Sessions = sessions;
        IsBare = isBare;
        Own = Path.Join(root, OwnFolder);
    }

    /// <summary>The folder that the vault is, without a separator at its end.</summary>
    public string Root { get; }

    /// <summary>Whether the sessions are the root's direct children, as in an archive.</summary>
    public bool IsBare { get; }

    /// <summary><c>.crucible</c>: what the store itself keeps.</summary>
    public string Own { get; }

    /// <summary>The folder whose children are the sessions.</summary>
    public string Sessions { get; }

    /// <summary>Where sessions are archived to unless another folder is named.</summary>
    public string Archive => Path.Join(Own, "archive");

    /// <summary>Deleted sessions until they are purged.</summary>
    public string Trash => Path.Join(Own, "trash");

    /// <summary>The vault's settings.</summary>
    public string Config => Path.Join(Own, "config.yaml");

    /// <summary>Lock files; never deleted.</summary>
    public string Locks => Path.Join(Own, "locks");

    /// <summary>Staging of folders that are to appear whole, on the same file system.</summary>
    public string Tmp => Path.Join(Own, "tmp");

    /// <summary>What of the vault git keeps to itself.</summary>
    public string GitIgnore => Path.Join(Own, ".gitignore");

    /// <summary>How git treats the logs.</summary>
    public string GitAttributes => Path.Join(Own, ".gitattributes");

    /// <summary>Held shared by all, alone by a change of format.</summary>
    public string VaultLock => Path.Join(Locks, "vault.lock");

    /// <summary>Held alone by who writes the index.</summary>
    public string IndexLock => Path.Join(Locks, "index.lock");

    /// <summary>A folder with <c>.crucible</c> in it, or where one is to be made.</summary>
    /// <param name="root">Absolute.</param>
    public static VaultPaths OfVault(string root)
    {
        string folder = Checked(root);
        return new(folder, Path.Join(folder, OwnFolder, "sessions"), isBare: false);
    }

    /// <summary>A bare folder of sessions: they are its direct children, what is derived lies in its <c>.crucible</c>.</summary>
    /// <param name="root">Absolute.</param>
    public static VaultPaths OfSessionFolder(string root)
    {
        string folder = Checked(root);
        return new(folder, folder, isBare: true);
    }

    /// <summary>Whether the name is that of a file that was being written when its writer died.</summary>
    public static bool IsTemporary(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.StartsWith(TemporaryPrefix, StringComparison.Ordinal);
    }

    /// <summary>A session's folder.</summary>
    public string Session(SessionId id) => Path.Join(Sessions, id.Value);

    /// <summary>A session's attachments.</summary>
    public string Artifacts(SessionId id) => Path.Join(Session(id), "artifacts");

    /// <summary>What a machine archived, deleted and restored; only its own writer appends.</summary>
    public string Ledger(string writer) => Path.Join(Own, "ledger", $"{WriterName.Checked(writer)}.md");

    /// <summary>A machine's index; another's is never opened.</summary>
    public string Index(string writer) => Path.Join(Own, "index", WriterName.Checked(writer));

    /// <summary>
    /// The lock of a session: lower case, because ids that differ in case only are one session. The ids
    /// <c>vault</c> and <c>index</c> get a tilde, which no id can hold, so as not to meet the locks of that name.
    /// </summary>
    public string SessionLock(SessionId id)
    {
        string name = id.Value.ToLowerInvariant();
        string apart = name is "vault" or "index" ? "~" : "";
        return Path.Join(Locks, $"{name}{apart}.lock");
    }

    /// <summary>The path as messages and JSON tell it: from the vault's root on, with slashes.</summary>
    public string Relative(string path) =>
        Path.GetRelativePath(Root, path).Replace(Path.DirectorySeparatorChar, '/');

    private static string Checked(string root) =>
        Path.IsPathFullyQualified(root)
            ? Path.TrimEndingDirectorySeparator(root)
            : throw new ArgumentException($"'{root}' is no absolute path", nameof(root));
}
