using Lucene.Net.Index;
using MarkdownSessions.Indexing;

namespace MarkdownSessions.Index.Lucene;

/// <summary>Looks for damage in both stores: checksums of all files of Lucene, all rows of LiteDB.</summary>
internal static class SoundnessCheck
{
    /// <summary>The first damage; null for none.</summary>
    public static string? Run(Publication state)
    {
        try
        {
            StoreFailure.Guard("is damaged", () => Read(state));
            return null;
        }
        catch (IndexUnavailableException damage)
        {
            return damage.Message;
        }
    }

    private static void Read(Publication state)
    {
        foreach (var leaf in state.Words.Leaves)
        {
            leaf.AtomicReader.CheckIntegrity();
        }

        _ = state.Catalog.Sessions();
        _ = state.Catalog.Stamps();
    }
}
