using System.Text.Json;
using MarkdownSessions.Model;

namespace Cru.Tests;

public class HostileContentTests
{
    [Theory]
    [InlineData("session list --include-children")]
    [InlineData("session show evil --full")]
    [InlineData("session search plain --explain")]
    [InlineData("session search plain --format paths")]
    [InlineData("session list --json")]
    [InlineData("session show evil --json")]
    [InlineData("session search plain --json")]
    [InlineData("session show evil --format html")]
    [InlineData("session reindex --full")]
    public void Nothing_in_a_vault_reaches_the_terminal_raw(string command)
    {
        using var shell = new Shell();
        FillWith(shell, new Random(3));

        var answer = shell.Cru(command);

        Assert.True(answer.ExitCode == 0, answer.Error);
        AssertSafe(answer.Output);
        AssertSafe(answer.Error);
    }

    [Fact]
    public void What_was_typed_wrong_is_told_safely()
    {
        using var shell = new Shell();

        var answer = shell.Run(["session", "show", "--vault", "a\e[2Jb", "x\u202e"]);

        Assert.Equal(66, answer.ExitCode);
        AssertSafe(answer.Error);
    }

    [Fact]
    public void Json_gives_back_the_exact_text()
    {
        using var shell = new Shell();
        const string hostile = "plain \e[31m \u202e \u009b \U000e0041 end";
        shell.Run(["session", "new", "--id", "evil"]);
        shell.Run(["session", "append", "evil", hostile]);

        var answer = shell.Cru("session show evil --json");

        using var document = JsonDocument.Parse(answer.Output);
        string? text = document.RootElement.GetProperty("messages")[0].GetProperty("parts")[0].GetProperty("text").GetString();
        Assert.Equal(hostile, text);
    }

    private static void FillWith(Shell shell, Random random)
    {
        shell.Run(["session", "new", "--id", "evil", "--title", $"plain {Typed(random)}", "--field", $"project={Typed(random)}"]);
        shell.Run(["session", "append", "evil", $"plain words {Typed(random)}", "--model", Typed(random)]);
        string input = JsonLine.Quote(Typed(random));
        string message =
            $$"""{"role":"assistant","parts":[{"type":"tool_call","name":{{input}},"input":{{input}},"result":{{input}}},{"type":{{input}}}]}""";
        Assert.Equal(0, shell.Run(["session", "append", "evil", "--json"], message).ExitCode);
    }

    // What a shell can hand over: no NUL, no half of a surrogate pair.
    private static string Typed(Random random) =>
        HostileText.Make(random).Replace("\0", "").Replace("\ud800", "").Replace("\udc00", "");

    private static void AssertSafe(string text) => Assert.False(HostileText.IsDangerous(text.Replace("\n", "").Replace("\t", "")), text);
}
