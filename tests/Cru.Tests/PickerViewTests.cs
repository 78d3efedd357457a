using System.Text.RegularExpressions;
using Cru.Output;
using Cru.Picking;
using MarkdownSessions.Search;

namespace Cru.Tests;

public partial class PickerViewTests
{
    [Fact]
    public void Shows_the_query_the_hits_the_conversation_and_the_keys()
    {
        var lines = Plain(new PickerView(isColoured: false).Lines(Some(), width: 80, height: 14));

        Assert.Equal(
            [
                "> port",
                "2 messages",
                "▌ 2026-01-01 00:01  The build             the port test",
                "  2026-01-01 00:02  A very long title i…  no port",
                "",
                "",
                new string('─', 80),
                "user  2026-01-01 00:01",
                "before",
                "the port test",
                "",
                "",
                "",
                "Enter picks  ^O editor  ^V pager  ^Y copies id  ^R resumes  ^X archives  ^F ^B…",
            ],
            lines);
    }

    [Fact]
    public void What_was_looked_for_is_marked_in_both()
    {
        var lines = new PickerView(isColoured: true).Lines(Some(), width: 80, height: 14);

        Assert.Contains("the \e[1;33mport\e[0m test", lines[2]);
        Assert.Equal("the \e[1;33mport\e[0m test", lines[9]);
        Assert.DoesNotContain(new PickerView(isColoured: false).Lines(Some(), 80, 14), line => line.Contains("33m"));
    }

    [Theory]
    [InlineData(20, 5)]
    [InlineData(33, 9)]
    [InlineData(80, 24)]
    [InlineData(200, 60)]
    public void No_line_is_wider_than_the_terminal_and_there_are_no_more_than_fit(int width, int height)
    {
        var state = Some() with
        {
            Query = new string('屋', 300),
            Preview = [new(new string('x', 5_000)), new(string.Concat(Enumerable.Repeat("屋外 ", 500)), IsHit: true)],
        };

        var lines = Plain(new PickerView(isColoured: true).Lines(state, width, height));

        Assert.Equal(height, lines.Count);
        Assert.All(lines, line => Assert.True(Columns.Of(line) <= width, line));
        Assert.InRange(PickerView.CursorColumn(state, width), 1, width);
    }

    [Fact]
    public void The_line_that_was_found_is_in_sight_and_the_preview_moves_from_there()
    {
        var state = Some() with { Preview = [.. Enumerable.Range(0, 100).Select(number => new PreviewLine($"line {number}", IsHit: number == 70))] };

        Assert.Contains("line 70", Plain(Lines(state)));
        Assert.Contains("line 99", Plain(Lines(state with { Shift = 1_000 })));
        Assert.Contains("line 0", Plain(Lines(state with { Shift = -1_000 })));
        Assert.DoesNotContain("line 70", Plain(Lines(state with { Shift = -1_000 })));
    }

    [Fact]
    public void The_selected_hit_is_in_sight()
    {
        var many = Some() with { Hits = [.. Enumerable.Range(0, 50).Select(number => Some().Hits[0] with { Title = $"t{number}" })], Selected = 33 };

        Assert.Contains(Plain(Lines(many)), line => line.StartsWith("▌ ", StringComparison.Ordinal) && line.Contains("t33"));
    }

    private static IReadOnlyList<string> Lines(PickerState state) => new PickerView(isColoured: true).Lines(state, 80, 24);

    private static List<string> Plain(IReadOnlyList<string> lines) => [.. lines.Select(line => Sequences().Replace(line, ""))];

    private static PickerState Some()
    {
        var hit = new PickerHit
        {
            Session = "chat-a",
            Path = "a.md",
            Line = 3,
            MessageId = "m1",
            Time = "2026-01-01 00:01",
            Role = "user",
            Title = "The build",
            Snippet = "the port test",
            Highlights = [new Highlight(4, 4)],
            Words = ["port"],
        };
        var other = hit with { Time = "2026-01-01 00:02", Title = "A very long title indeed, it is", Snippet = "no port", Highlights = [new Highlight(3, 4)] };
        return new()
        {
            Query = "port",
            Asked = "port",
            Found = "2 messages",
            Hits = [hit, other],
            PreviewOf = hit,
            Preview = [new("user  2026-01-01 00:01", IsHeading: true), new("before"), new("the port test", IsHit: true)],
        };
    }

    [GeneratedRegex(@"\e\[[0-9;?]*[A-Za-z]", RegexOptions.None, 1000)]
    private static partial Regex Sequences();
}
