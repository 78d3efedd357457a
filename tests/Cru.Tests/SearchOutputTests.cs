using System.Text.Json.Nodes;

namespace Cru.Tests;

public class SearchOutputTests
{
    [Fact]
    public void Files_for_xargs_end_with_a_NUL_and_stand_there_once()
    {
        using var shell = Filled();

        string files = shell.Cru("session search alpha --format text0").Output;
        string all = shell.Cru("session search alpha -l --format text0").Output;

        Assert.EndsWith(".md\0", files);
        Assert.Equal(20, files.Count(letter => letter == '\0'));
        Assert.Equal(30, all.Count(letter => letter == '\0'));
        Assert.All(all.TrimEnd('\0').Split('\0'), file => Assert.True(File.Exists(Path.Join(shell.Folder, file)), file));
        Assert.DoesNotContain("\n", all);
    }

    [Fact]
    public void The_files_of_all_matches_are_more_than_a_page_and_matches_only()
    {
        using var shell = Filled();

        Assert.Equal(30, Lines(shell.Cru("session search alpha --files-with-matches").Output));
        Assert.Equal(20, Lines(shell.Cru("session search alpha --format paths").Output));
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
