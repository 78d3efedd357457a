using Lucene.Net.Index;
using Lucene.Net.Util;

namespace MarkdownSessions.Index.Lucene;

/// <summary>The words that Lucene knows, in their order; also those of messages that are gone.</summary>
internal static class Vocabulary
{
    /// <summary>The words of a field that begin so; each is gone with the next.</summary>
    public static IEnumerable<BytesRef> From(IndexReader words, string field, string beginning)
    {
        var start = new BytesRef(beginning);
        var terms = MultiFields.GetTerms(words, field)?.GetEnumerator();
        if (terms is null || terms.SeekCeil(start) == TermsEnum.SeekStatus.END)
        {
            yield break;
        }

        do
        {
            if (!StringHelper.StartsWith(terms.Term, start))
            {
                yield break;
            }

            yield return terms.Term;
        }
        while (terms.MoveNext());
    }

    /// <summary>The words of all columns that begin so, each once.</summary>
    public static IEnumerable<string> From(IndexReader words, string beginning) =>
        MessageFields.Columns
            .SelectMany(column => From(words, column.Field, beginning))
            .Select(word => word.Utf8ToString())
            .Distinct(StringComparer.Ordinal);
}
