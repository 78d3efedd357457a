namespace Cru.Tests;

/// <summary>What is said of the engine of LiteDB and Lucene.Net where it is not built. Not compiled with <c>-p:LuceneEngine=true</c>.</summary>
public class LuceneAbsentTests
{
    [Fact]
    public void An_engine_that_is_not_built_is_answered_with_how_to_get_it()
    {
        using var shell = new Shell();
        shell.Cru("session new --id one");

        var answer = shell.Cru("session search alpha --engine lucene");

        Assert.Equal(64, answer.ExitCode);
        string line = Assert.Single(answer.Error.TrimEnd('\n').Split('\n'));
        Assert.Contains("build with -p:LuceneEngine=true where the package registry has LiteDB and Lucene.Net (docs/engines.md)", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("session search alpah~", "spelled nearly so; --engine scan does\n")]
    [InlineData("session search alpha --rank engine", "no engine of this build has one (docs/engines.md says how to build lucene, which has); leave out --rank engine\n")]
    [InlineData("help query", "~2 two; --engine scan\n")]
    public void No_advice_leads_to_it(string command, string says)
    {
        using var shell = new Shell();
        shell.Cru("session new --id one");
        shell.Cru("session append one alpha");

        var answer = shell.Cru(command);

        Assert.Contains(says, answer.Output + answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("--engine lucene", answer.Output + answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_environment_is_answered_likewise()
    {
        using var shell = new Shell();
        shell.Cru("session new --id one");
        shell.Variables["CRU_ENGINE"] = "lucene";

        var answer = shell.Cru("session search alpha");

        Assert.Equal(64, answer.ExitCode);
        Assert.Contains("lucene", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_needs_no_index_works_all_the_same()
    {
        using var shell = new Shell();

        var answer = shell.Cru("--version");

        Assert.Equal(0, answer.ExitCode);
    }
}
