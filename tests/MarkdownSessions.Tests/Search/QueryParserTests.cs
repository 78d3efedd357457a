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
    [InlineData("role:user,tool fix", "(role:user OR role:tool) fix")]
    [InlineData("-role:user,tool fix", "-role:user -role:tool fix")]
    [InlineData("NOT NOT role:user,tool fix", "(role:user OR role:tool) fix")]
    [InlineData("role:, fix", "role:\",\" fix")]
    [InlineData("file:./src\\Cru/Program.cs", "file:\"src/cru/program.cs\"")]
    [InlineData("file:src/* file:*.cs", "file:\"src/\"* OR file:\"*.cs\"")]
    [InlineData("tool:mcp__git* model:Claude-Opus*", "tool:mcp__git* model:claude-opus*")]
    [InlineData("has:code has:error -has:thinking", "has:code (has:error) -has:thinking")]
    [InlineData("text:\"-n role:user OR\"", "n _role:user or")]
    [InlineData("in:code text:\"a b\"", "(in:code a) (in:code b)")]
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
    [InlineData("proj:foo", "'proj:' is no field; the nearest is 'project:'; searched as text")]
    [InlineData("tok:many", "'tok:' is no field; the nearest is 'tokens:'; searched as text")]
    [InlineData("fro:user", "'fro:' is no field; the nearest is 'from:'; searched as text")]
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

    [Theory]
    [InlineData("cost:>0.5", "cost:>0.5")]
    [InlineData("cost:>=$1.50 cost:<2", "cost:>=1.5 cost:<2")]
    [InlineData("tokens:10k..1.5M", "tokens:10000..1500000")]
    [InlineData("messages:..7 messages:3", "messages:<=7 messages:3")]
    [InlineData("-cost:1..", "-cost:>=1")]
    [InlineData("has:children -HAS:Cost", "has:children -has:cost")]
    [InlineData("tag:a,rel* -(tag:b)", "tag:a tag:rel -tag:b")]
    public void Fields_of_numbers_and_of_what_a_session_has_are_conditions(string query, string expected)
    {
        var conditions = Parse(query).Conditions;

        Assert.Equal(expected, string.Join(' ', conditions.Select(condition => $"{(condition.IsNegated ? "-" : "")}{condition.Field}:{condition.Value}")));
    }

    [Theory]
    [InlineData("cost:much", "'much' is no bound of 'cost:': write >0.5, >=10, <2, 0.1..2 or 3; k and M multiply by 1,000 and 1,000,000; searched as text")]
    [InlineData("has:hope", "'has:' takes code, tool, thinking, error, file, artifact, image, children, parent, tag, title, summary, tokens, cost, project, branch, not 'hope'; searched as text")]
    [InlineData("@nobody x", "'@nobody' is no saved query; searched as text")]
    [InlineData("@todos", "'@todos' is no saved query; the nearest is '@todo'; searched as text")]
    [InlineData("@odd", "in '@odd': 'xyzzy:' is no field; searched as text")]
    public void Says_of_the_new_fields_what_it_takes_otherwise(string query, string warning) =>
        Assert.Equal(warning, Assert.Single(ParseSaved(query).Warnings));

    [Theory]
    [InlineData("@todo", "role:user todo")]
    [InlineData("@todo disk", "role:user todo disk")]
    [InlineData("-@todo disk", "-(role:user todo) disk")]
    [InlineData("@todo OR disk", "(role:user todo) OR disk")]
    [InlineData("@both", "role:user todo disk")]
    [InlineData("(@either) x", "(a OR b) x")]
    [InlineData("@either x", "(a OR b) x")]
    [InlineData("mail ada@todo \"@todo\" @todo/pkg @todo, @Todo", "mail ada@todo \"todo\" todo/pkg todo")]
    public void A_saved_query_stands_in_brackets_of_its_own(string query, string printed) =>
        Assert.Equal(printed, MatchPrinter.Print(ParseSaved(query).Match!));

    [Fact]
    public void A_saved_query_brings_its_dates_and_fields_of_sessions_without_a_warning()
    {
        var question = ParseSaved("@recent disk");

        Assert.Equal("tag", Assert.Single(question.Conditions).Field);
        Assert.NotEqual(TimeRange.Always, question.Range);
        Assert.Empty(question.Warnings);
    }

    [Theory]
    [InlineData("x @loop", "the saved query '@loop' names itself: @loop > @back > @loop (column 3)")]
    [InlineData("@self", "the saved query '@self' names itself: @self > @self (column 1)")]
    [InlineData("@bomb0", "saved queries name each other too often, or too deep: ")]
    public void A_saved_query_that_names_itself_is_refused_and_says_where(string query, string problem) =>
        Assert.StartsWith(problem, Assert.Throws<QueryException>(() => ParseSaved(query)).Message, StringComparison.Ordinal);

    [Fact]
    public void An_option_that_cannot_be_meant_is_refused() =>
        Assert.Throws<QueryException>(() => QueryParser.Parse("", [new("cost", ">=much")], new(DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc)));

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

    private static SearchQuestion ParseSaved(string query)
    {
        var saved = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["todo"] = "role:user todo",
            ["both"] = "@todo disk",
            ["either"] = "a OR b",
            ["recent"] = "since:7d tag:x",
            ["odd"] = "xyzzy:x",
            ["loop"] = "@back",
            ["back"] = "y @loop",
            ["self"] = "@self",
        };
        for (int i = 0; i < 12; i++)
        {
            saved[$"bomb{i}"] = $"@bomb{i + 1} @bomb{i + 1}";
        }

        saved["bomb12"] = "x";
        return QueryParser.Parse(query, [], new(new(2026, 7, 2, 12, 0, 0, TimeSpan.Zero), TimeZoneInfo.Utc), new(saved));
    }

    private static SearchQuestion Parse(string query) =>
        QueryParser.Parse(query, new(new(2026, 7, 2, 12, 0, 0, TimeSpan.Zero), TimeZoneInfo.Utc));
}
