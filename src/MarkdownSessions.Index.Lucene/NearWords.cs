using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Lucene.Net.Util.Automaton;
using MarkdownSessions.Search;

namespace MarkdownSessions.Index.Lucene;

/// <summary>
/// Words that are spelled nearly so: Lucene's Levenshtein automaton, where neighbours that changed places are one edit,
/// walked along the sorted words (Schulz and Mihov 2002). It is used by itself: Lucene's fuzzy query would leave short words
/// out and choose by its own order.
/// </summary>
internal static class NearWords
{
    /// <summary>The words of live messages at most so many edits away, of all columns, each once.</summary>
    public static IEnumerable<string> Of(IndexReader words, string word, int edits)
    {
        // No beginning is taken for right: the automaton passes over the rest of the words without that.
        var near = new CompiledAutomaton(new LevenshteinAutomata(word, withTranspositions: true).ToAutomaton(edits));
        return MessageFields.Columns
            .SelectMany(column => Live(words, column.Field, near))
            .Where(known => known[0] != Tokenizer.WholeMark)
            .Distinct(StringComparer.Ordinal);
    }

    // Lucene keeps words of messages that are gone until it merges.
    private static IEnumerable<string> Live(IndexReader words, string field, CompiledAutomaton near)
    {
        if (MultiFields.GetTerms(words, field) is not { } known)
        {
            yield break;
        }

        var live = MultiFields.GetLiveDocs(words);
        var terms = near.GetTermsEnum(known);
        DocsEnum? messages = null;
        while (terms.MoveNext())
        {
            messages = terms.Docs(live, messages, DocsFlags.NONE);
            if (messages.NextDoc() != DocIdSetIterator.NO_MORE_DOCS)
            {
                yield return terms.Term.Utf8ToString();
            }
        }
    }
}
