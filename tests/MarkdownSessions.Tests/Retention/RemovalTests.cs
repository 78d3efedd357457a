using MarkdownSessions.Index.Sqlite;
using MarkdownSessions.Model;
using MarkdownSessions.Retention;
using MarkdownSessions.Storage;
using MarkdownSessions.Testing;
using MarkdownSessions.Testing.Storage;

namespace MarkdownSessions.Tests.Retention;

public sealed partial class RemovalTests : IDisposable
{
    private readonly TestVault vault = new(new SqliteIndexEngine());
    private readonly TemporaryFolder archive = new();

    public void Dispose()
    {
        vault.Dispose();
        archive.Dispose();
    }

    [Fact]
    public void A_deleted_session_is_found_no_more_and_comes_back_as_it_was()
    {
        var id = Session("heron");
        string log = vault.Log(id);

        var deleted = vault.Vault.Remove(new() { Sessions = [id] });
        long found = vault.Vault.Search(new() { Query = "heron" }).Total;
        var restored = vault.Vault.Restore([id]);

        Assert.Equal(RemovalOutcome.Trashed, Assert.Single(deleted.Sessions).Outcome);
        Assert.Equal(0, found);
        Assert.Equal(RemovalOutcome.Restored, Assert.Single(restored.Sessions).Outcome);
        Assert.Equal(log, vault.Log(id));
        Assert.Single(vault.Vault.Search(new() { Query = "heron" }).Hits);
    }

    [Fact]
    public void An_archive_is_a_vault_in_which_everything_is_found()
    {
        var id = Session("heron");
        string log = vault.Log(id);

        var moved = vault.Vault.Remove(new() { Sessions = [id], ArchiveTo = archive.Path });

        using var opened = Vault.Open(archive.Path, vault.Options);
        Assert.Equal(RemovalOutcome.Archived, Assert.Single(moved.Sessions).Outcome);
        Assert.Equal(id, Assert.Single(opened.Search(new() { Query = "heron" }).Hits).Session.Id);
        Assert.Equal(log, File.ReadAllText(Directory.GetFiles(Path.Join(archive.Path, id.Value), "*.md").Single()));
        Assert.Empty(vault.Vault.List());
    }

    [Fact]
    public void What_was_archived_comes_back_from_where_the_ledger_says_it_went()
    {
        var id = Session("heron");
        string log = vault.Log(id);
        vault.Vault.Remove(new() { Sessions = [id], ArchiveTo = archive.Path });
        vault.Vault.EmptyTrash(vault.Vault.ListTrash());

        vault.Vault.Restore([id]);

        Assert.Equal(log, vault.Log(id));
        Assert.False(Directory.Exists(Path.Join(archive.Path, id.Value)));
    }

    [Fact]
    public void What_can_be_restored_is_listed_with_title_place_time_and_size()
    {
        var deleted = Session("heron");
        var archived = Session("tern");
        vault.Vault.Remove(new() { Sessions = [deleted] });
        vault.Vault.Remove(new() { Sessions = [archived], ArchiveTo = archive.Path, Purge = true });
        var now = vault.Clock.GetUtcNow();

        var listed = vault.Vault.ListRemoved().Sessions;

        Assert.Equal([deleted, archived], listed.Select(session => session.Id));
        Assert.Equal([true, false], listed.Select(session => session.IsInTrash));
        Assert.Equal([null, archive.Path], listed.Select(session => session.Archive));
        Assert.Equal(["heron", "tern"], listed.Select(session => session.Title));
        Assert.All(listed, session => Assert.InRange(now - session.Removed!.Value, TimeSpan.Zero, TimeSpan.FromSeconds(1)));
        Assert.All(listed, session => Assert.Equal(Directory.GetFiles(session.Place).Sum(file => new FileInfo(file).Length), session.Bytes));
    }

    [Fact]
    public void A_copy_in_the_trash_of_what_lies_in_the_vault_cannot_be_restored_and_is_not_listed()
    {
        var id = Session("heron");
        vault.Vault.Remove(new() { Sessions = [id], ArchiveTo = archive.Path });
        vault.Vault.Restore([id], archive.Path);

        var listed = vault.Vault.ListRemoved();

        Assert.Single(vault.Vault.ListTrash());
        Assert.Empty(listed.Sessions);
    }

    [Fact]
    public void A_session_that_may_not_be_read_is_told_as_not_permitted_and_stays()
    {
        var id = Session("heron");
        var files = new RefusingFiles(new PhysicalFiles()) { Refused = vault.Session(id) };
        using var refusing = Vault.Open(vault.Root, vault.Options with { Files = files });

        var moved = refusing.Remove(new() { Sessions = [id], ArchiveTo = archive.Path });

        var failed = Assert.Single(moved.Sessions);
        Assert.Equal((RemovalOutcome.Failed, VaultError.NotPermitted), (failed.Outcome, failed.Error));
        Assert.True(Directory.Exists(vault.Session(id)));
    }

    [Fact]
    public void Copies_that_stay_in_a_trash_are_named()
    {
        var id = Session("heron");

        var archived = vault.Vault.Remove(new() { Sessions = [id], ArchiveTo = archive.Path });
        vault.Vault.EmptyTrash(vault.Vault.ListTrash());
        var restored = vault.Vault.Restore([id]);
        var purged = vault.Vault.Remove(new() { Sessions = [id], ArchiveTo = archive.Path, Purge = true });

        Assert.StartsWith(Path.Join(vault.Root, ".crucible", "trash"), Assert.Single(archived.Sessions).Kept, StringComparison.Ordinal);
        Assert.StartsWith(Path.Join(archive.Path, ".crucible", "trash"), Assert.Single(restored.Sessions).Kept, StringComparison.Ordinal);
        Assert.Null(Assert.Single(purged.Sessions).Kept);
    }

    [Theory]
    [InlineData("chat-20240115-k3f9qa7m")]
    [InlineData("CHAT-20240115-k")]
    [InlineData("20240115-k")]
    public void A_removed_session_is_named_like_one_that_is_there(string named)
    {
        var id = vault.Vault.Create(new() { Id = SessionId.Parse("chat-20240115-k3f9qa7m") });
        var other = vault.Vault.Create(new() { Id = SessionId.Parse("chat-20240115-x") });
        vault.Vault.Remove(new() { Sessions = [id, other] });

        var found = vault.Vault.ResolveRemoved(named);

        Assert.Equal(id, found);
    }

    [Theory]
    [InlineData("chat-2024", VaultError.AmbiguousId)]
    [InlineData("heron", VaultError.SessionNotFound)]
    [InlineData("", VaultError.SessionNotFound)]
    public void A_removed_session_that_cannot_be_meant_is_refused(string named, VaultError error)
    {
        var id = vault.Vault.Create(new() { Id = SessionId.Parse("chat-20240115-k3f9qa7m") });
        var other = vault.Vault.Create(new() { Id = SessionId.Parse("chat-20240115-x") });
        vault.Vault.Remove(new() { Sessions = [id, other] });

        var refused = Assert.Throws<VaultException>(() => vault.Vault.ResolveRemoved(named));

        Assert.Equal(error, refused.Error);
    }

    [Fact]
    public void An_archive_from_which_everything_came_back_is_an_empty_vault()
    {
        var id = Session("heron");
        vault.Vault.Remove(new() { Sessions = [id], ArchiveTo = archive.Path });
        vault.Vault.Restore([id], archive.Path);

        using var opened = Vault.Open(archive.Path, vault.Options);

        Assert.Empty(opened.List());
        Assert.Empty(vault.Vault.Removed(archive.Path));
    }

    [Fact]
    public void A_session_that_is_being_written_is_left_alone_and_named()
    {
        var id = Session("heron");
        using var held = new VaultLocks(vault.Options.Files, VaultPaths.OfVault(vault.Root), TimeProvider.System)
            .TakeSession(id, TimeSpan.FromSeconds(10));

        var report = vault.Vault.Remove(new() { Sessions = [id], ArchiveTo = archive.Path });

        Assert.Equal(RemovalOutcome.Skipped, Assert.Single(report.Sessions).Outcome);
        Assert.True(Directory.Exists(vault.Session(id)));
    }

    [Fact]
    public void Other_files_under_the_same_id_in_the_archive_are_never_replaced()
    {
        var id = Session("heron");
        string folder = Directory.CreateDirectory(Path.Join(archive.Path, id.Value)).FullName;
        string log = Path.Join(folder, Path.GetFileName(Directory.GetFiles(vault.Session(id), "*.md").Single()));
        File.WriteAllText(log, $"---\nsession_id: {id}\n---\n\nOther words.\n");

        var report = vault.Vault.Remove(new() { Sessions = [id], ArchiveTo = archive.Path });

        Assert.Equal(RemovalOutcome.Skipped, Assert.Single(report.Sessions).Outcome);
        Assert.Contains("Other words.", File.ReadAllText(log), StringComparison.Ordinal);
        Assert.True(Directory.Exists(vault.Session(id)));
    }

    [Fact]
    public void A_session_that_went_on_after_its_copy_takes_the_copy_s_place()
    {
        var id = Session("heron");
        CopyFolder(vault.Session(id), Path.Join(archive.Path, id.Value));
        vault.Say(id, "egret");
        string log = vault.Log(id);

        var report = vault.Vault.Remove(new() { Sessions = [id], ArchiveTo = archive.Path });

        Assert.Equal(RemovalOutcome.Archived, Assert.Single(report.Sessions).Outcome);
        Assert.Equal(log, File.ReadAllText(Directory.GetFiles(Path.Join(archive.Path, id.Value), "*.md").Single()));
    }

    [Fact]
    public void A_session_with_a_link_in_it_is_not_archived()
    {
        var id = Session("heron");
        File.CreateSymbolicLink(Path.Join(vault.Session(id), "passwd"), "/etc/passwd");

        var report = vault.Vault.Remove(new() { Sessions = [id], ArchiveTo = archive.Path });

        Assert.Contains("link", Assert.Single(report.Sessions).Reason, StringComparison.Ordinal);
        Assert.True(Directory.Exists(vault.Session(id)));
        Assert.False(Directory.Exists(Path.Join(archive.Path, id.Value)));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".crucible")]
    [InlineData(".crucible/sessions")]
    [InlineData(".crucible/sessions/chat-heron")]
    [InlineData(".crucible/trash")]
    [InlineData(".crucible/locks/deep/down")]
    [InlineData("link/sessions")]
    [InlineData("link/sessions/chat-heron")]
    public void A_vault_is_no_archive_of_itself(string folder)
    {
        var id = vault.Vault.Create(new() { Id = SessionId.Parse("chat-heron") });
        vault.Say(id, "heron");
        Directory.CreateSymbolicLink(Path.Join(archive.Path, "link"), Path.Join(vault.Root, ".crucible"));
        string place = folder.StartsWith("link", StringComparison.Ordinal) ? Path.Join(archive.Path, folder) : Path.Join(vault.Root, folder);

        var refused = Assert.Throws<VaultException>(
            () => vault.Vault.Remove(new() { Sessions = [id], ArchiveTo = place, Purge = true }));
        Assert.Throws<VaultException>(() => vault.Vault.Restore([id], place));

        Assert.Equal(VaultError.BadInput, refused.Error);
        Assert.Single(vault.Vault.List());
        Directory.Delete(Path.Join(archive.Path, "link"));
    }

    [Fact]
    public void What_is_left_of_a_purge_that_was_cut_off_is_never_brought_back()
    {
        var id = Session("heron");
        vault.Vault.Remove(new() { Sessions = [id], ArchiveTo = archive.Path });
        var trashed = vault.Vault.ListTrash().Single();
        Directory.Move(trashed.Path, Directory.CreateDirectory(Path.Join(vault.Root, ".crucible", "tmp")).FullName + "/purge-x");
        File.Delete(Directory.GetFiles(Path.Join(vault.Root, ".crucible", "tmp", "purge-x"), "*.md").Single());

        vault.Vault.Restore([id]);

        Assert.Single(vault.Vault.Search(new() { Query = "heron" }).Hits);
    }

    [Fact]
    public void A_session_that_was_archived_again_comes_back_as_it_was_last()
    {
        var id = Session("heron");
        vault.Vault.Remove(new() { Sessions = [id] });
        vault.Vault.Restore([id]);
        vault.Vault.Remove(new() { Sessions = [id], ArchiveTo = archive.Path });
        vault.Vault.Restore([id], archive.Path);
        vault.Clock.Advance(TimeSpan.FromHours(1));
        vault.Say(id, "egret");
        vault.Vault.Remove(new() { Sessions = [id], ArchiveTo = archive.Path, Purge = true });

        vault.Vault.Restore([id]);

        Assert.Single(vault.Vault.Search(new() { Query = "egret" }).Hits);
    }

    [Fact]
    public void A_session_deleted_twice_in_a_second_lies_in_the_trash_twice()
    {
        var id = Session("heron");
        vault.Vault.Remove(new() { Sessions = [id] });
        vault.Vault.Create(new() { Id = id });
        vault.Vault.Remove(new() { Sessions = [id] });

        var lying = vault.Vault.ListTrash();

        Assert.Equal([id, id], lying.Select(session => session.Id));
    }

    private static Age Days(string text) => Age.TryParse(text, out var age) ? age : throw new ArgumentException("no age", nameof(text));

    private SessionId Session(string words)
    {
        var id = vault.Vault.Create(new());
        vault.Say(id, words);
        return id;
    }

    private void Touch(SessionId id, DateTime time)
    {
        foreach (string path in Directory.GetFiles(vault.Session(id), "*.md"))
        {
            File.SetLastWriteTimeUtc(path, time);
        }
    }

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string path in Directory.GetFiles(from))
        {
            File.Copy(path, Path.Join(to, Path.GetFileName(path)));
        }
    }
}
