using System.Globalization;
using MarkdownSessions.Search;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Indexing;

/// <summary>
/// The generations of one writer's index: sub-folders of <c>index/&lt;writer&gt;/</c>, of which the
/// file <c>CURRENT</c> names the one in use of each engine (docs/search.md, "Generations"). A new one is built
/// beside it and becomes current whole; killed at any line, <c>CURRENT</c> names a whole generation
/// or none.
/// </summary>
/// <remarks>
/// Never a rename over a database in use: SQLite would read the new file with the old one's log. The folder of
/// another writer, who may have synced it here, is never looked into.
/// </remarks>
/// <param name="files">The disk.</param>
/// <param name="folder">This writer's folder; need not exist.</param>
/// <param name="engine">Reads and makes generations; those of other engines stay as they are.</param>
/// <param name="wordsVersion">The tokeniser's version: other words make another index.</param>
internal sealed class IndexGenerations(IVaultFiles files, string folder, IIndexEngine engine, int wordsVersion)
{
    private readonly CurrentFile currentFile = new(files, folder);

    private readonly string prefix =
        string.Create(CultureInfo.InvariantCulture, $"{engine.Name}-{engine.SchemaVersion}-{wordsVersion}-");

    /// <summary>Whether an index of this engine was ever made current here, whatever became of it.</summary>
    /// <exception cref="IOException">The disk failed.</exception>
    public bool Exists => currentFile.Read() is { } names && (names.Count == 0 || NameIn(names) is not null);

    /// <summary>Those of a writer in a vault.</summary>
    public static IndexGenerations Of(IVaultFiles files, VaultPaths paths, string writer, IIndexEngine engine) =>
        new(files, paths.Index(writer), engine, Tokenizer.Version);

    /// <summary>Which generation to open. Needs no lock.</summary>
    /// <exception cref="IOException">The disk failed.</exception>
    public CurrentGeneration Current()
    {
        if (currentFile.Read() is not { } names)
        {
            return None("there is no search index yet");
        }

        if (names.Count == 0)
        {
            return None("the search index does not say which generation is current");
        }

        if (NameIn(names) is not { } name)
        {
            return None($"there is no search index of the engine '{engine.Name}' yet");
        }

        if (!name.StartsWith(prefix, StringComparison.Ordinal))
        {
            return None($"the search index '{name}' was made by another version");
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
        long last = (currentFile.Read() ?? []).Select(name => name.Number).DefaultIfEmpty().Max();
        foreach (var stamp in files.List(folder))
        {
            last = GenerationName.TryParse(stamp.Name, out var name) ? Math.Max(last, name.Number) : last;
        }

        string generation = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{prefix}{last + 1}"));
        files.CreateFolder(generation);
        return generation;
    }

    /// <summary>Makes a sealed generation the current one of its engine; the caller holds the index lock.</summary>
    /// <param name="generation">What <see cref="Begin"/> gave.</param>
    /// <exception cref="IOException">The disk failed; the one before is still current, or the new one is.</exception>
    public void Promote(string generation)
    {
        // The names come first: a CURRENT that survives a power cut must not name what did not.
        files.FlushFolder(generation);
        files.FlushFolder(folder);
        bool isName = GenerationName.TryParse(Path.GetFileName(generation), out var promoted);
        ArgumentOutOfRangeException.ThrowIfEqual(isName, false, nameof(generation));
        currentFile.Write([.. Others(currentFile.Read() ?? []), promoted]);
    }

    /// <summary>
    /// Deletes all generations that are not current, of whatever engine; the caller holds the index lock. A reader that
    /// still has one open keeps reading it where the system allows that; where it doesn't, the folder
    /// stays for the next time.
    /// </summary>
    /// <returns>How many are left that should be gone.</returns>
    public int Prune() => GenerationPruning.DeleteAllBut(currentFile.Read() ?? [], files, folder);

    private static CurrentGeneration None(string reason) => new(null, reason);

    private string? NameIn(IReadOnlyList<GenerationName> names)
    {
        foreach (var name in names)
        {
            if (name.Engine == engine.Name)
            {
                return name.Text;
            }
        }

        return null;
    }

    private IEnumerable<GenerationName> Others(IReadOnlyList<GenerationName> names) => names.Where(name => name.Engine != engine.Name);

    // A link in the folder's place would lead to an index that is not ours.
    private bool IsFolder(string name) => files.Stat(Path.Combine(folder, name))?.Kind == FileKind.Folder;
}
