using System.Security.Cryptography;
using System.Text;

namespace MarkdownSessions.Storage;

/// <summary>The files kept beside a log, named by their content: the same content is kept once.</summary>
/// <param name="files">The disk.</param>
/// <param name="folder">The session's <c>artifacts</c> folder; made when needed.</param>
internal sealed class ArtifactStore(IVaultFiles files, string folder)
{
    private const int NameDigits = 12;

    private bool isFolderDurable;

    /// <summary>Keeps some content, flushed.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="extension">What the name ends with, with its dot; may be empty.</param>
    /// <returns>The name: 12 hexadecimal digits of the SHA-256, more when another content has them.</returns>
    public string Keep(ReadOnlySpan<byte> content, string extension)
    {
        MakeFolder();
        string hash = Convert.ToHexStringLower(SHA256.HashData(content));
        string name = hash[..NameDigits] + extension;
        bool isKept = files.TryCreate(Path.Join(folder, name), content) || IsKept(name, content.Length);
        if (isKept)
        {
            return name;
        }

        string whole = hash + extension;
        if (!files.TryCreate(Path.Join(folder, whole), content))
        {
            files.FlushFolder(folder);
        }

        return whole;
    }

    /// <summary>The name that a text gets, unless another content has its first digits; keeps nothing.</summary>
    public static string NameOf(string text, string extension) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..NameDigits] + extension;

    /// <summary>Keeps a text.</summary>
    public string Keep(string text, string extension) => Keep(Encoding.UTF8.GetBytes(text), extension);

    /// <summary>Keeps content that was staged on the same file system; the staged file is gone afterwards, or was not needed.</summary>
    /// <returns>The name, as of other content.</returns>
    public string Keep(StagedArtifact staged, string extension)
    {
        MakeFolder();
        string name = staged.Hash[..NameDigits] + extension;
        bool isKept = TryMove(staged.Path, name) || IsKept(name, staged.Length);
        if (isKept)
        {
            return name;
        }

        string whole = staged.Hash + extension;
        if (!TryMove(staged.Path, whole))
        {
            files.FlushFolder(folder);
        }

        return whole;
    }

    /// <summary>What is kept, by name.</summary>
    public IReadOnlyList<FileStamp> List() =>
    [
        .. files.List(folder)
            .Where(stamp => stamp.Kind is FileKind.File && !VaultPaths.IsTemporary(stamp.Name))
            .OrderBy(stamp => stamp.Name, StringComparer.Ordinal),
    ];

    /// <summary>Opens what is kept under a name.</summary>
    /// <exception cref="FileNotFoundException">Nothing is.</exception>
    public Stream OpenRead(string name) => files.OpenRead(Path.Join(folder, name));

    private bool TryMove(string path, string name)
    {
        try
        {
            files.Move(path, Path.Join(folder, name));
            return true;
        }
        catch (IOException e) when (FileFault.IsNameTaken(e))
        {
            // Named by its content: what stands there is the same, or has the first digits in common.
            return false;
        }
    }

    private void MakeFolder()
    {
        files.CreateFolder(folder);
        if (!isFolderDurable && Path.GetDirectoryName(folder) is { } parent)
        {
            files.FlushFolder(parent);
            isFolderDurable = true;
        }
    }

    // Who kept it first may have been killed before it flushed the name.
    private bool IsKept(string name, long length)
    {
        bool isSame = files.Stat(Path.Join(folder, name)) is { Kind: FileKind.File } stamp && stamp.Length == length;
        if (isSame)
        {
            files.FlushFolder(folder);
        }

        return isSame;
    }
}
