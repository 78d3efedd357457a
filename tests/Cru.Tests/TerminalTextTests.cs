using System.Text;
using Cru.Output;

namespace Cru.Tests;

public class TerminalTextTests
{
    [Theory]
    [InlineData("a\e[2Jb", "a␛[2Jb")]
    [InlineData("a\u009b31mb", "a<U+009B>31mb")]
    [InlineData("user\u202Egpj.exe", "user<U+202E>gpj.exe")]
    [InlineData("a\u200Bb\uFEFF", "a<U+200B>b<U+FEFF>")]
    [InlineData("a\U000E0041", "a<U+E0041>")]
    [InlineData("line\nnext\tx", "line␊next␉x")]
    [InlineData("Grüße 日本 ❤️", "Grüße 日本 ❤️")]
    public void Shows_what_would_steer_or_hide_as_a_visible_form(string text, string shown) =>
        Assert.Equal(shown, TerminalText.Line(text));

    [Fact]
    public void Half_a_surrogate_pair_is_shown_as_a_replacement() =>
        Assert.Equal("a\uFFFDb", TerminalText.Line("a\ud800b"));

    [Fact]
    public void A_block_keeps_its_lines() => Assert.Equal("a\n\tb␛\n", TerminalText.Block("a\r\n\tb\e\n"));

    [Fact]
    public void No_hostile_character_passes_wherever_it_stands()
    {
        var random = new Random(7);

        for (int run = 0; run < 500; run++)
        {
            string hostile = HostileText.Make(random);

            Assert.False(HostileText.IsDangerous(TerminalText.Line(hostile)));
            Assert.False(HostileText.IsDangerous(TerminalText.Block(hostile).Replace("\n", "").Replace("\t", "")));
        }
    }

    [Fact]
    public void The_oracle_notices_a_text_that_is_let_through() =>
        Assert.True(HostileText.IsDangerous(HostileText.Make(new Random(7))));

    [Fact]
    public void What_is_shown_once_is_shown_the_same_again()
    {
        var random = new Random(8);
        string shown = TerminalText.Line(HostileText.Make(random));

        Assert.Equal(shown, TerminalText.Line(shown));
    }

    [Theory]
    [InlineData("日本語の題名", 5, "日本…")]
    [InlineData("short", 5, "short")]
    [InlineData("too long", 5, "too…")]
    public void Cuts_by_columns(string line, int columns, string cut)
    {
        Assert.Equal(cut, Columns.Cut(line, columns));
        Assert.True(Columns.Of(cut) <= columns);
    }
}
