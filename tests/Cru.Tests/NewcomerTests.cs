namespace Cru.Tests;

/// <summary>Where people stumbled who had nothing but README and program.</summary>
public sealed class NewcomerTests : IDisposable
{
    private readonly Shell shell = new();

    public void Dispose() => shell.Dispose();

    [Fact]
    public void New_takes_a_project()
    {
        shell.Cru("session new --id one --project pond");

        Assert.Contains("\"project\":\"pond\"", shell.Cru("session list --json").Output);
        Assert.Equal(64, shell.Cru("session new --id two --project pond --field project=sea").ExitCode);
    }

    [Theory]
    [InlineData("alpha-1", 0, "alpha-1")]
    [InlineData("alpha-2", 0, "alpha-22")]
    [InlineData("alpha", 64, "ambiguous: alpha-1, alpha-12, alpha-22; type more letters")]
    [InlineData("beta", 66, "no message 'beta'")]
    public void A_branch_is_made_at_a_unique_beginning_of_a_message_id(string typed, int exitCode, string told)
    {
        shell.Cru("session new --id one");
        foreach (string id in (string[])["alpha-1", "alpha-12", "alpha-22"])
        {
            shell.Cru($"session append one hm --entry-id {id}");
        }

        var branched = shell.Cru($"session branch one --at {typed} --json");

        Assert.Equal(exitCode, branched.ExitCode);
        Assert.Contains(told, branched.Output + branched.Error);
    }

    [Fact]
    public void Going_on_from_a_session_with_nothing_but_a_title_is_told_to_be_empty()
    {
        shell.Cru("session new --id one --title Heron");

        var asJson = shell.Cru("session continue one --json");

        Assert.Equal(0, asJson.ExitCode);
        Assert.Contains("\"messages\":[]", asJson.Output);
        Assert.Contains("nothing was said in one yet", asJson.Error);
        Assert.Contains("nothing was said in one yet", shell.Cru("session continue one").Error);
    }

    [Theory]
    [InlineData("'North pond'")]
    [InlineData("Heron")]
    public void A_title_in_the_place_of_an_id_is_told_how_sessions_are_found_by_it(string title)
    {
        shell.Cru("session new --id one --title 'North pond Heron'");

        var refused = shell.Cru($"session continue {title} --json");

        Assert.Equal(66, refused.ExitCode);
        Assert.Contains("session list --title", refused.Error);
        Assert.Equal("one\n", shell.Cru($"session list --title {title} --format ids").Output);
    }
}
