using System.Text.Json;

namespace Cru.Tests;

public class AppendJsonTests
{
    [Fact]
    public void What_show_prints_append_takes_back()
    {
        using var shell = new Shell();
        shell.Cru("session new --id first");
        shell.Cru("session new --id second");
        const string messages =
            """
            [{"id":"m1","time":"2026-01-01T00:00:00Z","role":"user","text":"Hello","who":"ada"},
             {"id":"m2","time":"2026-01-01T00:00:01.5Z","role":"assistant","model":"m","usage":{"in":1},"cost":0.25,"parts":[
               {"type":"thinking","text":"hm","signature":"s"},
               {"type":"tool_call","id":"t1","name":"bash","input":{"command":"ls","n":[1,2]},"result":"a\nb","error":true},
               {"type":"tool_call","name":"raw","input":"not { json"},
               {"type":"tool_result","call_id":"t0","text":"late"},
               {"type":"artifact","name":"x.png","mime":"image/png","bytes":3},
               {"type":"hologram","depth":{"z":1}},
               {"type":"text","text":"Done."}]}]
            """;
        Assert.Equal(0, shell.Cru("session append first --json", messages).ExitCode);
        string shown = shell.Cru("session show first --format jsonl").Output;

        Assert.Equal(0, shell.Cru("session append second --json", shown).ExitCode);
        string again = shell.Cru("session show second --format jsonl").Output;

        Assert.Equal(Parts(shown), Parts(again));
        Assert.Contains("\"kind\":\"hologram\"", shown);
        Assert.Contains("\"facts\":{\"model\":\"m\",\"usage\":{\"in\":1},\"cost\":0.25}", shown);
    }

    [Theory]
    [InlineData("""{"role":"user","text":"x"} {"text":"y"}""", "standard input:1:28: a message has no \"role\"")]
    [InlineData("{\"role\":\"user\",\n \"text\":\"x}", "standard input:2:")]
    [InlineData("""{"role":"user","text":5}""", "\"text\" is no string")]
    [InlineData("""{"role":"nobody","text":"x"}""", "no role 'nobody'")]
    [InlineData("""{"role":"user","time":"yesterday","text":"x"}""", "'yesterday' is no time")]
    [InlineData("""{"role":"user","id":"a--b","text":"x"}""", "\"id\" 'a--b' is none")]
    [InlineData("""{"role":"user","parts":[{"text":"x"}]}""", "a part is a JSON object with a \"type\"")]
    [InlineData("""{"role":"user","text":"\ud800"}""", "a string is no Unicode text")]
    [InlineData("""{"role":"user","text":"x"} 7""", "a message is a JSON object")]
    [InlineData("[]", "standard input holds no message")]
    [InlineData("", "standard input holds no message")]
    public void Bad_input_is_refused_whole_and_its_place_told(string input, string problem)
    {
        using var shell = new Shell();
        shell.Cru("session new --id one");

        var answer = shell.Cru("session append one --json", input);

        Assert.Equal(65, answer.ExitCode);
        string? message = JsonDocument.Parse(answer.Error).RootElement.GetProperty("error").GetProperty("message").GetString();
        Assert.Contains(problem, message);
        Assert.Empty(Parts(shell.Cru("session show one --format jsonl").Output));
    }

    [Fact]
    public void Any_text_is_answered_by_an_exit_code_and_never_by_a_bug()
    {
        var random = new Random(11);
        using var shell = new Shell();
        shell.Cru("session new --id one");
        const string good = """{"id":"m1","role":"assistant","parts":[{"type":"tool_call","name":"x","input":{"a":[1,"b"]}}],"usage":{"in":1}}""";

        for (int run = 0; run < 300; run++)
        {
            char[] letters = good.ToCharArray();
            for (int change = random.Next(1, 4); change > 0; change--)
            {
                letters[random.Next(letters.Length)] = "{}[]\",:\\ 0x\0"[random.Next(12)];
            }

            var answer = shell.Cru("session append one --json", new string(letters));

            Assert.True(answer.ExitCode is 0 or 65, answer.Error);
        }
    }

    private static string[] Parts(string lines) =>
    [
        .. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line =>
        {
            var message = JsonDocument.Parse(line).RootElement;
            return $"{message.GetProperty("id")} {message.GetProperty("role")} {message.GetProperty("parts")} {message.GetProperty("facts")}";
        }),
    ];
}
