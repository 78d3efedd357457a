namespace Cru.Tests;

/// <summary>What a person is told in cases that were passed over in silence before.</summary>
public class SmallAnswerTests
{
    [Fact]
    public void A_saved_query_that_takes_the_place_of_another_says_so()
    {
        using var shell = new Shell();
        shell.Cru("session new --id one");
        shell.Cru("session search --save trouble timeout");

        var answer = shell.Cru("session search --save trouble deadlock");

        Assert.Equal("cru: saved as @trouble: deadlock; before it was: timeout\n", answer.Error);
    }

    [Fact]
    public void More_candidates_of_an_id_than_are_named_are_counted()
    {
        using var shell = new Shell();
        for (int session = 0; session < 8; session++)
        {
            shell.Cru($"session new --id chat-a{session}");
        }

        Assert.Contains("is ambiguous: chat-a0, chat-a1, chat-a2, chat-a3, chat-a4 and 3 more; type more letters", shell.Cru("session show chat").Error);
    }

    [Theory]
    [InlineData("timeout or kingfisher", true)]
    [InlineData("'\"timeout or kingfisher\"'", false)]
    [InlineData("or kingfisher", false)]
    public void A_small_or_between_words_is_told_when_nothing_matched(string query, bool isTold)
    {
        using var shell = new Shell();
        shell.Cru("session new --id one --title One");
        shell.Cru("session append one a timeout");

        var answer = shell.Cru($"session search {query} --fill 0");

        Assert.Equal(1, answer.ExitCode);
        Assert.Equal(isTold, answer.Error.Contains("'or' was looked for as a word; for either side write: cru session search 'timeout OR kingfisher'"));
    }

    [Fact]
    public void Restore_offers_only_what_is_away()
    {
        using var shell = new Shell();
        shell.Cru("session new --id one --title One");
        shell.Cru("session new --id two --title Two");
        shell.Cru("session archive one two --to attic");
        shell.Cru("session restore one");

        var answer = shell.Cru("session restore");

        Assert.Contains("two", answer.Output);
        Assert.DoesNotContain("one", answer.Output);
    }

    [Fact]
    public void The_plan_to_empty_the_trash_tells_titles_and_sizes()
    {
        using var shell = new Shell();
        shell.Cru("session new --id one --title 'Heron notes'");
        shell.Cru("session delete one --yes");

        var answer = shell.Cru("session cleanup --empty-trash --now --dry-run");

        Assert.Matches(@"^one  2026-01-01 00:01  +\d+ B  Heron notes\n$", answer.Output);
    }
}
