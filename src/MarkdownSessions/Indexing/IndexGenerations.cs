using System.Globalization;
using System.Text;
using MarkdownSessions.Search;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Indexing;

/// <summary>
/// The generations of one writer's index: sub-folders of <c>index/&lt;writer&gt;/</c>, of which the
/// file <c>CURRENT</c> names the one in use (docs/search.md, "Generations"). A new one is built
/// beside it and becomes current whole; killed at any line, <c>CURRENT</c> names a whole generation
/// or none.
/// </summary>
/// <remarks>
/// Never a rename over a database in use: SQLite would read the new file with the old one's log. A
/// generation's name, <c>&lt;engine&gt;-&lt;schema&gt;-&lt;words&gt;-&lt;n&gt;</c>, says who can read it. The folder of
/// another writer, who may have synced it here, is never looked into.
/// </remarks>
/// <param name="files">The disk.</param>
/// <param name="folder">This writer's folder; need not exist.</param>
/// <param name="engine">Reads and makes generations.</param>
/// <param name="wordsVersion">The tokeniser's version: other words make another index.</param>
internal sealed class IndexGenerations(IVaultFiles files, string folder, IIndexEngine engine, int wordsVersion)
{
    private const string CurrentName = "CURRENT";

    // Longer than any name we write; a file that is more is none of ours.
    private const int MaxCurrentBytes = 256;

    private readonly string prefix =
        string.Create(CultureInfo.InvariantCulture, $"{engine.Name}-{engine.SchemaVersion}-{wordsVersion}-");

    /// <summary>Whether an index was ever made current here, whatever became of it.</summary>
    /// <exception cref="IOException">The disk failed.</exception>
    public bool Exists => files.Stat(Path.Combine(folder, CurrentName)) is not null;

    /// <summary>Those of a writer in a vault.</summary>
    public static IndexGenerations Of(IVaultFiles files, VaultPaths paths, string writer, IIndexEngine engine) =>
        new(files, paths.Index(writer), engine, Tokenizer.Version);

    /// <summary>Which generation to open. Needs no lock.</summary>
    /// <exception cref="IOException">The disk failed.</exception>
    public CurrentGeneration Current()
    {
        if (ReadCurrent() is not { } name)
        {
            return None("there is no search index yet");
        }

        if (!IsGeneration(name))
        {
            return None("the search index does not say which generation is current");
        }

        if (!IsReadable(name))
        {
            return None($"the search index '{name}' was made by another version or engine");
        }

        return IsFolder(name)
            ? new(Path.Combine(folder, name), "")
            : None($"the search index '{name}' is gone");
    }

    /// <summary>Opens the current generation.</summary>
    /// <exception cref="IndexUnavailableException">There is none to use, or it is not sound.</exception>
    /// <exception cref="IOException">The disk failed.</exception>
    public ISessionIndex Open()
    {
        var (current, reason) = Current();
        return current is null ? throw new IndexUnavailableException(reason) : engine.Open(current);
    }

    /// <summary>Makes an empty folder for a new generation; the caller holds the index lock.</summary>
    /// <returns>The folder, for <see cref="IIndexEngine.Create"/> and <see cref="Promote"/>.</returns>
    /// <exception cref="IOException">The disk failed.</exception>
    public string Begin()
    {
        // Above every number that was ever used, also by a build that died or was of another version.
        var names = files.List(folder).Select(stamp => stamp.Name).Append(ReadCurrent() ?? "");
        long next = 1 + names.Max(NumberOf);
        string generation = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{prefix}{next}"));
        files.CreateFolder(generation);
        return generation;
    }

    /// <summary>Makes a sealed generation the current one; the caller holds the index lock.</summary>
    /// <param name="generation">What <see cref="Begin"/> gave.</param>
    /// <exception cref="IOException">The disk failed; the one before is still current, or the new one is.</exception>
    public void Promote(string generation)
    {
        // The names come first: a CURRENT that survives a power cut must not name what did not.
        files.FlushFolder(generation);
        files.FlushFolder(folder);
        files.Replace(Path.Combine(folder, CurrentName), Encoding.UTF8.GetBytes(Path.GetFileName(generation) + "\n"));
    }

    /// <summary>
    /// Deletes all generations but the current one; the caller holds the index lock. A reader that
    /// still has one open keeps reading it where the system allows that; where it doesn't, the folder
    /// stays for the next time.
    /// </summary>
    /// <returns>How many are left that should be gone.</returns>
    public int Prune()
    {
        string? current = ReadCurrent();
        int left = 0;
        foreach (var stamp in files.List(folder))
        {
            bool isOld = stamp.Kind == FileKind.Folder && IsGeneration(stamp.Name) && stamp.Name != current;
            if (isOld && !TryDelete(stamp.Name))
            {
                left++;
            }
        }

        return left;
    }

    private static CurrentGeneration None(string reason) => new(null, reason);

    // The number at the end of a generation's name, whoever made it; 0 for any other name.
    private static long NumberOf(string name)
    {
        string digits = name[(name.LastIndexOf('-') + 1)..];
        return IsGeneration(name) ? long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
    }

    // <engine>-<schema>-<words>-<n>: nothing in it can lead out of the folder.
    private static bool IsGeneration(string name)
    {
        string[] parts = name.Split('-');
        return parts.Length == 4
            && parts[0].Length is > 0 and <= 32
            && parts[0].All(char.IsAsciiLetterOrDigit)
            && parts[1..].All(part => part.Length is > 0 and <= 18 && part.All(char.IsAsciiDigit));
    }

    private bool IsReadable(string name) => name.StartsWith(prefix, StringComparison.Ordinal);

    // A link in the folder's place would lead to an index that is not ours.
    private bool IsFolder(string name) => files.Stat(Path.Combine(folder, name))?.Kind == FileKind.Folder;

    private string? ReadCurrent()
    {
        string path = Path.Combine(folder, CurrentName);
        if (files.Stat(path) is not { Kind: FileKind.File })
        {
            return null;
        }

        try
        {
            using var stream = files.OpenRead(path);
            var bytes = new byte[MaxCurrentBytes];
            int count = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            string text = Encoding.UTF8.GetString(bytes, 0, count);
            return text.EndsWith('\n') ? text[..^1] : "";
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private bool TryDelete(string name)
    {
        try
        {
            files.DeleteFolder(Path.Combine(folder, name));
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Open somewhere, on a system that does not delete what is open: the next prune takes it.
            return false;
        }
    }
}
