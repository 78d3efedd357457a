using MarkdownSessions.Format;
using MarkdownSessions.Model;
using MarkdownSessions.Testing;

namespace MarkdownSessions.Tests.Format;

/// <summary>Faults that were found in what a person may do to a log; the usual cases are examples of docs/format.md.</summary>
public class HandEditTests
{
    [Fact]
    public void Different_texts_without_a_speaker_had_the_same_id()
    {
        var first = Segment.Entries("## 2024-01-15T10:30:00Z\n\nOne text.\n");
        var second = Segment.Entries("## 2024-01-15T10:30:00Z\n\nAnother text.\n");

        Assert.NotEqual(first[0].Entry.Id, second[0].Entry.Id);
    }

    [Fact]
    public void Of_several_speakers_torn_below_a_footer_only_the_last_was_kept()
    {
        const string segment = """
            ## 2024-01-15T10:30:00Z <!-- cru m1 -->

            **User:** One.

            <!-- cru end m1 {} -->

            Two.

            **User:** Three.

            **Assistant:** Four.

            ## 2024-0

            <!-- cru torn -->

            """;

        var torn = Segment.Entries(segment).Where(logged => logged.State is EntryState.Torn);

        Assert.Equal([(7, "Two."), (9, "Three."), (11, "Four.\n\n## 2024-0")], torn.Select(logged => (logged.Line, Text(logged))));
    }

    [Fact]
    public void Text_in_the_second_of_two_whole_inputs_was_lost()
    {
        const string segment = "## 2024-01-15T10:30:00Z\n\n**Tool:**\n\n[Tool: a]\n```input\none\n```\n```input\ntwo\n```\n";

        var call = Assert.IsType<ToolCall>(Assert.Single(Assert.Single(Segment.Entries(segment)).Entry.Parts));

        Assert.Equal(("one", "two"), (call.Input, call.Result));
    }

    [Fact]
    public void Fields_beside_a_whole_input_were_lost()
    {
        const string segment = "## 2024-01-15T10:30:00Z\n\n**Tool:**\n\n[Tool: a k=1]\n```input\nwhole\n```\n";

        var call = Assert.IsType<ToolCall>(Assert.Single(Assert.Single(Segment.Entries(segment)).Entry.Parts));

        Assert.Equal(("""{"k":1}""", "whole"), (call.Input, call.Result));
    }

    [Fact]
    public void A_closing_line_with_blanks_behind_it_did_not_end_a_fence()
    {
        const string segment = "## 2024-01-15T10:30:00Z\n\n**Tool:**\n\n[Result: a]\n```result\nx\n```  \n\nafter\n";

        var parts = Assert.Single(Segment.Entries(segment)).Entry.Parts;

        Assert.Equal([new ToolResult("a", "x"), new TextPart("after")], parts);
    }

    [Fact]
    public void NULs_below_text_by_hand_were_shown()
    {
        var logged = Assert.Single(Segment.Entries("## 2024-01-15T10:30:00Z\n\n**User:** One.\n\0\0\0\0"));

        Assert.Equal("One.", Text(logged));
    }

    [Fact]
    public void Each_part_knows_the_line_its_text_begins_on()
    {
        var hostile = new HostileEntries(seed: 51);

        for (int i = 0; i < 2_000; i++)
        {
            byte[] bytes = Segment.Write(hostile.Next(i));
            string[] lines = System.Text.Encoding.UTF8.GetString(bytes).Split('\n');
            var logged = Assert.Single(Segment.Entries(bytes));
            foreach (var (part, line) in logged.Entry.Parts.Zip(logged.PartLines))
            {
                if (FirstLine(part) is { } first)
                {
                    Assert.Contains(first, lines[line - 1], StringComparison.Ordinal);
                }
            }
        }
    }

    private static string Text(LoggedEntry logged) => string.Join('|', logged.Entry.Parts.OfType<TextPart>().Select(part => part.Text));

    // The first line as it shows; null where controls are drawn.
    private static string? FirstLine(Part part)
    {
        string? text = part switch
        {
            TextPart words => words.Text,
            ThinkingPart thinking => thinking.Text,
            ToolResult { Artifact: null } result => result.Text,
            OtherPart other => other.Content,
            ToolCall => "[Tool: ",
            _ => null,
        };
        return text is null || text.Any(c => char.IsControl(c) && c is not '\n') ? null : text.Split('\n')[0];
    }
}
