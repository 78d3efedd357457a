namespace Cru.Tests;

public class CommandLineTests
{
    [Theory]
    [InlineData("session serch x", "did you mean 'cru session search'? 'cru session --help' lists all")]
    [InlineData("session serach x", "did you mean 'cru session search'?")]
    [InlineData("sesion list", "did you mean 'cru session'?")]
    [InlineData("session ls", "did you mean 'cru session list'?")]
    [InlineData("version", "did you mean 'cru --version'?")]
    [InlineData("session search x --before 2020-01-01", "did you mean '--until'?")]
    [InlineData("session stats --by model", "did you mean '--group-by'?")]
    [InlineData("search x", "did you mean 'cru session search'?")]
    [InlineData("session artifact ad one x", "did you mean 'cru session artifact add'?")]
    [InlineData("session frobnicate", "'frobnicate'; see 'cru session --help'")]
    [InlineData("session search alpha --limt 5", "no option '--limt'; did you mean '--limit'?; see 'cru session search --help'")]
    [InlineData("session list --limt 5", "'--limt'; did you mean '--limit'?; see 'cru session list --help'")]
    [InlineData("session list --limt=5", "did you mean '--limit'?")]
    [InlineData("session show one --tial 5", "did you mean '--tail'?")]
    [InlineData("session show one --Tail 5", "did you mean '--tail'?")]
    [InlineData("session list --include_children", "did you mean '--include-children'?")]
    [InlineData("session list --vualt x", "did you mean '--vault'?")]
    [InlineData("session stats --group month", "did you mean '--group-by'?")]
    [InlineData("session grep x --contxt 1", "did you mean '--context'?")]
    [InlineData("session new --frobnicate x", "'--frobnicate'; see 'cru session new --help'")]
    [InlineData("session search alpha --limit abc", "--limit takes a whole number from 0 on, not 'abc'")]
    [InlineData("session search alpha --sort best", "'best'")]
    [InlineData("session search alpha --engine nix", "no engine 'nix'; there are sqlite")]
    [InlineData("session search alpha --since someday", "'someday' is no date; write")]
    [InlineData("session search since:someday", "(column 1)")]
    [InlineData("session search --min-cost much", "'>=much' is no bound of 'cost:'")]
    [InlineData("session search --has hope", "'has:' takes code, tool")]
    [InlineData("session search --save self @self", "names itself: @self > @self")]
    [InlineData("session search --save 1x alpha", "'1x' is no name of a query")]
    [InlineData("session search --saved --save x y", "give one of them")]
    [InlineData("session search alpha --tz Nowhere", "no time zone 'Nowhere'")]
    [InlineData("session search alpha --offset 1 --cursor 1.0", "ask for two things")]
    [InlineData("session search alpha --cursor what", "is no next_cursor")]
    [InlineData("session search alpha --cursor 5.00000000", "belongs to another question")]
    [InlineData("session append one --role boss x", "'boss'")]
    [InlineData("session append one x --time noon", "'noon' is no time")]
    [InlineData("session new --id .x", "cannot be a session id")]
    [InlineData("session new --field x", "is no KEY=VALUE")]
    [InlineData("session new --field type=x", "a field of its own")]
    [InlineData("session import . --from emacs", "'emacs'")]
    [InlineData("session import --from claude-code", "see 'cru session import --help'")]
    [InlineData("session show on", "is ambiguous: one, only")]
    [InlineData("session grep", "see 'cru session grep --help'")]
    [InlineData("session grep a(b", "no regular expression")]
    [InlineData("session grep '(?=a)'", "grep -P")]
    [InlineData("session grep a -l -c", "ask for two things")]
    [InlineData("session grep a --context x", "--context takes a whole number")]
    [InlineData("session stats --group-by moon", "'moon'")]
    [InlineData("session stats --since someday", "'someday' is no date")]
    [InlineData("session stats --tz Nowhere", "no time zone 'Nowhere'")]
    public void What_is_typed_wrong_gives_one_line_and_64(string command, string problem)
    {
        using var shell = new Shell();
        shell.Cru("session new --id one");
        shell.Cru("session new --id only");

        var answer = shell.Cru(command);

        Assert.Equal((64, ""), (answer.ExitCode, answer.Output));
        Assert.StartsWith("cru: ", answer.Error);
        Assert.Contains(problem, answer.Error);
        Assert.Single(answer.Error.TrimEnd('\n').Split('\n'));
    }

    [Theory]
    [InlineData("->", "")]
    [InlineData("date:>9999", "since:9999-12-31T21:59:59.999Z")]
    [InlineData("date:<0001", "until:0001-01-01T00:00:00.000Z")]
    public void What_lies_outside_of_all_calendars_is_explained_and_finds_nothing(string query, string parsed)
    {
        using var shell = new Shell();
        shell.Cru("session new --id one");

        var answer = shell.Run(["session", "search", "--json", "--explain", "--tz", "+02:00", "--", query]);

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains($"\"parsed\":\"{parsed}\"", answer.Output);
    }

    [Fact]
    public void With_json_a_failure_is_one_object()
    {
        using var shell = new Shell();
        shell.Cru("session new --id one");

        var answer = shell.Cru("session search alpha --json --format ids");

        Assert.Equal(64, answer.ExitCode);
        Assert.StartsWith("{\"error\":{\"code\":\"usage\",\"exit_code\":64,\"message\":\"--json and --format ids", answer.Error);
    }

    [Theory]
    [InlineData("session search -- --limt", "--limt")]
    [InlineData("session search -nope alpha", "-nope alpha")]
    [InlineData("session search @home", "@home")]
    [InlineData("session search -abc alpha", "-abc alpha")]
    public void What_looks_like_an_option_can_be_a_word_of_the_query(string command, string query)
    {
        using var shell = new Shell();
        shell.Cru("session new --id one");

        var answer = shell.Cru(command.Replace("session search", "session search --json"));

        Assert.Contains($"\"query\":\"{query}\"", answer.Output);
    }

    [Fact]
    public void The_value_of_an_option_may_begin_with_dashes()
    {
        using var shell = new Shell();

        shell.Cru("session new --id one --title=--verbose");

        Assert.Contains("\"title\":\"--verbose\"", shell.Cru("session list --json").Output);
    }

    [Theory]
    [InlineData("")]
    [InlineData("session")]
    [InlineData("sessions --help")]
    public void A_group_without_verb_prints_its_help(string command)
    {
        using var shell = new Shell();

        var answer = shell.Cru(command);

        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("Usage:", answer.Output);
    }

    [Fact]
    public void An_unclosed_quote_in_a_query_does_not_reach_the_options()
    {
        using var shell = new Shell();
        shell.Cru("session new --id one");
        shell.Cru("session append one alpha beta");
        shell.Cru("session append one alpha beta --role assistant");

        var answer = shell.Cru("""session search '(alpha "beta' --role assistant --format jsonl""");

        Assert.Single(answer.Output.TrimEnd('\n').Split('\n'));
        Assert.Contains("\"role\":\"assistant\"", answer.Output);
    }

    [Fact]
    public void Pages_through_all_hits_by_their_cursors()
    {
        using var shell = new Shell();
        shell.Cru("session new --id one --title other");
        for (int message = 0; message < 5; message++)
        {
            shell.Cru($"session append one alpha number{message}");
        }

        var pages = new List<string>();
        string cursor = "";
        do
        {
            string page = shell.Cru($"session search alpha --limit 2 --json {cursor}").Output;
            using var document = System.Text.Json.JsonDocument.Parse(page);
            pages.AddRange(document.RootElement.GetProperty("hits").EnumerateArray().Select(hit => hit.GetProperty("message_id").GetString()!));
            cursor = document.RootElement.GetProperty("next_cursor").GetString() is { } next ? $"--cursor {next}" : "";
        }
        while (cursor.Length > 0);

        Assert.Equal(5, pages.Distinct().Count());
        Assert.Equal(5, pages.Count);
    }

    [Fact]
    public void Text_on_a_terminal_is_bold_and_keeps_to_its_width()
    {
        using var shell = new Shell();
        shell.Run(["session", "new", "--id", "one", "--title", new string('x', 200)]);
        shell.Cru("session append one the words alpha");

        var search = shell.Run(["session", "search", "words"], onTerminal: true);
        var list = shell.Run(["session", "list"], onTerminal: true);

        Assert.Contains("\e[1;33mwords\e[0m", search.Output);
        Assert.All(list.Output.Split('\n'), line => Assert.True(line.Length <= 80));
    }

    [Theory]
    [InlineData("NO_COLOR", "1", "")]
    [InlineData("TERM", "dumb", "")]
    [InlineData("NO_COLOR", "1", " --color never")]
    public void Colour_can_be_refused(string variable, string value, string option)
    {
        using var shell = new Shell { Variables = { [variable] = value } };
        shell.Cru("session new --id one");
        shell.Cru("session append one alpha");

        var answer = shell.Run(ShellWords.Split($"session search alpha{option}"), onTerminal: true);

        Assert.DoesNotContain("\e", answer.Output);
    }

    [Fact]
    public void Colour_can_be_forced()
    {
        using var shell = new Shell { Variables = { ["CLICOLOR_FORCE"] = "1" } };
        shell.Cru("session new --id one");
        shell.Cru("session append one alpha");

        Assert.Contains("\e[1;33malpha", shell.Cru("session search alpha").Output);
    }

    [Fact]
    public void Both_engines_answer_the_same()
    {
        using var shell = new Shell();
        shell.Cru("session new --id one");
        shell.Cru("session append one alpha beta");
        shell.Cru("session append one beta gamma --role assistant");

        string sqlite = shell.Cru("session search beta --format jsonl").Output;
        string scan = shell.Cru("session search beta --format jsonl --engine scan").Output;

        Assert.NotEmpty(sqlite);
        Assert.Equal(sqlite, scan);
    }
}
