using System.Text.Json;

namespace Cru.Tests;

/// <summary>A message that is written while it is said: <c>m2</c>, <c>m2+1</c>, … (docs/format.md, "Live turns").</summary>
public class LiveTurnTests
{
    [Fact]
    public void Entries_that_go_on_with_a_message_are_shown_as_one()
    {
        using var shell = new Shell();
        shell.Cru("session new --id one");
        shell.Cru("session append one --role assistant --entry-id m2 Let me look.");
        shell.Cru("session append one --role user --entry-id m3 Thanks.");
        shell.Cru("session append one --json", """{"id":"m2+1","role":"assistant","text":"Found it.","usage":{"output":9}}""");

        var again = shell.Cru("session append one --json", """{"id":"m2+1","role":"assistant","text":"Found it.","usage":{"output":9}}""");
        string[] messages = shell.Cru("session show one --format jsonl").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("one#m2+1", JsonDocument.Parse(again.Output).RootElement.GetProperty("messages")[0].GetProperty("address").GetString());
        Assert.Equal(["m2", "m3"], messages.Select(message => JsonDocument.Parse(message).RootElement.GetProperty("id").GetString()));
        Assert.Contains("\"Let me look.\"},{\"type\":\"text\",\"text\":\"Found it.\"}", messages[0]);
        Assert.Contains("\"usage\":{\"output\":9}", messages[0]);
    }

    [Theory]
    [InlineData("m2+0")]
    [InlineData("m2+01")]
    [InlineData("m2+")]
    [InlineData("+1")]
    [InlineData("m2+x")]
    public void A_continuation_has_one_spelling(string id)
    {
        using var shell = new Shell();
        shell.Cru("session new --id one");

        Assert.Equal(64, shell.Cru($"session append one --entry-id {id} Hello").ExitCode);
        Assert.Equal(65, shell.Cru("session append one --json", $$"""{"id":"{{id}}","role":"user","text":"x"}""").ExitCode);
    }
}
