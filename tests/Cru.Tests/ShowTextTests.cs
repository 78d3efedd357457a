namespace Cru.Tests;

public sealed class ShowTextTests : IDisposable
{
    private readonly Shell shell = new();

    public ShowTextTests() => shell.Cru("session new --id chat-a");

    public void Dispose() => shell.Dispose();

    [Fact]
    public void Text_behind_thinking_or_a_result_says_that_it_is_text()
    {
        shell.Cru("session append chat-a --json", """
            {"id":"m1","role":"assistant","parts":[
              {"type":"text","text":"First."},
              {"type":"thinking","text":"They want the list."},
              {"type":"text","text":"Here it is."},
              {"type":"text","text":"All of it."},
              {"type":"tool_call","name":"ls","input":{},"result":"a.txt"},
              {"type":"text","text":"Done."}]}
            """);

        string shown = shell.Cru("session show chat-a").Output;

        Assert.EndsWith(
            "#m1\n\nFirst.\n\n[thinking]\nThey want the list.\n\n[text]\nHere it is.\n\nAll of it.\n\n[tool ls]\n{}\n\n[result]\na.txt\n\n[text]\nDone.\n",
            shown,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Blank_lines_around_a_part_are_left_out_and_stay_in_JSON()
    {
        shell.Cru("session append chat-a --json", """
            {"id":"m1","role":"assistant","parts":[
              {"type":"text","text":"\n \n  Indented.\n\nSecond.\n\n"},
              {"type":"text","text":"\n\n"},
              {"type":"tool_result","call_id":"t1","text":"\n\n  x\n"}]}
            """);

        string shown = shell.Cru("session show chat-a").Output;
        string json = shell.Cru("session show chat-a --json").Output;

        Assert.EndsWith("#m1\n\n  Indented.\n\nSecond.\n\n[result]\n  x\n", shown, StringComparison.Ordinal);
        Assert.Contains("\"\\n \\n  Indented.\\n\\nSecond.\\n\\n\"", json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("--tail 1")]
    public void A_title_that_nobody_gave_is_the_one_of_list(string options)
    {
        shell.Cru("session append chat-a --role assistant Welcome.");
        shell.Cru("session append chat-a Where does the heron sleep?");
        shell.Cru("session append chat-a --role assistant In the reeds.");

        string shown = shell.Cru($"session show chat-a {options}").Output;
        string json = shell.Cru($"session show chat-a --json {options}").Output;

        Assert.StartsWith("# chat-a  Where does the heron sleep?\n", shown, StringComparison.Ordinal);
        Assert.Contains("\"title\":\"Where does the heron sleep?\",\"title_is_given\":false", json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_without_words_has_no_title_beside_its_id()
    {
        Assert.Equal("# chat-a\n", shell.Cru("session show chat-a").Output);
    }
}
