using Cru.Picking;

namespace Cru.Tests;

public class PickerModelTests
{
    [Fact]
    public void Typing_changes_the_query_and_keeps_the_hits_until_the_answer()
    {
        var state = With(3);

        var typed = Type(state, "se");

        Assert.Equal("se", typed.Query);
        Assert.False(typed.IsAnswered);
        Assert.Equal(3, typed.Hits.Count);
    }

    [Fact]
    public void Letters_go_as_a_reader_counts_them_and_words_go_whole()
    {
        Assert.Equal("a", Press(With(0) with { Query = "ae\u0301" }, PickerKeyKind.Backspace).Query);
        Assert.Equal("a", Press(With(0) with { Query = "a👩‍👩‍👧" }, PickerKeyKind.Backspace).Query);
        Assert.Equal("", Press(With(0), PickerKeyKind.Backspace).Query);
        Assert.Equal("one ", Press(With(0) with { Query = "one two " }, PickerKeyKind.EraseWord).Query);
        Assert.Equal("", Press(With(0) with { Query = "one two" }, PickerKeyKind.EraseAll).Query);
    }

    [Theory]
    [InlineData(nameof(PickerKeyKind.Up), 5, 4)]
    [InlineData(nameof(PickerKeyKind.Up), 0, 0)]
    [InlineData(nameof(PickerKeyKind.Down), 9, 9)]
    [InlineData(nameof(PickerKeyKind.PageDown), 2, 6)]
    [InlineData(nameof(PickerKeyKind.PageUp), 2, 0)]
    [InlineData(nameof(PickerKeyKind.First), 7, 0)]
    [InlineData(nameof(PickerKeyKind.Last), 3, 9)]
    public void Moving_stays_in_the_list(string name, int from, int to)
    {
        var key = Enum.Parse<PickerKeyKind>(name);

        Assert.Equal(to, Press(With(10) with { Selected = from, Shift = 8 }, key).Selected);
        Assert.Equal(0, Press(With(0), key).Selected);
    }

    [Fact]
    public void Enter_before_the_answer_means_its_first_hit()
    {
        var typed = Type(With(3), "x");

        var (waiting, action) = PickerModel.On(typed, new(PickerKeyKind.Choose), page: 4);
        var answered = PickerModel.On(waiting, "x", [Hit("chat-9")], "1 message");

        Assert.Equal(PickerAction.None, action);
        Assert.True(answered is { IsChoosing: true, IsAnswered: true });
        Assert.Equal("chat-9", answered.Hit!.Session);
        Assert.False(Type(waiting, "y").IsChoosing);
    }

    [Fact]
    public void Enter_on_a_hit_picks_it_and_without_one_says_so()
    {
        Assert.Equal(PickerAction.Choose, PickerModel.On(With(2), new(PickerKeyKind.Choose), page: 4).Action);

        var (state, action) = PickerModel.On(With(0), new(PickerKeyKind.Choose), page: 4);

        Assert.Equal(PickerAction.None, action);
        Assert.Equal("nothing is selected", state.Message);
    }

    [Fact]
    public void Archiving_is_asked_first_and_only_y_is_yes()
    {
        var asking = Press(With(2), PickerKeyKind.Archive);

        Assert.Equal("archive chat-0? y/n", asking.Message);
        Assert.Equal(PickerAction.Archive, PickerModel.On(asking, new(PickerKeyKind.Text, "y"), page: 4).Action);
        foreach (var other in (PickerKey[])[new(PickerKeyKind.Text, "n"), new(PickerKeyKind.Text, "ye"), new(PickerKeyKind.Choose), new(PickerKeyKind.Leave), new(PickerKeyKind.Archive)])
        {
            var (state, action) = PickerModel.On(asking, other, page: 4);
            Assert.Equal(PickerAction.None, action);
            Assert.False(state.IsAsking);
            Assert.Equal("", state.Query);
        }

        Assert.False(Press(With(0), PickerKeyKind.Archive).IsAsking);
    }

    [Fact]
    public void While_it_is_asked_no_answer_puts_another_session_in_the_place_of_the_one_asked_about()
    {
        var asking = Press(With(2), PickerKeyKind.Archive);

        Assert.Equal(asking, PickerModel.On(asking, "other", [Hit("chat-9")], ""));
        Assert.Equal(asking, PickerModel.Failed(asking, "other", "why"));
    }

    [Fact]
    public void A_stale_answer_is_asked_for_again_and_keeps_the_place()
    {
        var state = With(3) with { Selected = 1, IsStale = true };

        Assert.False(state.IsAnswered);
        Assert.Equal((0, true), PickerModel.On(state, "", [Hit("chat-1"), Hit("chat-2")], "") is var next ? (next.Selected, next.IsAnswered) : default);
    }

    [Fact]
    public void The_same_list_again_keeps_the_place_and_another_begins_at_its_top()
    {
        var state = With(5) with { Selected = 3 };

        Assert.Equal(2, PickerModel.On(state, "", [Hit("chat-1"), Hit("chat-2"), Hit("chat-3")], "").Selected);
        Assert.Equal(1, PickerModel.On(state, "", [Hit("chat-1"), Hit("chat-2")], "").Selected);
        Assert.Equal(0, PickerModel.On(state, "new", [Hit("chat-1"), Hit("chat-3")], "").Selected);
    }

    [Fact]
    public void A_question_that_cannot_be_asked_leaves_the_hits_and_says_why()
    {
        var failed = PickerModel.Failed(With(2) with { Query = "since:x", IsChoosing = true }, "since:x", "'x' is no date");

        Assert.Equal(2, failed.Hits.Count);
        Assert.True(failed is { IsAnswered: true, IsChoosing: false, Message: "'x' is no date" });
    }

    [Fact]
    public void Any_keys_in_any_order_leave_a_state_that_can_be_drawn()
    {
        var random = new Random(7);
        var kinds = Enum.GetValues<PickerKeyKind>();
        var view = new PickerView(isColoured: true);
        for (int run = 0; run < 200; run++)
        {
            var state = With(random.Next(0, 30));
            for (int key = 0; key < 40; key++)
            {
                state = PickerModel.On(state, new(kinds[random.Next(kinds.Length)], "é屋👩‍👩‍👧"), random.Next(1, 20)).State;
                int width = random.Next(1, 140);
                int height = random.Next(1, 60);
                Assert.True(state.Hits.Count == 0 || state.Hit is not null);
                Assert.InRange(view.Lines(state, width, height).Count, 1, height);
            }
        }
    }

    [Theory]
    [InlineData("barom", "barom*")]
    [InlineData("port barom", "port barom*")]
    [InlineData("(barom", "(barom*")]
    [InlineData("barom ", "barom ")]
    [InlineData("ba", "ba")]
    [InlineData("\"the bar", "\"the bar")]
    [InlineData("tag:rele", "tag:rele")]
    [InlineData("-draft", "-draft")]
    [InlineData("disk NOT", "disk NOT")]
    [InlineData("conf*", "conf*")]
    public void The_word_that_is_being_typed_is_a_beginning(string typed, string asked) =>
        Assert.Equal(asked, TypedQuestion.Of(typed));

    [Theory]
    [InlineData("vim", "+7 /a b.md")]
    [InlineData("/usr/bin/nano -w", "+7 /a b.md")]
    [InlineData("code --wait", "--goto /a b.md:7")]
    [InlineData("hx", "/a b.md:7")]
    [InlineData("less -R", "+7 /a b.md")]
    [InlineData("bat", "/a b.md")]
    public void Editors_and_pagers_begin_at_the_line_where_they_know_how(string command, string arguments) =>
        Assert.Equal(arguments, string.Join(' ', ViewerCommand.Arguments(command, "/a b.md", 7)));

    private static PickerState Press(PickerState state, PickerKeyKind key) => PickerModel.On(state, new(key), page: 4).State;

    private static PickerState Type(PickerState state, string text) =>
        text.Aggregate(state, (now, letter) => PickerModel.On(now, new(PickerKeyKind.Text, $"{letter}"), page: 4).State);

    private static PickerState With(int hits) =>
        new() { Asked = "", Hits = [.. Enumerable.Range(0, hits).Select(number => Hit($"chat-{number}"))] };

    private static PickerHit Hit(string session) => new()
    {
        Session = session,
        Path = "a.md",
        Line = 3,
        Time = "2026-01-01 00:00",
        Role = "user",
        Title = "title",
        Snippet = "snippet",
    };
}
