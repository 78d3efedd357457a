using System.CommandLine;

namespace Cru.Output;

/// <summary>Examples at the end of help, by the command's name.</summary>
internal static class HelpExamples
{
    private static readonly Dictionary<string, string[]> ByName = new(StringComparer.Ordinal)
    {
        [""] =
        [
            "cru session import ~/.claude/projects --from claude-code",
            "cru session search flaky test --since 7d",
            "cru help search",
        ],
        ["session"] =
        [
            "cru session search flaky test",
        ],
        ["help"] =
        [
            "cru help search",
        ],
        ["doctor"] =
        [
            "cru doctor",
            "cru doctor --json | jq '.facts[] | select(.needs_attention)'",
        ],
        ["config"] =
        [
            "cru config list",
        ],
        ["config list"] =
        [
            "cru config list",
        ],
        ["config get"] =
        [
            "cru config get engine",
        ],
        ["config set"] =
        [
            "cru config set archive archive/2024",
            "cru config set pager 'less -FRX' --user",
        ],
        ["config unset"] =
        [
            "cru config unset older-than",
        ],
        ["resume"] =
        [
            "cru session resume chat-20240115-k",
        ],
        ["reindex"] =
        [
            "cru session reindex --full",
        ],
        ["engine"] =
        [
            "cru session engine --json",
        ],
        ["watch"] =
        [
            "cru session watch --format jsonl >> index.log &",
        ],
        ["delete"] =
        [
            "cru session delete chat-20240115-k",
        ],
        ["artifact"] =
        [
            "cru session artifact list chat-20240115-k",
        ],
        ["artifact list"] =
        [
            "cru session artifact list chat-20240115-k",
        ],
        ["new"] =
        [
            "cru session new --title 'Fix the flaky test' --tag ci",
        ],
        ["append"] =
        [
            "cru session append chat-20240115-k3f9qa7m 'Why does this fail?'",
            "git diff | cru session append chat-20240115-k --role tool",
            "cru session append 20240115-k --json < message.json",
            "cru session show 20240115-k --format jsonl | cru session append 20240116-b --json",
            "my-agent --events | cru session append 20240115-k --format jsonl",
        ],
        ["list"] =
        [
            "cru session list --project parser --since 7d --limit 10",
        ],
        ["show"] =
        [
            "cru session show 20240115-k --tail 4",
            "cru session show 20240115-k --role user --role assistant --no-tools",
            "cru session show 20240115-k --format html > session.html",
        ],
        ["export"] =
        [
            "cru session export 20240115-k --to session.html",
            "cru session export 20240115-k 20240116-b --detail compact --to pages/",
            "cru session export 20240115-k --format md > session.md",
        ],
        ["search"] =
        [
            "cru session search flaky test --since 7d",
            "cru session search '\"exact words\" OR prefix* -without' --role user",
            "cru session search --file Program.cs --has error --since 2w",
            "cru session search --min-cost 0.5 --has-children --sort newest",
            "cru session search 'timeout OR deadlock' --role tool --save trouble",
            "cru session search @trouble disk",
            "cru session search deadlock --format ids | xargs -n1 cru session show",
            "cru session search deadlock --format ids | cru session search fixed --sessions-from -",
            "cru session search secret -l --format text0 | xargs -0 wc -c",
        ],
        ["pick"] =
        [
            "cru session show $(cru session pick)",
            "cru session pick deadlock --since 2w",
            "cru session search deadlock --format ids | cru session pick --sessions-from -",
        ],
        ["grep"] =
        [
            "cru session grep 'E10\\d\\d' --role tool --context 2",
            "cru session grep -i -l 'password|secret'",
        ],
        ["stats"] =
        [
            "cru session stats --group-by week --since 3mo",
            "cru session stats --group-by model --json",
            "cru session stats 20240115-k",
            "cru session stats --format html > stats.html",
        ],
        ["verify"] =
        [
            "cru session verify --deep",
            "cru session verify --json | jq '.findings[] | select(.severity == \"error\")'",
        ],
        ["import"] =
        [
            "cru session import ~/.claude/projects --from claude-code",
        ],
        ["cleanup"] =
        [
            "cru session cleanup --older-than 30d --dry-run",
            "cru session cleanup --older-than 90d --archive ~/archive --yes",
            "cru session cleanup project:parser -tag:keep --older-than 6mo",
        ],
        ["archive"] =
        [
            "cru session archive 20240115-k --to ~/archive",
        ],
        ["restore"] =
        [
            "cru session restore 20240115-k",
            "cru session restore --all --from ~/archive --yes",
        ],
        ["last"] =
        [
            "cru session show $(cru session last --type chat)",
            "export CRU_SESSION=$(cru session last)",
        ],
        ["continue"] =
        [
            "cru session continue $(cru session last) --tokens 20000 > context.md",
        ],
        ["rename"] =
        [
            "cru session rename chat-20240115-k Fix the flaky test",
        ],
        ["tag"] =
        [
            "cru session tag chat-20240115-k +ci +flaky -todo",
        ],
        ["end"] =
        [
            "cru session end chat-20240115-k --state done",
        ],
        ["compact"] =
        [
            "cru session compact chat-20240115-k --summary 'The clock was read twice; inject it.'",
            "summarise.sh | cru session compact chat-20240115-k --summary -",
        ],
        ["branch"] =
        [
            "cru session branch chat-20240115-k --at m2 --title 'The other way'",
        ],
        ["artifact add"] =
        [
            "cru session artifact add chat-20240115-k chart.png trace.zip",
        ],
        ["artifact get"] =
        [
            "cru session artifact get chat-20240115-k 9f2c -o chart.png",
        ],
        ["completion"] =
        [
            "source <(cru completion bash)",
            "cru completion fish > ~/.config/fish/completions/cru.fish",
        ],
        ["man"] =
        [
            "cru man search | man -l -",
            "cru man --to ~/.local/share/man/man1",
        ],
    };

    /// <summary>All examples.</summary>
    public static IEnumerable<string> All => ByName.Values.SelectMany(examples => examples);

    public static IReadOnlyList<string> Of(Command command) => ByName.GetValueOrDefault(GroupAndName(command)) ?? [];

    // Verbs of two groups may have one name.
    private static string GroupAndName(Command command) =>
        CommandParts.Chain(command).ElementAtOrDefault(1) is { Name: "artifact" or "config" } group ? $"{group.Name} {command.Name}"
        : CommandParts.IsRoot(command) ? ""
        : command.Name;
}
