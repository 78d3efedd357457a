using Cru.Commands;
using MarkdownSessions;
using MarkdownSessions.Model;
using MarkdownSessions.Retention;

namespace Cru.Tests;

public class RemovalCommandTests
{
    [Fact]
    public void Of_an_archive_that_was_moved_away_restore_names_the_folder_and_the_way_to_its_new_place()
    {
        using var shell = new Shell();
        Archive(shell, "one", "two");
        Directory.Move(Path.Combine(shell.Folder, "attic"), Path.Combine(shell.Folder, "barn"));
        string attic = Path.Combine(shell.Folder, "attic");

        var listed = shell.Cru("session restore");
        var named = shell.Cru("session restore one");
        var restored = shell.Cru("session restore one --from barn");

        Assert.Contains($"2 sessions were archived to {attic} and are not there; if that folder was moved, --from DIR", listed.Error, StringComparison.Ordinal);
        Assert.Equal(66, named.ExitCode);
        Assert.Contains($"session 'one' was archived to {attic} and is not there", named.Error, StringComparison.Ordinal);
        Assert.Equal((0, "one\n"), (restored.ExitCode, restored.Output));
    }

    [Fact]
    public void Of_an_archived_session_show_and_search_say_where_it_lies_and_restore_where_it_came_from()
    {
        using var shell = new Shell();
        Archive(shell, "one", "two");
        string attic = Path.Combine(shell.Folder, "attic");

        var shown = shell.Cru("session show one");
        var found = shell.Cru("session search quokka");
        var asJson = shell.Cru("session search quokka --json");
        var restored = shell.Cru("session restore one --from attic");

        Assert.Equal(66, shown.ExitCode);
        Assert.Contains($"session 'one' lies in the archive '{attic}' since 2026-01-01 00:02 UTC; 'cru session restore one' brings it back, --vault '{attic}' reads it there", shown.Error, StringComparison.Ordinal);
        Assert.Contains($"2 sessions were archived and not searched; --vault '{attic}' asks there", found.Error, StringComparison.Ordinal);
        Assert.Contains("\"warnings\":[\"2 sessions were archived and not searched", asJson.Output, StringComparison.Ordinal);
        Assert.Contains($"restored from {attic}", restored.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_deleted_session_show_says_that_it_lies_in_the_trash()
    {
        using var shell = new Shell();
        shell.Cru("session new --id one");
        shell.Cru("session delete one --yes");

        Assert.Contains("session 'one' lies in the trash since 2026-01-01 00:01 UTC; 'cru session restore one' brings it back", shell.Cru("session show one").Error, StringComparison.Ordinal);
        Assert.Contains("restored from the trash", shell.Cru("session restore one").Error, StringComparison.Ordinal);
        Assert.Contains("no session 'two' in this vault", shell.Cru("session show two").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Restore_from_the_trash_says_that_the_archive_keeps_its_copy_and_how_it_goes()
    {
        using var shell = new Shell();
        shell.Cru("session new --id one");
        shell.Cru("session archive one --to attic");
        string attic = Path.Combine(shell.Folder, "attic");

        var restored = shell.Cru("session restore one");
        string told = restored.Error.Split('\n').Single(line => line.Contains("keeps its copy", StringComparison.Ordinal));
        var followed = shell.Cru($"session delete one --vault '{attic}'");

        Assert.Equal($"cru: one: the archive {attic} keeps its copy; 'cru session delete one --vault '{attic}'' removes it there", told);
        Assert.Equal(0, followed.ExitCode);
        Assert.False(Directory.Exists(Path.Combine(attic, "one")));
        Assert.True(Directory.Exists(Path.Combine(shell.Folder, ".crucible/sessions/one")));
    }

    [Theory]
    [InlineData("session delete one", "lies in the trash since 2026-01-01 00:01 UTC")]
    [InlineData("session delete one --purge --yes", "was deleted for good on 2026-01-01 00:01 UTC; nothing of it is left here")]
    public void A_second_delete_says_what_the_first_one_did(string delete, string said)
    {
        using var shell = new Shell();
        shell.Cru("session new --id one");
        shell.Cru(delete);

        var again = shell.Cru(delete);

        Assert.Equal(66, again.ExitCode);
        Assert.Contains($"session 'one' {said}", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_trash_lost_is_told_to_be_deleted_for_good()
    {
        using var shell = new Shell();
        shell.Cru("session new --id one");
        shell.Cru("session delete one");
        shell.Cru("session cleanup --empty-trash --now --yes");

        Assert.Contains("session 'one' was deleted for good on 2026-01-01 00:02 UTC", shell.Cru("session show one").Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("archive --older-than 30d", "by age 'cru session cleanup --older-than 30d --archive' does")]
    [InlineData("archive one --older-than=30d", "by age 'cru session cleanup --older-than 30d --archive' does")]
    [InlineData("delete --older-than 30d", "by age 'cru session cleanup --older-than 30d' does")]
    public void Who_wants_to_remove_by_age_is_sent_to_cleanup(string typed, string hint)
    {
        using var shell = new Shell();
        shell.Cru("session new --id one");

        var refused = shell.Cru($"session {typed}");

        Assert.Equal(64, refused.ExitCode);
        Assert.Contains(hint, refused.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--dry-run")]
    [InlineData("--yes")]
    public void A_cleanup_by_a_query_that_may_mean_something_else_takes_nothing(string option)
    {
        using var shell = new Shell();
        shell.Cru("session new --id old --tag keep");
        shell.Cru("session append old words");

        var refused = shell.Cru($"session cleanup --older-than 1h -tagg:keep {option}");

        Assert.Equal((64, ""), (refused.ExitCode, refused.Output));
        Assert.Contains("nothing is removed by a query that may be meant otherwise: 'tagg:' is no field", refused.Error, StringComparison.Ordinal);
        Assert.Contains("old", shell.Cru("session list").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void With_json_the_archives_that_are_gone_are_warnings()
    {
        using var shell = new Shell();
        Archive(shell, "one");
        Directory.Delete(Path.Combine(shell.Folder, "attic"), recursive: true);

        var listed = shell.Cru("session restore --json");

        Assert.Contains("\"sessions\":[],\"warnings\":[\"1 session was archived to ", listed.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("session archive one --to file")]
    [InlineData("session archive one --to file/below")]
    [InlineData("session cleanup --older-than 1d --archive file --yes")]
    [InlineData("session new --vault file")]
    public void A_folder_that_cannot_be_made_ends_with_73_and_moves_nothing(string command)
    {
        using var shell = new Shell();
        shell.Cru("session new --id one");
        shell.Cru("session append one Heron --time 2020-01-01T00:00:00Z");
        File.WriteAllText(Path.Combine(shell.Folder, "file"), "in the way");

        var answer = shell.Cru(command);

        Assert.Equal(73, answer.ExitCode);
        Assert.Contains("cannot be made", answer.Error, StringComparison.Ordinal);
        Assert.Equal("one\n", shell.Cru("session list --format ids").Output);
    }

    [Theory]
    [InlineData(77, VaultError.NotPermitted)]
    [InlineData(77, VaultError.NotPermitted, VaultError.NotPermitted)]
    [InlineData(74, VaultError.DiskFailed)]
    [InlineData(74, VaultError.NotPermitted, VaultError.DiskFailed)]
    [InlineData(0)]
    public void Sessions_that_failed_for_one_reason_give_its_exit_code(int expected, params VaultError[] errors)
    {
        var id = SessionId.Parse("one");
        var report = new RemovalReport(
            [.. errors.Select(error => new RemovedSession(id, RemovalOutcome.Failed, 0, 0, null, "refused") { Error = error })],
            TimeSpan.Zero);

        int exitCode = RemovalOutput.ExitCodeOf(report);

        Assert.Equal(expected, exitCode);
    }

    [Fact]
    public void On_a_terminal_a_refused_plan_is_the_one_document_of_the_answer()
    {
        using var shell = new Shell();
        shell.Cru("session new --id one");
        shell.Cru("session append one Heron --time 2020-01-01T00:00:00Z");

        var refused = shell.Run(["session", "cleanup", "--older-than", "1d", "--json"], "n\n", onTerminal: true);
        var agreed = shell.Run(["session", "cleanup", "--older-than", "1d", "--json"], "y\n", onTerminal: true);

        Assert.Equal(64, refused.ExitCode);
        Assert.Contains("\"outcome\":\"planned\"", Assert.Single(refused.Output.TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
        Assert.Equal(0, agreed.ExitCode);
        Assert.Contains("\"outcome\":\"trashed\"", Assert.Single(agreed.Output.TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public void Ids_and_all_together_are_refused()
    {
        using var shell = new Shell();
        shell.Cru("session new --id one");

        var answer = shell.Cru("session restore one --all");

        Assert.Equal(64, answer.ExitCode);
    }

    // What stays in the trash would be brought back from there.
    private static void Archive(Shell shell, params string[] ids)
    {
        foreach (string id in ids)
        {
            shell.Cru($"session new --id {id}");
        }

        shell.Cru($"session archive {string.Join(' ', ids)} --to attic");
        shell.Cru("session cleanup --empty-trash --now --yes");
    }
}
