using MarkdownSessions.Index.Lucene;
using MarkdownSessions.Indexing;
using MarkdownSessions.Model;
using MarkdownSessions.Search;
using MarkdownSessions.Testing;
using static MarkdownSessions.Testing.IndexSamples;

namespace MarkdownSessions.Tests.Lucene;

/// <summary>Words that are near by Lucene's automaton are those that are near by the core's definition.</summary>
public sealed class LuceneFuzzyTests : IDisposable
{
    private const int Rounds = 300;

    private readonly TemporaryFolder folders = new();
    private readonly LuceneIndexEngine engine = new();

    public void Dispose() => folders.Dispose();

    [Theory]
    [InlineData("abc")]
    [InlineData("aβ7😀𠀀")]
    public void Near_words_are_those_of_the_definition(string letters)
    {
        var random = new Random(31);
        string[] runes = [.. letters.EnumerateRunes().Select(rune => rune.ToString())];
        string[] words = [.. Enumerable.Range(0, 2000).Select(_ => Next(random, runes)).Distinct(StringComparer.Ordinal)];
        using var index = Built(Whole("chat-a", [.. words.Select((word, i) => Document(i, i, word))]));

        for (int i = 0; i < Rounds; i++)
        {
            string word = Next(random, runes);
            int edits = random.Next(1, 3);

            Assert.Equal(Near(words, word, edits), Near(index, word, edits));
        }
    }

    [Fact]
    public void Another_definition_is_noticed()
    {
        var random = new Random(32);
        string[] words = [.. Enumerable.Range(0, 500).Select(_ => Next(random, ["a", "b", "c"])).Distinct(StringComparer.Ordinal)];
        using var index = Built(Whole("chat-a", [.. words.Select((word, i) => Document(i, i, word))]));

        Assert.Contains(words, word => !Near(words, word, 1).SequenceEqual(Near(index, word, 2)));
    }

    [Fact]
    public void Neighbours_that_changed_places_are_one_edit()
    {
        using var index = Built(Whole("chat-a", Document(0, 0, "timeuot")));

        Assert.Equal(["timeuot"], Near(index, "timeout", 1));
        Assert.Empty(Near(index, "itmeuto", 1));
    }

    [Fact]
    public void All_columns_are_looked_through_and_whole_identifiers_are_not()
    {
        using var index = Built(Whole(
            "chat-a",
            Document(0, 0, "word =word =worf") with { Words = new("word =word =worf", "ward words", "wird", "wort ward") },
            Document(1, 1, "x", "role:word")));

        Assert.Equal(["ward", "wird", "word", "words", "wort"], Near(index, "word", 1));
    }

    [Fact]
    public void Words_of_messages_that_are_gone_are_not_given()
    {
        using var index = Built(
            Whole("chat-a", Document(0, 0, "word"), Document(1, 1, "ward")),
            Whole("chat-b", Document(0, 2, "wort x"), Document(1, 3, "x")));

        using (var update = index.BeginUpdate())
        {
            update.Remove(SessionId.Parse("chat-a"));
            update.Put(From("chat-b", 1, Document(1, 4, "wird")));
            update.Commit();
        }

        Assert.Equal(["wird", "wort"], Near(index, "word", 1));
    }

    [Fact]
    public void An_empty_index_has_no_words()
    {
        using var index = Built();

        Assert.Empty(Near(index, "word", 2));
    }

    private static string Next(Random random, string[] letters) => string.Concat(random.GetItems(letters, random.Next(3, 8)));

    private static IReadOnlyList<string> Near(IEnumerable<string> words, string word, int edits) =>
        [.. words.Where(known => EditDistance.Of(known, word) <= edits).Order(StringComparer.Ordinal)];

    private static IReadOnlyList<string> Near(ISessionIndex index, string word, int edits) =>
        [.. ((IFuzzyIndex)index).WordsNear(word, edits).Order(StringComparer.Ordinal)];

    private ISessionIndex Built(params SessionChange[] changes)
    {
        string folder = folders.Folder("generation");
        using (var filling = engine.Create(folder))
        {
            using (var update = filling.BeginUpdate())
            {
                Array.ForEach(changes, update.Put);
                update.Commit();
            }

            engine.Seal(filling);
        }

        return engine.Open(folder);
    }
}
