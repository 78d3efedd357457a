using MarkdownSessions.Search;

namespace MarkdownSessions.Tests.Search;

public class EditDistanceTests
{
    private const string Letters = "abc";

    [Theory]
    [InlineData("word", "word", 0)]
    [InlineData("word", "wrod", 1)]
    [InlineData("word", "ward", 1)]
    [InlineData("word", "words", 1)]
    [InlineData("word", "wor", 1)]
    [InlineData("word", "owrd", 1)]
    [InlineData("word", "drow", 3)]
    [InlineData("ca", "abc", 3)]
    [InlineData("", "abc", 3)]
    [InlineData("x😀y", "xy", 1)]
    [InlineData("😀🎉", "🎉😀", 1)]
    [InlineData("a𠀀", "a𠀁", 1)]
    public void Letters_are_put_in_taken_out_replaced_or_change_places(string one, string other, int distance)
    {
        Assert.Equal(distance, EditDistance.Of(one, other));
        Assert.Equal(distance, EditDistance.Of(other, one));
    }

    [Fact]
    public void One_edit_away_is_what_one_edit_makes()
    {
        foreach (string word in Words(upTo: 4))
        {
            var near = Edited(word).ToHashSet(StringComparer.Ordinal);
            Assert.All(Words(upTo: 5), other => Assert.Equal(near.Contains(other) || other == word, EditDistance.Of(word, other) <= 1));
        }
    }

    [Fact]
    public void Two_edits_away_is_near_something_near()
    {
        foreach (string word in Words(upTo: 3))
        {
            var near = Edited(word).SelectMany(Edited).ToHashSet(StringComparer.Ordinal);
            Assert.All(Words(upTo: 5).Where(other => EditDistance.Of(word, other) == 2), other => Assert.Contains(other, near));
        }
    }

    private static IEnumerable<string> Words(int upTo)
    {
        IEnumerable<string> words = [""];
        for (int length = 1; length <= upTo; length++)
        {
            words = [.. words, .. words.Where(word => word.Length == length - 1).SelectMany(word => Letters.Select(letter => word + letter))];
        }

        return words;
    }

    private static IEnumerable<string> Edited(string word)
    {
        for (int i = 0; i <= word.Length; i++)
        {
            foreach (char letter in Letters)
            {
                yield return word.Insert(i, letter.ToString());
            }

            if (i < word.Length)
            {
                yield return word.Remove(i, 1);
                foreach (char letter in Letters)
                {
                    yield return word.Remove(i, 1).Insert(i, letter.ToString());
                }
            }

            if (i + 1 < word.Length)
            {
                yield return $"{word[..i]}{word[i + 1]}{word[i]}{word[(i + 2)..]}";
            }
        }
    }
}
