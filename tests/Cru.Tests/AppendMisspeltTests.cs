namespace Cru.Tests;

/// <summary>A wrong letter in JSON must not put words or tokens out of sight.</summary>
public sealed class AppendMisspeltTests : IDisposable
{
    private readonly Shell shell = new();

    public AppendMisspeltTests() => shell.Cru("session new --id one");

    public void Dispose() => shell.Dispose();

    [Theory]
    [InlineData("""{"role":"user","prats":[{"type":"text","text":"x"}]}""", "\"prats\" is no field of a message; did you mean \"parts\"?")]
    [InlineData("""{"role":"user","text":"x","prats":[{"type":"text","text":"x"}]}""", "did you mean \"parts\"?")]
    [InlineData("""{"role":"user","parts":[{"type":"tool_cal","name":"Bash"}]}""", "no part has the type \"tool_cal\"; did you mean \"tool_call\"?")]
    [InlineData("""{"role":"user","parts":[{"tpye":"text","text":"x"}]}""", "write \"type\" for \"tpye\"")]
    [InlineData("""{"role":"user","parts":[{"type":"tool_call","name":"Bash","inptu":{}}]}""", "\"inptu\" is no field of a part of type \"tool_call\"; did you mean \"input\"?")]
    [InlineData("""{"role":"user","parts":[{"type":"thinking","txet":"Hm."}]}""", "did you mean \"text\"?")]
    [InlineData("""{"role":"user","text":"x","usage":{"outptu":5}}""", "\"outptu\" in \"usage\" is no kind of tokens; did you mean \"output\"?")]
    [InlineData("""{"role":"usre","text":"x"}""", "no role 'usre'; did you mean 'user'?")]
    public void It_is_refused_with_the_name_that_was_meant(string message, string said)
    {
        foreach (string format in (string[])["--json", "--format jsonl"])
        {
            var refused = shell.Cru($"session append one {format}", message + "\n");

            Assert.Equal(65, refused.ExitCode);
            Assert.Contains(said, refused.Error.Replace("\\\"", "\"", StringComparison.Ordinal));
        }

        Assert.Contains("\"messages\":[]", shell.Cru("session show one --json").Output);
    }

    [Theory]
    [InlineData("""{"role":"user","text":"x","test":"x","mode":"fast"}""")]
    [InlineData("""{"role":"user","text":"x","prats":3}""")]
    [InlineData("""{"role":"user","text":"x","usage":{"input":5,"inputs":5}}""")]
    [InlineData("""{"role":"user","parts":[{"type":"tool_use","name":"Bash"},{"type":"frog"}]}""")]
    [InlineData("""{"role":"user","parts":[{"type":"tool_call","name":"Bash","input":{},"inputs":1}]}""")]
    [InlineData("""{"role":"user","parts":[{"type":"other","kind":"tool_cal","content":"x"}]}""")]
    public void What_is_the_writers_own_is_kept(string message)
    {
        Assert.Equal(0, shell.Cru("session append one --json", message + "\n").ExitCode);
    }

    [Theory]
    [InlineData("[\n{\"role\":\"user\",\"text\":\"x\"},\n]\n", "standard input:2:27: no JSON here: a comma with nothing behind it; expected is ']' without a comma, or one more value; nothing was written")]
    [InlineData("{\n  \"role\": \"user\",\n  \"text\": \"x\",\n}\n", "standard input:3:14: no JSON here: a comma with nothing behind it; expected is '}' without a comma, or one more field; nothing was written")]
    [InlineData("{\"role\":\"user\",\"text\":\"x\"}\n{\"role\":\n", "standard input:3:1: no JSON here: it ends before all that was opened is closed; expected is more, such as '}' or ']'; nothing was written")]
    public void What_is_no_JSON_is_told_with_what_is_expected(string json, string said)
    {
        var refused = shell.Cru("session append one --json", json);

        Assert.Equal(65, refused.ExitCode);
        Assert.Contains($"\"{said}\"", refused.Error);
    }
}
