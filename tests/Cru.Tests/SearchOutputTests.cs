using System.Text.Json.Nodes;

namespace Cru.Tests;

public class SearchOutputTests
{
    [Fact]
    public void Files_for_xargs_end_with_a_NUL_and_stand_there_once()
    {
        using var shell = Filled();

        string files = shell.Cru("session search alpha --format text0 --limit 20").Output;
        string all = shell.Cru("session search alpha -l --format text0").Output;

        Assert.EndsWith(".md\0", files);
        Assert.Equal(20, files.Count(letter => letter == '\0'));
        Assert.Equal(30, all.Count(letter => letter == '\0'));
        Assert.All(all.TrimEnd('\0').Split('\0'), file => Assert.True(File.Exists(Path.Join(shell.Folder, file)), file));
        Assert.DoesNotContain("\n", all);
    }

    [Fact]
    public void Ids_and_files_are_all_of_them_until_a_limit_is_typed()
    {
        using var shell = Filled();
        shell.Cru("session append chat-s29 'alpha once more'");
        shell.Cru("session append chat-s29 'alpha for the third time'");
        shell.Cru("session new --id chat-child --field parent_session_id=chat-s29");
        shell.Cru("session append chat-child 'alpha, too'");

        string all = shell.Cru("session search alpha --format ids").Output;
        var three = shell.Cru("session search alpha --format ids --sort newest --limit 3");
        var others = shell.Cru("session search alpha --format ids --sort newest --offset 3");

        Assert.Equal(31, Lines(all));
        Assert.Contains("chat-child\n", all, StringComparison.Ordinal);
        Assert.Equal(("chat-child\nchat-s29\nchat-s28\n", "cru: 3 of 31 sessions; --limit N shows more\n"), (three.Output, three.Error));
        Assert.Equal(28, Lines(others.Output));
        Assert.Equal("cru: 28 of 31 sessions\n", others.Error);
        Assert.Equal("cru: 30 of 31 files; --limit N shows more\n", shell.Cru("session search alpha -l --limit 30").Error);
        Assert.Equal("", shell.Cru("session search alpha --format paths --limit 31").Error);
        Assert.Equal("64\n", shell.Cru("session search alpha --format ids --count").Output);
    }

    [Fact]
    public void What_counts_and_is_not_shown_is_told_of()
    {
        using var shell = new Shell();
        shell.Cru("session new --id chat-a");
        shell.Cru("session new --id agent-a --type agent --field parent_session_id=chat-a");
        shell.Cru("session append agent-a 'alpha one'");
        shell.Cru("session append chat-a 'alpha two'");
        shell.Cru("session reindex");

        var first = shell.Cru("session search alpha --fill 0");
        var behind = shell.Cru("session search alpha --fill 0 --offset 1");
        var apart = shell.Cru("session search alpha --fill 0 --include-children --limit 1");

        const string Titles = "; 2 titles made of what was said there, counted and not shown\n";
        const string Children = "; 1 in sub-agents' sessions folded, --include-children shows them";
        Assert.Equal($"cru: 1 of 4 messages{Children}{Titles}", first.Error);
        Assert.Equal($"cru: 0 of 4 messages{Children}{Titles}", behind.Error);
        Assert.Equal("cru: 1 of 4 messages; --offset 1 shows more\n", apart.Error);
    }

    [Fact]
    public void A_cursor_does_not_count_ids()
    {
        using var shell = Filled();
        string cursor = (string)JsonNode.Parse(shell.Cru("session search alpha --limit 1 --fill 0 --json").Output)!["next_cursor"]!;

        var answer = shell.Cru($"session search alpha --format ids --fill 0 --cursor {cursor}");

        Assert.Equal(64, answer.ExitCode);
        Assert.Equal("cru: --cursor goes on in hits, and this prints sessions, all of them; leave it out, or give --offset\n", answer.Error);
    }

    [Fact]
    public void The_files_of_all_matches_are_more_than_a_page_and_matches_only()
    {
        using var shell = Filled();

        Assert.Equal(30, Lines(shell.Cru("session search alpha --files-with-matches").Output));
        Assert.Equal(30, Lines(shell.Cru("session search alpha --format paths").Output));
        Assert.Equal(1, Lines(shell.Cru("session search 'alpha seven' -l").Output));
        Assert.Equal(1, shell.Cru("session search 'alpha nowhere' -l").ExitCode);
        Assert.Equal("", shell.Cru("session search 'alpha nowhere' -l").Output);
    }

    [Fact]
    public void Context_is_of_the_message_and_ends_with_it()
    {
        using var shell = new Shell();
        shell.Cru("session new --id chat-a");
        shell.Cru("session append chat-a", "before\n");
        shell.Cru("session append chat-a", "one\ntwo\n\n# four\nfive needle\nsix\n```sh\nseven\n```\neight\n");
        shell.Cru("session append chat-a", "behind\n");

        Assert.Equal("""{"before":["# four"],"line":"five needle","after":["six"]}""", Context(shell, 1));
        Assert.Equal("""{"before":["one","two","","# four"],"line":"five needle","after":["six","```sh","seven","```","eight"]}""", Context(shell, 9));
        Assert.Contains("   # four\n   five needle\n   six\n", shell.Cru("session search needle -C 1").Output);
        Assert.Contains("   # four\n   five **needle**\n   six\n", shell.Cru("session search needle -C 1 --marks").Output);
        Assert.DoesNotContain("context", shell.Cru("session search needle --json").Output);
    }

    [Fact]
    public void What_goes_on_in_a_pipe_is_what_was_said()
    {
        using var shell = new Shell();
        shell.Cru("session new --id chat-a");
        shell.Cru("session append chat-a --role user 'git log --oneline | grep needle_one needle'");

        string plain = shell.Cru("session search needle").Output;
        string marked = shell.Cru("session search needle --marks").Output;
        string coloured = shell.Cru("session search needle --color always").Output;
        string terminal = shell.Run(["session", "search", "needle", "--color", "never"], onTerminal: true).Output;

        Assert.EndsWith("   git log --oneline | grep needle_one needle\n", plain, StringComparison.Ordinal);
        Assert.StartsWith(plain, terminal, StringComparison.Ordinal);
        Assert.Equal(plain, marked.Replace("**", "", StringComparison.Ordinal));
        Assert.Contains("**needle**", marked, StringComparison.Ordinal);
        Assert.Contains("\e[1;33mneedle\e[0m", coloured, StringComparison.Ordinal);
        Assert.DoesNotContain("**", coloured, StringComparison.Ordinal);
    }

    [Fact]
    public void Context_cannot_steer_a_terminal_and_keeps_to_its_width()
    {
        using var shell = new Shell();
        shell.Cru("session new --id chat-a");
        shell.Cru("session append chat-a", $"\e]0;x\a{new string('y', 5_000)}\nneedle\n");
        shell.Variables["NO_COLOR"] = "1";

        string shown = shell.Run(["session", "search", "needle", "-C", "1"], onTerminal: true).Output;

        Assert.DoesNotContain("\e", shown);
        Assert.Contains("␛]0;x␇yyy", shown);
        Assert.Equal(80, shown.Split('\n').Single(line => line.Contains('␇')).Length);
        Assert.True(shell.Cru("session search needle -C 1 --json").Output.Length < 3_000);
    }

    [Fact]
    public void A_list_of_sessions_narrows_and_what_is_none_is_passed_over_aloud()
    {
        using var shell = Filled();

        var answer = shell.Cru("session search alpha --sessions-from - --json", "chat-s7\n\n  chat-s8\r\nchat-gone\n");
        var nothing = shell.Cru("session search alpha --sessions-from -", "");

        var document = JsonNode.Parse(answer.Output)!;
        Assert.Equal(["chat-s7", "chat-s8"], document["hits"]!.AsArray().Select(hit => (string)hit!["session_id"]!).Order());
        Assert.Contains("'chat-gone' (line 4)", (string)document["warnings"]![0]!);
        Assert.Contains("passed over what is no session of this vault: 'chat-gone' (line 4)", answer.Error);
        Assert.Equal(1, nothing.ExitCode);
    }

    [Fact]
    public void A_cursor_of_other_sessions_is_another_questions()
    {
        using var shell = Filled();
        var first = JsonNode.Parse(shell.Cru("session search alpha --limit 1 --sessions-from - --json", "chat-s7\nchat-s8\n").Output)!;
        string cursor = (string)first["next_cursor"]!;

        Assert.Equal(0, shell.Cru($"session search alpha --limit 1 --sessions-from - --cursor {cursor}", "chat-s8\nchat-s7\n").ExitCode);
        Assert.Equal(64, shell.Cru($"session search alpha --limit 1 --sessions-from - --cursor {cursor}", "chat-s8\n").ExitCode);
    }

    private static string Context(Shell shell, int lines) =>
        JsonNode.Parse(shell.Cru($"session search needle --json --context {lines}").Output)!["hits"]![0]!["context"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static int Lines(string text) => text.Count(letter => letter == '\n');

    private static Shell Filled()
    {
        var shell = new Shell();
        for (int i = 0; i < 30; i++)
        {
            shell.Cru($"session new --id chat-s{i}");
            shell.Cru($"session append chat-s{i} 'alpha {(i == 7 ? "seven" : "other")}'");
        }

        return shell;
    }
}
