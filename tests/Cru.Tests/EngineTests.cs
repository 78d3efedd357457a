using System.Text.Json.Nodes;

namespace Cru.Tests;

public class EngineTests
{
    [Fact]
    public void It_says_what_each_engine_keeps()
    {
        using var shell = Filled();

        var before = shell.Cru("session engine");
        shell.Cru("session reindex");
        var after = shell.Cru("session engine");

        Assert.Equal(0, after.ExitCode);
        Assert.Contains("*  sqlite     -  -        -           none yet; the next question that it is asked builds it\n", before.Output);
        Assert.Matches(@"(?m)^\*  sqlite  [\d.]+ kB  \d{4}-\d\d-\d\d \d\d:\d\d  sqlite-\d+-\d+-1  fresh$", after.Output);
        Assert.Matches(@"(?m)^   scan +-  - +- +reads the files for every question; it keeps no index$", after.Output);
        Assert.Equal("cru: the one with * answers here, because nobody chose another; 'cru config set engine NAME' does\n", after.Error);
    }

    [Fact]
    public void It_changes_nothing()
    {
        using var shell = Filled();

        shell.Cru("session engine");

        Assert.False(Directory.Exists(Path.Join(shell.Folder, ".crucible", "index")));
    }

    [Fact]
    public void One_that_lags_says_by_how_much()
    {
        using var shell = Filled();
        shell.Cru("session reindex");
        shell.Cru("session append one more --engine scan");

        var answer = shell.Cru("session engine --json");

        var sqlite = JsonNode.Parse(answer.Output)!["engines"]![0]!;
        Assert.Equal(("stale", 1), ((string?)sqlite["state"], (int)sqlite["pending_sessions"]!));
    }

    [Theory]
    [InlineData("--engine scan", "option")]
    [InlineData("", "environment")]
    public void It_says_what_chose_the_engine(string option, string origin)
    {
        using var shell = Filled();
        shell.Variables["CRU_ENGINE"] = "scan";

        var document = JsonNode.Parse(shell.Cru($"session engine --json {option}").Output)!;

        Assert.Equal(("scan", origin), ((string?)document["used"], (string?)document["origin"]));
    }

    [Fact]
    public void An_index_of_an_engine_that_this_program_lacks_is_told_of()
    {
        using var shell = Filled();
        shell.Cru("session reindex");
        string folder = Directory.GetDirectories(Path.Join(shell.Folder, ".crucible", "index")).Single();
        File.AppendAllText(Path.Join(folder, "CURRENT"), "strange-1-1-9\n");
        Directory.CreateDirectory(Path.Join(folder, "strange-1-1-9"));

        var answer = shell.Cru("session engine");

        Assert.Matches(@"(?m)^   strange +0 B  - +strange-1-1-9 +this program has no engine 'strange'$", answer.Output);
    }

    [Fact]
    public void A_name_that_no_engine_has_is_refused()
    {
        using var shell = Filled();
        shell.Variables["CRU_ENGINE"] = "foo";

        var answer = shell.Cru("session engine");

        Assert.Equal(64, answer.ExitCode);
        Assert.Contains("no engine 'foo'; there are sqlite and ", answer.Error);
    }

    [Fact]
    public void The_engine_that_is_chosen_has_its_row_also_where_this_program_lacks_it()
    {
        using var shell = Filled();
        shell.Variables["CRU_ENGINE"] = "lucene";

        var answer = shell.Cru("session engine");

        Assert.Equal(0, answer.ExitCode);
        Assert.Matches(@"(?m)^\*  lucene ", answer.Output);
    }

    [Fact]
    public void Outside_of_a_vault_it_says_so()
    {
        using var shell = new Shell();

        var answer = shell.Cru("session engine");

        Assert.Equal(66, answer.ExitCode);
    }

    private static Shell Filled()
    {
        var shell = new Shell();
        shell.Cru("session new --id one");
        shell.Cru("session append one heron --engine scan");
        return shell;
    }
}
