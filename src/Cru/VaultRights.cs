using MarkdownSessions;
using MarkdownSessions.Storage;

namespace Cru;

/// <summary>Whether this user may write a vault, and whom to ask who may not: the file that was tried first says neither.</summary>
/// <param name="user">This user's name; empty when it is not known.</param>
/// <param name="ownerOf">The name of the user to whom a folder belongs; null when it is not known.</param>
/// <param name="files">The disk.</param>
/// <param name="root">The vault's folder.</param>
internal sealed class VaultRights(string user, Func<string, string?> ownerOf, IVaultFiles files, string root)
{
    private string Own => Path.Join(root, ".crucible") is var own && files.Stat(own) is { Kind: FileKind.Folder } ? own : root;

    /// <summary>Whether the folder of what the vault keeps for itself belongs to this user.</summary>
    public bool IsOwner => files.Ownership(Own) is not { IsOwn: false };

    /// <summary>The failure of a verb as the situation that it is; null where the vault is not what may not be written.</summary>
    public CruException? Told(VaultException failure)
    {
        bool isReadOnly = failure.InnerException is IOException io && FileFault.IsReadOnly(io);
        bool isRefused = failure.Error is VaultError.NotPermitted || isReadOnly;
        string[] written = [Own, Path.Join(Own, "sessions"), Path.Join(Own, "locks"), Path.Join(Own, "tmp")];
        return isRefused && written.Any(folder => files.Stat(folder) is not null && !files.MayWrite(folder))
            ? CruException.Refused(failure, $"the vault '{root}' {(isReadOnly ? "lies on a disk that may only be read" : $"may not be written by {User}")}{Detail(failure)}; {Advice(isReadOnly)}")
            : null;
    }

    /// <summary>What somebody does who may not write the vault.</summary>
    public string Advice(bool isReadOnlyDisk = false) =>
        isReadOnlyDisk ? "show, list, search and grep work; --vault names another vault"
        : IsOwner ? $"chmod -R u+rwX '{Own}'"
        : $"ask {Owner} for leave to write, or name another vault with --vault";

    // Locks and what is staged are the store's own affair.
    private string Detail(VaultException failure)
    {
        string[] inner = [Path.Join(Own, "locks"), Path.Join(Own, "tmp")];
        return inner.Any(folder => failure.Message.StartsWith(folder, StringComparison.Ordinal)) ? "" : $" ({failure.Message})";
    }

    private string User => user.Length == 0 ? "you" : $"you ({user})";

    private string Owner => ownerOf(Own) is { } name ? $"{name}, to whom it belongs," : "its owner";
}
