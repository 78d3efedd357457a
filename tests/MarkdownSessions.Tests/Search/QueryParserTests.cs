using MarkdownSessions.Search;

namespace MarkdownSessions.Tests.Search;

public class QueryParserTests
{
    [Theory]
    [InlineData("export button", "export button")]
    [InlineData("\"export button\" fix", "\"export button\" fix")]
    [InlineData("expo* \"export but\"*", "expo* \"export but\"*")]
    [InlineData("a OR b c", "a OR (b c)")]
    [InlineData("(a OR b) c", "(a OR b) c")]
    [InlineData("a AND b or c", "a b or c")]
    [InlineData("a -b NOT c -\"d e\" -(f g)", "a -b -c -\"d e\" -(f g)")]
    [InlineData("-a", "* -a")]
    [InlineData("a OR -b", "a OR (* -b)")]
    [InlineData("- - x -- --watch a->b", "x watch \"a b\"")]
    [InlineData("NOT NOT a", "a")]
    [InlineData("a a (a b) \"a\"", "a b \"a\"")]
    [InlineData("Straße ＡＢＣ", "strasse abc")]
    [InlineData("src/a.b-c std::vector C:\\x 12:30 https://x.org/y", @"src/a.b-c std::vector c:\x 12:30 https://x.org/y")]
    [InlineData("get_userName", "get_userName")]
    [InlineData("don't main() f(x,y)", "\"don t\" main \"f x y\"")]
    [InlineData("(a OR main())", "a OR main")]
    [InlineData("!!! ** ()", "")]
    [InlineData("", "")]
    [InlineData("*", "*")]
    public void Understands_words_phrases_and_operators(string query, string printed) => Assert.Equal(printed, Print(query));

    [Theory]
    [InlineData("role:user fix", "role:user fix")]
    [InlineData("role:user role:tool fix", "(role:user OR role:tool) fix")]
    [InlineData("from:user -tool:bash", "role:user -tool:bash")]
    [InlineData("model:Claude-Opus", "model:claude (model:opus)")]
    [InlineData("type:agent OR agent:\"Claude Code\"", "type:agent OR (agent:claude (agent:code))")]
    [InlineData("in:code foo bar", "(in:code foo) (in:code bar)")]
    [InlineData("in:code in:tool foo", "(in:code in:tool foo)")]
    [InlineData("-in:tool -in:thinking foo", "(in:text in:code foo)")]
    [InlineData("in:code (in:text foo) bar", "(in:text foo) (in:code bar)")]
    [InlineData("in:title foo bar", "foo bar role:title")]
    [InlineData("in:title in:code foo", "(in:code foo) OR (foo role:title)")]
    [InlineData("in:all foo", "foo")]
    [InlineData("std:x path::join in::y", "std:x path::join in::y")]
    public void Understands_fields_of_messages(string query, string printed) => Assert.Equal(printed, Print(query));

    [Fact]
    public void An_identifier_is_its_parts_in_a_row_or_its_whole() =>
        Assert.Equal(new MatchWords(["a", "b", "c"]) { Whole = "=a.b-c" }, Parse("a.b-c").Match);

    [Fact]
    public void A_word_is_also_a_whole_identifier() => Assert.Equal(new MatchWords(["getusername"]) { Whole = "=getusername" }, Parse("getusername").Match);

    [Fact]
    public void Humps_are_looked_for_in_one_piece_too() =>
        Assert.Equal(new MatchAny([new MatchWords(["git", "hub"]), new MatchWords(["github"]) { Whole = "=github" }]), Parse("GitHub").Match);

    [Fact]
    public void The_end_of_a_run_without_blanks_stays_open()
    {
        Assert.Equal(new MatchWords(["报告"]), Parse("报告").Match);
        Assert.Equal(new MatchWords(["报"]) { IsPrefix = true }, Parse("报").Match);
        Assert.Equal(new MatchWords(["报告", "告", "v2"]), Parse("报告v2").Match);
        Assert.Equal("\"日本語\"", Print("日本語"));
    }

    [Fact]
    public void Fields_of_sessions_are_conditions()
    {
        var question = Parse("fix project:Crucible title:\"export button\" -tag:old branch:feat* is:active is:bug cwd:~/src id:chat-1");

        Assert.Equal(
            [
                new("project", "Crucible", false, SessionComparison.Equals), new("title", "export button", false, SessionComparison.HasWords),
                new("tag", "old", true, SessionComparison.Equals), new("branch", "feat", false, SessionComparison.BeginsWith),
                new("state", "active", false, SessionComparison.Equals), new("tag", "bug", false, SessionComparison.Equals),
                new("cwd", "~/src", false, SessionComparison.InFolder), new("id", "chat-1", false, SessionComparison.BeginsWith),
            ],
            question.Conditions);
        Assert.Equal("fix", MatchPrinter.Print(question.Match!));
        Assert.Empty(question.Warnings);
    }

    [Theory]
    [InlineData("foo OR project:x bar", "'project:' beside OR applies to the whole question")]
    [InlineData("(foo since:7d)", "'since:' in brackets applies to the whole question")]
    [InlineData("rol:user", "'rol:' is no field; the nearest is 'role:'; searched as text")]
    [InlineData("localhost:x", "'localhost:' is no field; searched as text")]
    [InlineData("title: x", "'title:' has no value; searched as text")]
    [InlineData("say \"hi there", "the quote at column 5 is not closed; what follows is searched as words")]
    [InlineData("(a", "a bracket is not closed; closed at the end")]
    [InlineData("ab*", "'ab*' has fewer than 3 letters before the star; searched as a whole word")]
    [InlineData("a OR", "an OR has no words on one side; that side is left out")]
    [InlineData("a NOT", "a NOT has nothing behind it; left out")]
    [InlineData("in:nowhere x", "'in:' takes text, code, tool, thinking, title or all, not 'nowhere'; searched as text")]
    [InlineData("within:week", "'within:' takes message or session, not 'week'; searched as text")]
    [InlineData("since:2026-07 until:2026-06", "no time fits all dates of the query")]
    public void Says_what_it_takes_otherwise(string query, string warning) => Assert.Equal(warning, Assert.Single(Parse(query).Warnings));

    [Theory]
    [InlineData("https://example.org std::vector C:\\x 12:30 TODO:x src/a:7")]
    [InlineData("fix the (small) thing, please: it's at main()")]
    public void Says_nothing_about_ordinary_text(string query) => Assert.Empty(Parse(query).Warnings);

    [Fact]
    public void Words_to_show_are_those_that_make_it_fit()
    {
        var question = Parse("(foo OR bar) -baz role:user \"x y\"");

        Assert.Equal(["foo", "bar", "x y"], question.Words.Select(word => string.Join(' ', word.Words)));
    }

    [Theory]
    [InlineData("foo bar", false)]
    [InlineData("GitHub actions", false)]
    [InlineData("role:user role:tool foo", false)]
    [InlineData("foo OR bar", true)]
    [InlineData("a (foo OR bar)", true)]
    [InlineData("expo*", true)]
    [InlineData("foo -expo*", false)]
    public void Rarity_weighs_where_there_is_a_choice(string query, bool needed) => Assert.Equal(needed, Parse(query).NeedsFrequencies);

    [Fact]
    public void Within_is_taken_from_the_query() => Assert.Equal(SearchWithin.Session, Parse("within:session a").Within);

    [Fact]
    public void Deep_brackets_are_no_danger() => Assert.NotNull(Parse(string.Concat(Enumerable.Repeat("-(", 100_000)) + "x"));

    private static string Print(string query) => Parse(query).Match is { } match ? MatchPrinter.Print(match) : "";

    private static SearchQuestion Parse(string query) =>
        QueryParser.Parse(query, new(new(2026, 7, 2, 12, 0, 0, TimeSpan.Zero), TimeZoneInfo.Utc));
}
