using MarkdownSessions.Model;
using MarkdownSessions.Search;

namespace MarkdownSessions.Tests.Search;

public class MessageTextTests
{
    [Fact]
    public void Fenced_lines_are_code_and_know_their_lines()
    {
        const string text = "Look:\n\n```csharp\nvar x = 1;\n```\nand\n~~~~\n~~~\n```\n~~~~\ndone";

        var runs = Runs(new TextPart(text));

        Assert.Equal(
            [
                new(TextColumns.Prose, "Look:\n\n", 10), new(TextColumns.Code, "csharp\nvar x = 1;\n", 12),
                new(TextColumns.Prose, "and\n", 15), new(TextColumns.Code, "\n~~~\n```\n", 16), new(TextColumns.Prose, "done", 20),
            ],
            runs);
    }

    [Theory]
    [InlineData("``` a`b\nprose", TextColumns.Prose)]
    [InlineData("``\nprose", TextColumns.Prose)]
    [InlineData("say ``` here\nprose", TextColumns.Prose)]
    [InlineData("10. item\n    ```\n    x\n", TextColumns.Code)]
    [InlineData("```\nnever closed", TextColumns.Code)]
    [InlineData("````\na\n```\nb", TextColumns.Code)]
    [InlineData("```\na\n``` not closed", TextColumns.Code)]
    public void The_last_line_stands_in(string text, TextColumns column) => Assert.Equal(column, Runs(new TextPart(text))[^1].Column);

    [Fact]
    public void A_text_that_goes_on_is_one_text()
    {
        var runs = Runs(new TextPart("A long wo"), new TextPart("rd") { Joins = true });

        Assert.Equal(new(TextColumns.Prose, "A long word", 10), Assert.Single(runs));
    }

    [Fact]
    public void A_call_gives_its_name_its_values_and_its_result()
    {
        var call = new ToolCall("Edit", """{"path":"a.cs","lines":[7,{"text":"say \"hi\"\nthere"}],"all":true}""") { Result = "ok\n" };

        var runs = Runs(call);

        Assert.Equal(["Edit", "a.cs", "7", "say \"hi\"\nthere", "ok\n"], runs.Select(run => run.Text));
        Assert.All(runs, run => Assert.Equal(TextColumns.Tool, run.Column));
    }

    [Theory]
    [InlineData("*** Begin Patch")]
    [InlineData("{\"a\":")]
    public void Input_that_is_no_JSON_is_text(string input) => Assert.Equal(input, Runs(new ToolCall("Patch", input))[^1].Text);

    [Fact]
    public void Half_a_pair_of_surrogates_in_JSON_does_no_harm() =>
        Assert.Equal("\\ud800", Runs(new ToolCall("T", """{"a":"\ud800"}"""))[^1].Text);

    [Fact]
    public void Other_parts_stand_in_their_columns()
    {
        var runs = Runs(new ThinkingPart("Hm."), new ToolResult("c1", "") { Artifact = "big.txt" }, new ArtifactPart("shot.png"), new OtherPart("note", """{"x":"y"}"""));

        Assert.Equal(["Hm.", "content of big.txt", "shot.png", "note", "y"], runs.Select(run => run.Text));
        Assert.Equal(TextColumns.Thinking, runs[0].Column);
        Assert.All(runs.Skip(1), run => Assert.Equal(TextColumns.Tool, run.Column));
    }

    [Fact]
    public void A_long_artifact_is_searched_by_its_beginning()
    {
        var runs = MessageText.Runs([new(new ArtifactPart("log.txt"), 1)], _ => new string('x', MessageText.MaxArtifactLength + 1));

        Assert.Equal(MessageText.MaxArtifactLength, runs[^1].Text.Length);
    }

    [Fact]
    public void A_character_knows_its_line()
    {
        var run = new TextRun(TextColumns.Prose, "a\nb\nc", 7);

        Assert.Equal([7, 8, 9], [run.LineAt(1), run.LineAt(2), run.LineAt(4)]);
        Assert.Equal(7, (run with { IsOnOneLine = true }).LineAt(4));
    }

    private static IReadOnlyList<TextRun> Runs(params Part[] parts) =>
        MessageText.Runs([.. parts.Select(part => new PlacedPart(part, 10))], name => name == "big.txt" ? "content of big.txt" : null);
}
