using Lucene.Net.Analysis.TokenAttributes;
using MarkdownSessions.Index.Lucene;
using MarkdownSessions.Search;

namespace MarkdownSessions.Tests.Lucene;

public class WordStreamTests
{
    [Theory]
    [InlineData("")]
    [InlineData("The Flaky test in src/a.b-c of std::vector")]
    [InlineData("foo_bar fooBar HTTPServer 12:30 C:\\x =")]
    [InlineData("日本語のテキスト and 한국어, naïve 😀 İstanbul")]
    public void The_terms_are_the_words_of_the_core(string text)
    {
        string words = ColumnWordsBuilder.All([new TextRun(TextColumns.Prose, text, 0)]).Prose;

        Assert.Equal(words.Split(' ', StringSplitOptions.RemoveEmptyEntries), Terms(words));
    }

    [Fact]
    public void One_stream_serves_one_text_after_the_other()
    {
        using var stream = new WordStream();

        Assert.Equal(["a", "b"], Terms("a b", stream));
        Assert.Equal(["c"], Terms("c", stream));
        Assert.Empty(Terms("", stream));
    }

    private static List<string> Terms(string words)
    {
        using var stream = new WordStream();
        return Terms(words, stream);
    }

    private static List<string> Terms(string words, WordStream stream)
    {
        var terms = new List<string>();
        var term = stream.GetAttribute<ICharTermAttribute>();
        stream.Take(words);
        stream.Reset();
        while (stream.IncrementToken())
        {
            terms.Add(term.ToString()!);
        }

        stream.End();
        return terms;
    }
}
