using MarkdownSessions.Search;

namespace MarkdownSessions.Tests.Search;

public class TokenizerPropertyTests
{
    private const int Rounds = 20_000;

    [Fact]
    public void Words_keep_to_their_caps_and_alphabet()
    {
        var random = new Random(1);
        for (int i = 0; i < Rounds; i++)
        {
            Assert.All(WordsOf.Placed(OddTexts.Next(random)), word => Assert.True(IsLegal(word.Word, word.Kind), word.Word));
        }
    }

    [Theory]
    [InlineData("getName", false)]
    [InlineData("a b", false)]
    [InlineData("a-b", false)]
    [InlineData("=it's", true)]
    [InlineData("a.b", true)]
    public void A_word_with_a_mistake_is_noticed(string word, bool isWhole) =>
        Assert.False(IsLegal(word, isWhole ? WordKind.Whole : WordKind.Plain));

    [Fact]
    public void Places_point_at_the_text_that_folds_to_the_word()
    {
        var random = new Random(2);
        for (int i = 0; i < Rounds; i++)
        {
            string text = OddTexts.Next(random);
            Assert.All(WordsOf.Placed(text), word => Assert.True(FoldsTo(text.Substring(word.Start, word.Length), word.Word, word.Kind), text));
        }
    }

    [Fact]
    public void A_place_one_too_far_is_noticed()
    {
        const string text = "say getName";
        var word = WordsOf.Placed(text)[1];

        Assert.True(FoldsTo(text.Substring(word.Start, word.Length), word.Word, word.Kind));
        Assert.False(FoldsTo(text.Substring(word.Start + 1, word.Length), word.Word, word.Kind));
    }

    [Fact]
    public void A_line_break_between_texts_merges_no_words()
    {
        var random = new Random(3);
        for (int i = 0; i < Rounds; i++)
        {
            string first = OddTexts.Next(random);
            string second = OddTexts.Next(random);
            Assert.Equal($"{WordsOf.Text(first)} {WordsOf.Text(second)}".Trim(), WordsOf.Text($"{first}\n{second}"));
        }
    }

    [Fact]
    public void A_word_read_again_is_itself()
    {
        var random = new Random(4);
        for (int i = 0; i < Rounds; i++)
        {
            foreach (var word in WordsOf.Placed(OddTexts.Next(random)).Where(word => word.Kind == WordKind.Plain))
            {
                Assert.Equal(word.Word, WordsOf.Text(word.Word));
            }
        }
    }

    private static bool IsLegal(string word, WordKind kind)
    {
        bool isWhole = kind == WordKind.Whole;
        var letters = isWhole ? word.AsSpan(1) : word;
        if (word.Length > (isWhole ? Tokenizer.MaxWholeLength : Tokenizer.MaxWordLength) || word.StartsWith('=') != isWhole)
        {
            return false;
        }

        foreach (char c in letters)
        {
            bool fits = char.IsAscii(c) ? char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || (isWhole && Tokenizer.Joiners.Contains(c)) : !char.IsWhiteSpace(c) && !char.IsControl(c);
            if (!fits)
            {
                return false;
            }
        }

        return !letters.IsEmpty;
    }

    private static bool FoldsTo(string source, string word, WordKind kind) => kind switch
    {
        WordKind.Whole => "=" + Tokenizer.Fold(source) == word,
        WordKind.Plain => Tokenizer.Fold(source).StartsWith(word, StringComparison.Ordinal),
        _ => WordsOf.Text(source).StartsWith(word, StringComparison.Ordinal),
    };
}
