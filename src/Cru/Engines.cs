using MarkdownSessions.Index.Sqlite;
using MarkdownSessions.Indexing;

namespace Cru;

/// <summary>The engines of this build, by the names that are typed after <c>--engine</c>.</summary>
internal static partial class Engines
{
    /// <summary>The engine that is used when none is named.</summary>
    public const string Default = "sqlite";

    /// <summary>Reads the files for every question.</summary>
    public const string Scan = "scan";

    // Known also to a build without it, which says how to get it.
    private const string Lucene = "lucene";

    /// <summary>Whether this build has an engine of this name.</summary>
    public static bool IsBuiltIn(string name) => Names.Contains(name, StringComparer.Ordinal);

    /// <summary>Every engine of this build that keeps an index.</summary>
    public static IReadOnlyList<IIndexEngine> OpenAll() => [.. Names.Select(Open).OfType<IIndexEngine>()];

    /// <summary>The engine of a name; null for the scan.</summary>
    /// <exception cref="CruException">This build has none of that name.</exception>
    public static IIndexEngine? Open(string name) => name switch
    {
        Default => new SqliteIndexEngine(),
        Scan => null,
        Lucene => OpenLucene(),
        _ => throw Unknown(name),
    };

    /// <summary>Refuses a name that no engine has in any build.</summary>
    /// <exception cref="CruException">It is one.</exception>
    public static void MustBeKnown(string name)
    {
        if (name is not Lucene && !IsBuiltIn(name))
        {
            throw Unknown(name);
        }
    }

    private static CruException Unknown(string name) => CruException.Usage($"no engine '{name}'; there are {string.Join(" and ", Names)}");
}
