using System.Text;
using MarkdownSessions.Format;

namespace MarkdownSessions.Storage;

/// <summary>
/// A file of settings: YAML within the limits of front matter, because that of a vault comes with a vault that somebody
/// else may have made (docs/configuration.md). Read when it is first asked, and again after a change.
/// </summary>
/// <param name="files">The disk.</param>
/// <param name="path">The file, absolute; it need not exist.</param>
/// <param name="shown">The file as messages name it.</param>
public sealed class SettingsFile(IVaultFiles files, string path, string shown)
{
    private (byte[] Bytes, IReadOnlyList<LogIssue> Issues)? known;

    /// <summary>The file, absolute.</summary>
    public string Path { get; } = path;

    /// <summary>The file as messages name it.</summary>
    public string Shown { get; } = shown;

    /// <summary>Whether it is there.</summary>
    /// <exception cref="IOException">The disk failed.</exception>
    public bool Exists => files.Stat(Path) is not null;

    /// <summary>What it says; nothing when there is no such file. What cannot be read is reported and left out.</summary>
    /// <param name="issues">Receives what could not be read.</param>
    public FrontMatter Read(ICollection<LogIssue> issues)
    {
        ArgumentNullException.ThrowIfNull(issues);
        var (bytes, failures) = known ??= Load();
        foreach (var failure in failures)
        {
            issues.Add(failure);
        }

        if (bytes.Length == 0)
        {
            return FrontMatter.Empty;
        }

        var problems = new List<ParseIssue>();
        var settings = FrontMatter.Read(Encoding.UTF8.GetString(bytes), firstLine: 1, problems);
        foreach (var problem in problems)
        {
            issues.Add(new(Shown, problem.Line, problem.Problem.Replace("front matter", "the file", StringComparison.Ordinal)));
        }

        return settings;
    }

    /// <summary>One of its fields; null when it says nothing of it.</summary>
    /// <remarks>
    /// A file that does not have the key's letters anywhere is not parsed: commands ask for a setting at their start, and
    /// maps such as prices take YAML's whole parser.
    /// </remarks>
    public FrontMatterField? Find(string key)
    {
        var (bytes, _) = known ??= Load();
        return bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(key)) < 0 ? null : Read([]).Field(key);
    }

    /// <summary>The line of a key inside maps, or of the last map on the way to it; 0 where it cannot be told.</summary>
    internal int LineOf(params ReadOnlySpan<string> path)
    {
        var (bytes, _) = known ??= Load();
        return YamlFrontMatter.LineOf(Encoding.UTF8.GetString(bytes), path);
    }

    /// <summary>Sets a key; all else in the file stays as it is, comments and order too. A new file is made, with its folder.</summary>
    /// <exception cref="VaultException">It cannot be done so that all else stays, or the file changed meanwhile.</exception>
    /// <exception cref="IOException">The disk failed.</exception>
    public void Set(string key, string value) => Change(before => SettingsValueEdit.Set(before, key, value));

    /// <summary>Takes a key out; all else in the file stays as it is.</summary>
    /// <returns>False when it was not there.</returns>
    /// <exception cref="VaultException">It cannot be done so that all else stays, or the file changed meanwhile.</exception>
    /// <exception cref="IOException">The disk failed.</exception>
    public bool Remove(string key)
    {
        if (Find(key) is null)
        {
            return false;
        }

        Change(before => SettingsValueEdit.Remove(before, key));
        return true;
    }

    /// <summary>Changes the file whole.</summary>
    /// <param name="change">Gives the new bytes for the old ones; null when it cannot.</param>
    internal void Change(Func<byte[], byte[]?> change)
    {
        known = null;
        byte[]? before = files.Stat(Path) is null ? null : Whole();
        byte[] after = change(before ?? [])
            ?? throw VaultException.Unfit($"{Shown}: cannot be changed so that all else in it stays; write it by hand");
        bool isWritten = before is null ? Make(after) : files.TryReplace(Path, after, () => Whole().AsSpan().SequenceEqual(before));
        if (!isWritten)
        {
            throw VaultException.ChangedMeanwhile(Shown);
        }
    }

    private bool Make(byte[] content)
    {
        files.CreateFolder(System.IO.Path.GetDirectoryName(Path)!);
        return files.TryCreate(Path, content);
    }

    private (byte[] Bytes, IReadOnlyList<LogIssue> Issues) Load()
    {
        try
        {
            if (files.Stat(Path) is null)
            {
                return ([], []);
            }

            using var stream = files.OpenRead(Path);
            byte[] bytes = new byte[FrontMatter.MaxBytes + 1];
            int length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return length > FrontMatter.MaxBytes
                ? ([], [new(Shown, 0, $"larger than {FrontMatter.MaxBytes >> 10} KiB; none of it is used")])
                : (bytes[..length], []);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ([], [new(Shown, 0, $"cannot be read: {e.Message}")]);
        }
    }

    private byte[] Whole()
    {
        using var stream = files.OpenRead(Path);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
