using System.Text.Json.Nodes;

namespace Cru.Tests;

/// <summary>Fuzzy words and the engine's order as they are typed, and what is said where an engine has neither.</summary>
public class FuzzySearchTests
{
    private const string Unknown = "'timeuot~' was searched as it stands, without '~': the engine 'sqlite' finds no words that are spelled nearly so; "
        + Engines.FuzzyAdvice;

    [Fact]
    public void The_scan_finds_words_with_a_letter_wrong()
    {
        using var shell = Filled();

        var answer = shell.Cru("session search timeuot~ --engine scan --json --explain");
        var document = JsonNode.Parse(answer.Output)!;

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal(("timeuot~", "\"timeout\""), ((string?)document["query"], (string?)document["parsed"]));
        Assert.Empty(document["warnings"]!.AsArray());
        Assert.Contains("understood as: \"timeout\"\n", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_engine_says_once_that_it_does_not()
    {
        using var shell = Filled();

        var answer = shell.Cru("session search timeuot~");
        var document = JsonNode.Parse(shell.Cru("session search timeuot~ --json").Output)!;

        Assert.Equal(1, answer.ExitCode);
        Assert.Single(answer.Error.Split('\n'), line => line == $"cru: {Unknown}");
        Assert.Equal([Unknown], document["warnings"]!.AsArray().Select(warning => (string?)warning));
        Assert.Equal("timeout", (string?)document["suggestions"]![0]!["query"]);
    }

    [Theory]
    [InlineData("session cleanup timeuot~ --older-than 1d --dry-run")]
    [InlineData("session cleanup timeuot~ --older-than 1d --archive attic --yes")]
    [InlineData("session cleanup 'type:chat NOT timeuot~' --older-than 1d --yes")]
    public void Nothing_is_removed_by_it(string command)
    {
        using var shell = Filled();

        var answer = shell.Cru(command);

        Assert.Equal(64, answer.ExitCode);
        Assert.Equal($"cru: nothing is removed by a query that may be meant otherwise: {Unknown}\n", answer.Error);
        Assert.Equal(2, shell.Cru("session list --format ids").Output.Split('\n').Length);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("scan")]
    public void An_engine_without_an_order_of_its_own_refuses_and_names_who_has_one(string engine)
    {
        using var shell = Filled();

        var answer = shell.Cru($"session search timeout --rank engine --engine {engine}");

        Assert.Equal((64, ""), (answer.ExitCode, answer.Output));
        Assert.Equal($"cru: the engine '{engine}' has no order of its own; {Engines.RankingAdvice}\n", answer.Error);
    }

    [Theory]
    [InlineData("--sort newest", "--sort")]
    [InlineData("--fill 3", "--fill")]
    public void What_an_engine_cannot_order_is_refused(string options, string named)
    {
        using var shell = Filled();

        var answer = shell.Cru($"session search timeout --rank engine {options}");

        Assert.Equal(64, answer.ExitCode);
        Assert.Equal($"cru: --rank engine orders the matches by the engine's score, and nothing else; leave out {named}\n", answer.Error);
    }

    [Fact]
    public void The_cores_order_is_the_one_that_need_not_be_asked_for()
    {
        using var shell = Filled();

        string asked = shell.Cru("session search timeout --rank core").Output;
        var document = JsonNode.Parse(shell.Cru("session search timeout --json").Output)!;

        Assert.Equal(shell.Cru("session search timeout").Output, asked);
        Assert.Equal("core", (string?)document["ranked_by"]);
    }

    private static Shell Filled()
    {
        var shell = new Shell();
        shell.Cru("session new --id chat-a");
        shell.Cru("session append chat-a 'the timeout again' --time 2024-01-15T10:30:00Z");
        return shell;
    }
}
