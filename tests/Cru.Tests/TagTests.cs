namespace Cru.Tests;

public sealed class TagTests : IDisposable
{
    private readonly Shell shell = new();

    public TagTests() => shell.Cru("session new --id one --tag ci --tag todo");

    public void Dispose() => shell.Dispose();

    [Theory]
    [InlineData("-ci", "todo\n")]
    [InlineData("--remove ci", "todo\n")]
    [InlineData("+new -ci -todo", "new\n")]
    [InlineData("+-ci", "ci\ntodo\n-ci\n")]
    public void A_dash_takes_a_tag_away_and_a_plus_adds_one(string words, string left)
    {
        Assert.Equal((0, left), (shell.Cru($"session tag one {words}").ExitCode, shell.Cru("session tag one").Output));
    }

    [Theory]
    [InlineData("-cli")]
    [InlineData("--remove cli")]
    public void Who_takes_away_what_is_not_there_is_told(string words)
    {
        var answer = shell.Cru($"session tag one {words}");

        Assert.Equal((0, "ci\ntodo\n", "cru: one had no tag 'cli'\n"), (answer.ExitCode, answer.Output, answer.Error));
    }

    [Fact]
    public void A_mistyped_option_is_no_tag()
    {
        var answer = shell.Cru("session tag one --remvoe ci");

        Assert.Equal(64, answer.ExitCode);
        Assert.Contains("did you mean '--remove'?", answer.Error);
    }
}
