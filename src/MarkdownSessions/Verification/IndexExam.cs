using MarkdownSessions.Indexing;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Verification;

/// <summary>Looks at the indexes of this machine, of whatever engine, and changes none (docs/cli.md, "engine").</summary>
/// <param name="paths">The vault.</param>
/// <param name="options">How it is opened.</param>
internal sealed class IndexExam(VaultPaths paths, VaultOptions options)
{
    // SQLite looks through some 900 MB/s of a file that the system holds in memory (182 MB in 0.2 s, November 2026).
    private const long MostBytesLookedThrough = 256_000_000;

    private readonly IVaultFiles files = options.Files;

    /// <summary>Looks at the index of each engine, and at those that other engines left here.</summary>
    public IReadOnlyList<IndexCondition> LookAtAll(IReadOnlyCollection<IIndexEngine> engines)
    {
        var conditions = engines.Select(Look).ToList();
        foreach (var name in Left().Where(name => conditions.TrueForAll(known => known.Engine != name.Engine)))
        {
            var (bytes, changed) = Size(Path.Join(paths.Index(options.Writer), name.Text));
            conditions.Add(new(name.Engine, IndexState.Missing, name.Text, bytes, changed, 0, $"this program has no engine '{name.Engine}'"));
        }

        return conditions;
    }

    /// <summary>Looks at the index of one engine.</summary>
    public IndexCondition Look(IIndexEngine engine)
    {
        var generations = IndexGenerations.Of(files, paths, options.Writer, engine);
        string? generation = null;
        long bytes = 0;
        long? changed = null;
        IndexCondition Told(IndexState state, int pending = 0, string? problem = null) =>
            new(engine.Name, state, generation, bytes, changed, pending, problem);
        try
        {
            if (!generations.Exists)
            {
                return Told(IndexState.Missing);
            }

            if (generations.Current().Folder is { } folder)
            {
                generation = Path.GetFileName(folder);
                (bytes, changed) = Size(folder);
            }

            using var index = generations.Open();
            var depth = bytes <= MostBytesLookedThrough ? IndexDepth.Storage : IndexDepth.Stamps;
            if (index.FindDamage(depth) is { } damage)
            {
                return Told(IndexState.Missing, problem: $"it is damaged: {damage}") with { Depth = depth };
            }

            int pending = new DriftCheck(files, paths, options.Clock).Compare(index).Select(drift => drift.Session).Distinct().Count();
            return Told(pending > 0 ? IndexState.Stale : IndexState.Fresh, pending) with { Depth = depth };
        }
        catch (Exception e) when (e is IndexUnavailableException or IOException or UnauthorizedAccessException)
        {
            // What a command makes anew is no failure of looking at it.
            return Told(IndexState.Missing, problem: e.Message);
        }
    }

    // Who cannot list the folder is told so by the look at the engine in use.
    private IReadOnlyList<GenerationName> Left()
    {
        try
        {
            return new CurrentFile(files, paths.Index(options.Writer)).Read() ?? [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private (long Bytes, long? ChangedTicks) Size(string generation)
    {
        var stamps = files.List(generation);
        return (stamps.Sum(stamp => stamp.Length), stamps.Count == 0 ? null : stamps.Max(stamp => stamp.ModifiedTicks));
    }
}
