using System.Text;
using Markdig;
using Markdig.Syntax;
using MarkdownSessions.Format;
using MarkdownSessions.Model;
using MarkdownSessions.Testing;

namespace MarkdownSessions.Tests.Format;

/// <summary>A Markdown viewer must show each entry under its own heading, whatever the entry above says.</summary>
public class RenderedSegmentTests
{
    private const int EntriesInAll = 6_000;
    private const int EntriesTogether = 4;

    [Fact]
    public void Every_entry_heading_renders_as_a_heading_of_the_document()
    {
        var hostile = new HostileEntries(seed: 11);
        int tooDeep = 0;

        for (int number = 0; number < EntriesInAll; number += EntriesTogether)
        {
            byte[] segment = Segment.Write(Enumerable.Range(number, EntriesTogether).Select(hostile.Next));
            var swallowed = SwallowedHeadings(segment);
            tooDeep += swallowed is null ? 1 : 0;
            Assert.True(swallowed is null or [], $"line {swallowed?.FirstOrDefault() + 1}\n{Encoding.UTF8.GetString(segment)}");
        }

        Assert.InRange(tooDeep, 0, EntriesInAll / EntriesTogether / 100);
    }

    [Theory]
    [InlineData("```", "```")]
    [InlineData("<![CDATA[", "]]>")]
    [InlineData("<script>", "</script>")]
    public void The_suite_notices_a_writer_that_closes_nothing(string opening, string closing)
    {
        var hostile = new HostileEntries(seed: 12);

        int swallowing = Enumerable.Range(0, 400).Count(number =>
        {
            var entry = hostile.Next(number) with { Parts = [new TextPart($"text\n\n{opening}")] };
            string written = Encoding.UTF8.GetString(Segment.Write(entry, hostile.Next(number + 1000)));
            byte[] forgetful = Encoding.UTF8.GetBytes(written.Replace($"\n{opening}\n{closing}\n", $"\n{opening}\n", StringComparison.Ordinal));
            return SwallowedHeadings(forgetful) is { Count: > 0 };
        });

        Assert.InRange(swallowing, 100, 400);
    }

    [Fact]
    public void A_list_in_a_result_does_not_take_in_the_fence_of_the_text_below()
    {
        var call = new ToolCall("ls", "{}") { Result = "- a" };
        var entry = new HostileEntries(seed: 13).Next(1) with { Parts = [call, new TextPart("  ```\ncode")] };

        byte[] segment = Segment.Write(entry, entry with { Id = new("m2") });

        Assert.Equal([], SwallowedHeadings(segment));
    }

    // The lines of headings that Markdig does not show as one; null where it gives up.
    private static List<int>? SwallowedHeadings(byte[] segment)
    {
        string text = Encoding.UTF8.GetString(segment);
        var expected = Segment.Entries(segment).Select(logged => logged.Line - 1).ToHashSet();
        try
        {
            var shown = Markdown.Parse(text).OfType<HeadingBlock>()
                .Where(heading => heading is { Level: 2, IsSetext: false })
                .Select(heading => heading.Line);
            expected.ExceptWith(shown);
            return [.. expected.Order()];
        }
        catch (ArgumentException e) when (e.Message.Contains("too deeply nested", StringComparison.Ordinal))
        {
            // Markdig 1.6 refuses such text; nobody sees it rendered.
            return null;
        }
    }
}
