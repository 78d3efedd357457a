using MarkdownSessions;
using MarkdownSessions.Storage;

namespace Cru;

/// <summary>
/// Finds the vault (docs/format.md, "Layout"): <c>--vault</c>, then <c>CRU_VAULT</c>, then upwards from
/// the working folder.
/// </summary>
internal sealed class VaultLocator(IVaultFiles files, CruHost host)
{
    /// <summary>The folder of the vault.</summary>
    /// <param name="given">The value of <c>--vault</c>; null when it was not typed.</param>
    /// <exception cref="CruException">There is none in the working folder or above.</exception>
    public string Find(string? given) =>
        TryFind(given) ?? throw CruException.NoVault(host.WorkingFolder);

    /// <summary>The folder of the vault; null when none is named, and none is in the working folder or above.</summary>
    public string? TryFind(string? given) => Named(given) ?? Above();

    /// <summary>What named the vault, for a person.</summary>
    public string HowFound(string? given, string folder) =>
        given is not null ? "named by --vault"
        : host.Variable("CRU_VAULT") is { Length: > 0 } ? "named by CRU_VAULT"
        : folder == host.WorkingFolder ? "the working folder"
        : "above the working folder";

    /// <summary>The folder of the vault, or where one is to be made: at the root of the git repository, else here.</summary>
    public string FindOrChoose(string? given) =>
        Named(given) ?? Above() ?? Folders().FirstOrDefault(IsGitRoot) ?? host.WorkingFolder;

    /// <summary>Whether there is a vault already.</summary>
    public bool Exists(string? given) => Named(given) is { } named ? Vault.IsVault(named, files) : Above() is not null;

    private string? Named(string? given)
    {
        string? named = given ?? (host.Variable("CRU_VAULT") is { Length: > 0 } variable ? variable : null);
        return named is null ? null : Path.GetFullPath(named, host.WorkingFolder);
    }

    private string? Above() => Vault.FindAround(host.WorkingFolder, files);

    private IEnumerable<string> Folders()
    {
        for (string? folder = host.WorkingFolder; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            yield return folder;
        }
    }

    // A file where the repository is a worktree or a submodule.
    private bool IsGitRoot(string folder) => files.Stat(Path.Join(folder, ".git")) is not null;
}
