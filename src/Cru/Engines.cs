using MarkdownSessions.Index.Sqlite;
using MarkdownSessions.Indexing;

namespace Cru;

/// <summary>The engines of this build, by the names that are typed after <c>--engine</c>.</summary>
internal static class Engines
{
    /// <summary>The engine that is used when none is named.</summary>
    public const string Default = "sqlite";

    /// <summary>Reads the files for every question.</summary>
    public const string Scan = "scan";

    private const string Lucene = "lucene";

    /// <summary>The names for help and completion.</summary>
    public static IReadOnlyList<string> Names { get; } = [Default, Scan];

    /// <summary>The engine of a name; null for the scan.</summary>
    /// <exception cref="CruException">This build has none of that name.</exception>
    public static IIndexEngine? Open(string name) => name switch
    {
        Default => new SqliteIndexEngine(),
        Scan => null,
        Lucene => throw CruException.Usage(
            "this build has no engine 'lucene'; build with -p:LuceneEngine=true (docs/dependencies.md), or use sqlite or scan"),
        _ => throw CruException.Usage($"no engine '{name}'; there are {string.Join(" and ", Names)}"),
    };
}
