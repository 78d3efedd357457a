using System.Security.Cryptography;
using System.Text;
using MarkdownSessions.Search;

namespace MarkdownSessions.Tests.Search;

public class TokenizerTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("The export button, please!", "the export button please")]
    [InlineData("don't", "don t")]
    [InlineData("getUserName", "get user name =getusername")]
    [InlineData("HTTPServer", "http server =httpserver")]
    [InlineData("utf8 sha256 v2", "utf8 sha256 v2")]
    [InlineData("Base64String SHA256SUM 2FA", "base64 string =base64string sha256sum 2fa")]
    [InlineData("IDs URLs APIsOf", "ids urls apis of =apisof")]
    [InlineData("src/MarkdownSessions/a.b-c", "src markdown sessions a b c =src/markdownsessions/a.b-c")]
    [InlineData("std::vector", "std vector =std::vector")]
    [InlineData(@"C:\x", @"c x =c:\x")]
    [InlineData("at 12:30.", "at 12 30 =12:30")]
    [InlineData("**bold** _em_ #7 .git -x c++", "bold em 7 git x c")]
    [InlineData("a....b", "a b")]
    [InlineData("x=\"y\"", "x y")]
    public void Splits_identifiers_and_keeps_them_whole(string text, string words) => Assert.Equal(words, WordsOf.Text(text));

    [Theory]
    [InlineData("Naïve ÉTÉ straße ﬁne Ørsted Łódź", "naive ete strasse fine orsted lodz")]
    [InlineData("e\u0301te\u0301", "ete")]
    [InlineData("İstanbul ISTANBUL ıstanbul i\u0307", "istanbul istanbul istanbul i")]
    [InlineData("ＡＢＣ１２ x² ٣ 𝐀𝐛", "abc12 x2 3 ab")]
    [InlineData("ΌΔΟΣ όδος", "οδος οδοσ")]
    [InlineData("soft\u00ADhyphen", "softhyphen")]
    [InlineData("Ёлка", "елка")]
    [InlineData("ÉtéMoi", "ete moi =etemoi")]
    [InlineData("हिन्दी", "हिन्दी")]
    public void Folds_case_accents_width_and_compatibility_forms(string text, string words) =>
        Assert.Equal(words.Replace('ς', 'σ'), WordsOf.Text(text));

    [Theory]
    [InlineData("日本語", "日本 本語 語")]
    [InlineData("日", "日")]
    [InlineData("日 本", "日 本")]
    [InlineData("用户abc登录", "用户 户 abc 登录 录")]
    [InlineData("한국", "한국 국")]
    [InlineData("\u1112\u1161\u11AB\u1100\u116E\u11A8", "한국 국")]
    [InlineData("ｶﾞｷ", "ガキ キ")]
    [InlineData("カ\u3099", "ガ")]
    [InlineData("报告-v2.md", "报告 告 v2 md =v2.md")]
    [InlineData("𠀀𠀁", "𠀀𠀁 𠀁")]
    public void Pairs_characters_of_scripts_without_blanks(string text, string words) => Assert.Equal(words, WordsOf.Text(text));

    [Fact]
    public void A_long_word_counts_by_its_beginning() =>
        Assert.Equal(new string('a', Tokenizer.MaxWordLength), WordsOf.Text(new string('A', 5000)));

    [Fact]
    public void A_long_identifier_is_known_by_its_parts_only() =>
        Assert.DoesNotContain(Tokenizer.WholeMark, WordsOf.Text(string.Join('.', Enumerable.Repeat("part", 40))));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Encoded_bytes_give_next_to_no_words(int seed)
    {
        var bytes = new byte[30_000];
        new Random(seed).NextBytes(bytes);

        var words = WordsOf.Placed(Convert.ToBase64String(bytes));

        Assert.InRange(words.Count, 1, 2);
    }

    [Fact]
    public void A_name_with_a_UUID_and_a_long_test_name_are_no_encoded_bytes()
    {
        Assert.Contains(" rollout ", WordsOf.Text("/home/me/sessions/rollout-2026-07-02T10-11-12-0aa0b7c4-1f2e-4d5c-9b8a-77a6c5d4e3f2.jsonl"), StringComparison.Ordinal);
        Assert.Contains(" very ", WordsOf.Text("ThisIsAVeryLongTestNameThatTellsWhatHappensInDetailAndIsReadByNobody"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_is_folded_with_its_punctuation() => Assert.Equal("claude opus-4.5 (e)", Tokenizer.Fold("Claude Opus-4.5 (É)"));

    [Fact]
    public void The_folding_beyond_ASCII_is_the_frozen_one() => Assert.Equal(FoldingTable.Sha256, Digest((_, folded) => folded));

    [Fact]
    public void One_other_letter_is_noticed() =>
        Assert.NotEqual(FoldingTable.Sha256, Digest((point, folded) => point == 'é' ? "é" : folded));

    [Fact]
    public void Folding_twice_changes_nothing()
    {
        for (int point = 0; point < 0x30000; point++)
        {
            string text = point is >= 0xD800 and < 0xE000 ? ((char)point).ToString() : char.ConvertFromUtf32(point);
            string once = Tokenizer.Fold(text);
            Assert.Equal(once, Tokenizer.Fold(once));
        }
    }

    private static string Digest(Func<int, string, string> change)
    {
        var lines = new StringBuilder();
        for (int point = 0x80; point <= 0x10FFFF; point++)
        {
            if (point is >= 0xD800 and < 0xE000)
            {
                continue;
            }

            string text = char.ConvertFromUtf32(point);
            var kind = Folding.KindAt(text, 0, out _);
            if (kind != LetterKind.Separator)
            {
                lines.Append($"{point:X}{LetterOf(kind)}{change(point, Tokenizer.Fold(text))}\n");
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines.ToString())));
    }

    private static char LetterOf(LetterKind kind) => kind switch
    {
        LetterKind.Upper => 'u',
        LetterKind.Lower => 'l',
        LetterKind.Digit => 'd',
        LetterKind.Unspaced => 'c',
        _ => 'i',
    };
}
