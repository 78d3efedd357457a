using MarkdownSessions.Indexing;

namespace Cru;

/// <content>Compiled in without <c>-p:LuceneEngine=true</c> (docs/engines.md).</content>
internal static partial class Engines
{
    /// <summary>The names for help and completion.</summary>
    public static IReadOnlyList<string> Names { get; } = [Default, Scan];

    /// <summary>Which engines have fuzzy words.</summary>
    public const string Fuzzy = $"--engine {Scan}";

    /// <summary>What to do where an engine has no fuzzy words.</summary>
    public const string FuzzyAdvice = $"--engine {Scan} does";

    /// <summary>What to do where an engine has no order of its own.</summary>
    public const string RankingAdvice =
        $"no engine of this build has one (docs/engines.md says how to build {Lucene}, which has); leave out --rank engine";

    private static IIndexEngine OpenLucene() => throw CruException.Usage(
        "this build has no engine 'lucene'; build with -p:LuceneEngine=true where the package registry has LiteDB and Lucene.Net (docs/engines.md), or use sqlite or scan");
}
