using MarkdownSessions.Index.Sqlite;
using MarkdownSessions.Model;
using MarkdownSessions.Retention;
using MarkdownSessions.Storage;
using MarkdownSessions.Testing;
using MarkdownSessions.Testing.Storage;

namespace MarkdownSessions.Tests.Retention;

public sealed partial class RemovalTests
{
    [Fact]
    public void An_archive_may_itself_be_cleaned_up_into_its_own_archive()
    {
        var id = Session("heron");
        vault.Vault.Remove(new() { Sessions = [id], ArchiveTo = archive.Path });
        using var attic = Vault.Open(archive.Path, vault.Options);

        var report = attic.Remove(new() { Sessions = [id], ArchiveTo = attic.DefaultArchive });
        var back = attic.Restore([id], attic.DefaultArchive);

        Assert.True(report.IsComplete, report.Sessions[0].Reason);
        Assert.True(back.IsComplete, back.Sessions[0].Reason);
    }

    [Fact]
    public void A_session_of_which_a_part_cannot_be_read_is_never_old()
    {
        var files = new RefusingFiles(vault.Options.Files);
        var id = Session("heron");
        File.WriteAllText(Path.Join(vault.Session(id), "2030-01-01-0000.md"), $"---\nsession_id: {id}\n---\n\n## 2030-01-01T00:00:00Z\n\n**User:** new\n");
        files.Refused = Path.Join(vault.Session(id), "2030");
        using var other = Vault.Open(vault.Root, vault.Options with { Files = files, Engine = null });

        var report = other.Remove(new() { Sessions = [id], OlderThan = new DateTimeOffset(2029, 1, 1, 0, 0, 0, TimeSpan.Zero) });

        Assert.Equal(RemovalOutcome.Failed, Assert.Single(report.Sessions).Outcome);
        Assert.True(Directory.Exists(vault.Session(id)));
    }

    [Fact]
    public void A_cleanup_takes_sessions_by_the_times_in_their_files()
    {
        var old = Session("heron");
        vault.Clock.Advance(TimeSpan.FromDays(40));
        var young = Session("heron");
        Touch(old, DateTime.UtcNow);
        Touch(young, DateTime.UtcNow.AddYears(-3));

        var plan = vault.Vault.PlanCleanup(new() { OlderThan = Days("30d") });

        Assert.Equal(old, Assert.Single(plan.Sessions).Session.Id);
        Assert.True(plan.Bytes > 0);
    }

    [Fact]
    public void A_session_that_was_continued_since_the_plan_is_left_alone()
    {
        var id = Session("heron");
        vault.Clock.Advance(TimeSpan.FromDays(40));
        var plan = vault.Vault.PlanCleanup(new() { OlderThan = Days("30d") });
        vault.Say(id, "one more");

        var report = vault.Vault.Remove(new() { Sessions = [.. plan.Sessions.Select(planned => planned.Session.Id)], OlderThan = plan.Before });

        Assert.Equal(RemovalOutcome.Skipped, Assert.Single(report.Sessions).Outcome);
        Assert.Single(vault.Vault.List());
    }

    [Fact]
    public void Sessions_without_a_time_or_with_one_to_come_are_never_old()
    {
        vault.Vault.Create(new());
        var ahead = vault.Vault.Create(new());
        vault.Vault.Append(ahead, new EntryDraft { Role = Role.User, Parts = [], Time = Timestamp.From(vault.Clock.GetUtcNow().AddDays(3000)) });
        vault.Clock.Advance(TimeSpan.FromDays(400));

        var plan = vault.Vault.PlanCleanup(new() { OlderThan = Days("30d") });

        Assert.Empty(plan.Sessions);
        Assert.Equal(2, plan.Warnings.Count);
    }

    [Fact]
    public void A_query_narrows_a_cleanup_down()
    {
        var heron = Session("heron");
        Session("egret");
        vault.Clock.Advance(TimeSpan.FromDays(40));

        var plan = vault.Vault.PlanCleanup(new() { OlderThan = Days("30d"), Query = "heron" });

        Assert.Equal(heron, Assert.Single(plan.Sessions).Session.Id);
    }

    [Fact]
    public void What_was_purged_leaves_no_word_behind()
    {
        var id = Session("heronissimus");
        vault.Vault.List();

        vault.Vault.Remove(new() { Sessions = [id], Purge = true });

        var traces = Directory.GetFiles(vault.Root, "*", SearchOption.AllDirectories)
            .Where(path => File.ReadAllText(path).Contains("heronissimus", StringComparison.Ordinal));
        Assert.Empty(traces);
        Assert.Empty(vault.Vault.ListTrash());
    }
}
