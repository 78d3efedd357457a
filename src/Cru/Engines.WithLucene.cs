using MarkdownSessions.Index.Lucene;

namespace Cru;

/// <content>Compiled in with <c>-p:LuceneEngine=true</c> (docs/engines.md).</content>
internal static partial class Engines
{
    /// <summary>The names for help and completion.</summary>
    public static IReadOnlyList<string> Names { get; } = [Default, Lucene, Scan];

    /// <summary>Which engines have fuzzy words.</summary>
    public const string Fuzzy = $"--engine {Lucene} or {Scan}";

    /// <summary>What to do where an engine has no fuzzy words.</summary>
    public const string FuzzyAdvice = $"--engine {Lucene} does, and --engine {Scan}";

    /// <summary>What to do where an engine has no order of its own.</summary>
    public const string RankingAdvice = $"--engine {Lucene} has one, or leave out --rank engine";

    private static LuceneIndexEngine OpenLucene() => new();
}
