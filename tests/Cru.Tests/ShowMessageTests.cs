namespace Cru.Tests;

public class ShowMessageTests
{
    [Theory]
    [InlineData("one#note-a")]
    [InlineData("one#note-a --json")]
    [InlineData("on#note-ab")]
    public void An_address_that_append_prints_can_be_shown(string address)
    {
        using var shell = WithNotes();

        var shown = shell.Cru($"session show {address}");

        Assert.Equal(0, shown.ExitCode);
        Assert.Equal(address.Contains("ab", StringComparison.Ordinal), shown.Output.Contains("The second.", StringComparison.Ordinal));
        Assert.Equal(!address.Contains("ab", StringComparison.Ordinal), shown.Output.Contains("The first.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("one#note", 66, "2 messages of session 'one' begin with 'note'; write more of the id")]
    [InlineData("one#nothing", 66, "no message 'nothing' in session 'one'; 'cru session show one' shows the ids")]
    [InlineData("one#", 66, "no message ''")]
    [InlineData("two#note-a", 66, "no session 'two'")]
    [InlineData("one#note-a --format html", 64, "leave #MESSAGE out")]
    public void What_cannot_be_shown_is_told(string address, int exitCode, string told)
    {
        using var shell = WithNotes();

        var answer = shell.Cru($"session show {address}");

        Assert.Equal(exitCode, answer.ExitCode);
        Assert.Contains(told, answer.Error, StringComparison.Ordinal);
    }

    private static Shell WithNotes()
    {
        var shell = new Shell();
        shell.Cru("session new --id one --title Notes");
        shell.Cru("session append one 'The first.' --entry-id note-a");
        shell.Cru("session append one 'The second.' --entry-id note-ab");
        return shell;
    }
}
