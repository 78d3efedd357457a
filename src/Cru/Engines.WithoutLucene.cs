using MarkdownSessions.Indexing;

namespace Cru;

/// <content>Compiled in without <c>-p:LuceneEngine=true</c> (docs/engines.md).</content>
internal static partial class Engines
{
    /// <summary>The names for help and completion.</summary>
    public static IReadOnlyList<string> Names { get; } = [Default, Scan];

    private static IIndexEngine OpenLucene() => throw CruException.Usage(
        "this build has no engine 'lucene'; build with -p:LuceneEngine=true where the package registry has LiteDB and Lucene.Net (docs/engines.md), or use sqlite or scan");
}
