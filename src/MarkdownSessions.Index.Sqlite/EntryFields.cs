using MarkdownSessions.Search;

namespace MarkdownSessions.Index.Sqlite;

/// <summary>What <c>entry</c> holds of a message beside its words.</summary>
/// <param name="Ordinal">Its number in the session.</param>
/// <param name="Ticks">When it was said: UTC ticks of 100 ns.</param>
/// <param name="Place">Where it lies.</param>
/// <param name="IdHash">Of the message's id.</param>
/// <param name="Content">Of its words and facts; see <see cref="EncodedWords.Hash"/>.</param>
internal readonly record struct EntryFields(int Ordinal, long Ticks, MessagePlace Place, long IdHash, long Content)
{
    /// <summary>The fields of a document.</summary>
    public static EntryFields Of(IndexDocument document, EncodedWords words) =>
        new(document.Ordinal, document.Ticks, document.Place, document.IdHash, words.Hash());
}
