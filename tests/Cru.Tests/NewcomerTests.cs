using System.Runtime.Versioning;
using MarkdownSessions.Testing;

namespace Cru.Tests;

/// <summary>Where people stumbled who had nothing but README and program.</summary>
public sealed class NewcomerTests : IDisposable
{
    private readonly Shell shell = new();

    public void Dispose() => shell.Dispose();

    [Fact]
    public void New_takes_a_project()
    {
        shell.Cru("session new --id one --project pond");

        Assert.Contains("\"project\":\"pond\"", shell.Cru("session list --json").Output);
        Assert.Equal(64, shell.Cru("session new --id two --project pond --field project=sea").ExitCode);
    }

    [Theory]
    [InlineData("alpha-1", 0, "alpha-1")]
    [InlineData("alpha-2", 0, "alpha-22")]
    [InlineData("alpha", 64, "ambiguous: alpha-1, alpha-12, alpha-22; type more letters")]
    [InlineData("beta", 66, "no message 'beta'")]
    public void A_branch_is_made_at_a_unique_beginning_of_a_message_id(string typed, int exitCode, string told)
    {
        shell.Cru("session new --id one");
        foreach (string id in (string[])["alpha-1", "alpha-12", "alpha-22"])
        {
            shell.Cru($"session append one hm --entry-id {id}");
        }

        var branched = shell.Cru($"session branch one --at {typed} --json");

        Assert.Equal(exitCode, branched.ExitCode);
        Assert.Contains(told, branched.Output + branched.Error);
    }

    [Fact]
    public void Going_on_from_a_session_with_nothing_but_a_title_is_told_to_be_empty()
    {
        shell.Cru("session new --id one --title Heron");

        var asJson = shell.Cru("session continue one --json");

        Assert.Equal(0, asJson.ExitCode);
        Assert.Contains("\"messages\":[]", asJson.Output);
        Assert.Contains("nothing was said in one yet", asJson.Error);
        Assert.Contains("nothing was said in one yet", shell.Cru("session continue one").Error);
    }

    [Theory]
    [InlineData("'North pond'")]
    [InlineData("Heron")]
    public void A_title_in_the_place_of_an_id_is_told_how_sessions_are_found_by_it(string title)
    {
        shell.Cru("session new --id one --title 'North pond Heron'");

        var refused = shell.Cru($"session continue {title} --json");

        Assert.Equal(66, refused.ExitCode);
        Assert.Contains("session list --title", refused.Error);
        Assert.Equal("one\n", shell.Cru($"session list --title {title} --format ids").Output);
    }

    [Fact]
    public void What_is_told_to_be_added_is_shown()
    {
        foreach (string words in (string[])["heron pond", "heron pond", "heron", "pond"])
        {
            shell.Cru($"session append {shell.Cru("session new").Output.Trim()} '{words}'");
        }

        var full = shell.Cru("session search heron pond --limit 2");
        var some = shell.Cru("session search heron pond --limit 3");
        var none = shell.Cru("session search heron reed --limit 1");

        Assert.DoesNotContain("added", full.Error);
        Assert.Contains("2 of 4 messages", full.Error);
        Assert.Contains("1 session added that fit less well", some.Error);
        Assert.Contains("nothing matched, 1 session with some of the words added", none.Error);
    }

    [Fact]
    public void On_a_terminal_archived_sessions_are_told_of_beside_hits()
    {
        shell.Cru("session new --id one");
        shell.Cru("session append one heron");
        shell.Cru("session new --id two");
        shell.Cru("session archive two");

        var looked = shell.Run(["session", "search", "heron"], onTerminal: true);

        Assert.Contains("1 session was archived and not searched", looked.Output + looked.Error);
        Assert.DoesNotContain("archived", shell.Cru("session search heron").Error);
        Assert.Contains("\"warnings\":[]", shell.Cru("session search heron --json").Output);
    }

    [FactIf(Need.Unix)]
    [UnsupportedOSPlatform("windows")]
    public void Rights_of_many_sessions_are_one_line()
    {
        foreach (string id in (string[])["one", "two", "three"])
        {
            shell.Cru($"session new --id {id}");
            string log = Directory.GetFiles(Path.Combine(shell.Folder, ".crucible/sessions", id), "*.md").Single();
            File.SetUnixFileMode(log, File.GetUnixFileMode(log) | UnixFileMode.OtherWrite);
        }

        var text = shell.Cru("session verify");
        var json = shell.Cru("session verify --json");

        string line = Assert.Single(text.Output.Split('\n'), line => line.Contains("world-writable", StringComparison.Ordinal));
        Assert.StartsWith(".crucible/sessions/one/", line, StringComparison.Ordinal);
        Assert.EndsWith("chmod o-w; so it is in 2 more sessions, --json names all", line, StringComparison.Ordinal);
        Assert.Contains("3 warnings", text.Error);
        Assert.Equal(3, json.Output.Split("world-writable").Length - 1);
    }

    [Theory]
    [InlineData("--tail 2", "a3 t3")]
    [InlineData("--tail 2 --role user", "u2 u3")]
    [InlineData("--tail 2 --no-tools", "u3 a3")]
    [InlineData("--tail 9 --role assistant", "a1 a2 a3")]
    public void The_tail_counts_what_is_shown(string options, string shown)
    {
        shell.Cru("session new --id one");
        string[] messages = [.. Enumerable.Range(1, 3).SelectMany(turn => (string[])
        [
            $$"""{"id":"u{{turn}}","role":"user","text":"Go on."}""",
            $$"""{"id":"a{{turn}}","role":"assistant","text":"So."}""",
            $$"""{"id":"t{{turn}}","role":"tool","parts":[{"type":"tool_result","call_id":"x","text":"1"}]}""",
        ])];
        shell.Cru("session append one --json", string.Join('\n', messages));

        var lines = shell.Cru($"session show one {options}").Output.Split('\n').Where(line => line.StartsWith("## ", StringComparison.Ordinal));

        Assert.Equal(shown, string.Join(' ', lines.Select(line => line.Split('#')[^1].Split(' ')[0])));
    }
}
