using MarkdownSessions.Index.Lucene;

namespace Cru;

/// <content>Compiled in with <c>-p:LuceneEngine=true</c> (docs/engines.md).</content>
internal static partial class Engines
{
    /// <summary>The names for help and completion.</summary>
    public static IReadOnlyList<string> Names { get; } = [Default, Lucene, Scan];

    private static LuceneIndexEngine OpenLucene() => new();
}
