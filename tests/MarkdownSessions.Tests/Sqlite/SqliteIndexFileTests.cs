using MarkdownSessions.Index.Sqlite;
using MarkdownSessions.Indexing;
using MarkdownSessions.Search;
using MarkdownSessions.Testing;
using static MarkdownSessions.Testing.IndexSamples;

namespace MarkdownSessions.Tests.Sqlite;

/// <summary>What only this engine has: its file, and what others may have done to it.</summary>
public sealed class SqliteIndexFileTests : IDisposable
{
    private readonly TemporaryFolder folders = new();
    private readonly SqliteIndexEngine engine = new();

    private string File => Path.Combine(folders.Path, "generation", "index.db");

    public void Dispose() => folders.Dispose();

    [Theory]
    [InlineData("pragma user_version=1", "version 1")]
    [InlineData("pragma application_id=7", "no search index of this program")]
    [InlineData("create table more(x)", "not its own")]
    [InlineData("create view more as select 1", "not its own")]
    [InlineData("create trigger more after delete on session begin delete from entry; end", "not its own")]
    [InlineData("drop index entry_by_idhash", "lacks tables")]
    public void A_file_that_is_not_exactly_ours_is_refused(string change, string reason)
    {
        string folder = Build();
        using (var database = Database.Open(File, DatabaseMode.Everyday))
        {
            database.Run(change);
        }

        var failure = Assert.Throws<IndexUnavailableException>(() => engine.Open(folder).Dispose());

        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
        Assert.False(failure.IsBusy);
    }

    [Fact]
    public void An_empty_file_is_refused()
    {
        string folder = Build();
        System.IO.File.WriteAllBytes(File, []);

        Assert.Throws<IndexUnavailableException>(() => engine.Open(folder).Dispose());
    }

    [Fact]
    public void Random_bytes_are_refused()
    {
        string folder = Build();
        byte[] noise = new byte[8192];
        new Random(1).NextBytes(noise);
        System.IO.File.WriteAllBytes(File, noise);

        var failure = Assert.Throws<IndexUnavailableException>(() => engine.Open(folder).Dispose());

        Assert.Contains("is no index", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_was_cut_is_refused()
    {
        string folder = Build([.. Enumerable.Range(0, 50).Select(i => Whole($"chat-{i}", Document(0, i, $"word{i}")))]);
        byte[] sound = System.IO.File.ReadAllBytes(File);
        System.IO.File.WriteAllBytes(File, sound[..(sound.Length / 2)]);

        Assert.Throws<IndexUnavailableException>(() => engine.Open(folder).Dispose());
    }

    [Fact]
    public void A_sealed_index_is_one_file_that_only_its_owner_reads()
    {
        string folder = Build(Whole("chat-a", Document(0, 0, "secret")));

        Assert.Equal([File], Directory.GetFiles(folder));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
        }
    }

    [Fact]
    public void A_sealed_index_is_in_its_everyday_shape()
    {
        Build(Whole("chat-a", Document(0, 0, "x")));

        using var database = Database.Open(File, DatabaseMode.Everyday);

        Assert.Equal("wal", database.Text("pragma journal_mode"));
        Assert.Equal(0, database.Number("select v from words_config where k = 'automerge'"));
        Assert.Equal(64, database.Number("select v from words_config where k = 'crisismerge'"));
        Assert.Equal(1 << 20, database.Number("select v from words_config where k = 'hashsize'"));
    }

    [Fact]
    public void A_folder_that_cannot_hold_an_index_is_told_at_once()
    {
        string missing = Path.Combine(folders.Path, "missing");

        Assert.Throws<IndexUnavailableException>(() => engine.Create(missing).Dispose());
    }

    // Where a folder cannot be written, SQLite cannot make its shared memory; the tests may run as a
    // user whom no permission stops, so a link stands in its way, which SQLite does not follow.
    [Fact]
    public void Without_a_place_for_shared_memory_an_index_is_read_but_not_changed()
    {
        string folder = Build(Whole("chat-a", Document(0, 0, "x")));
        System.IO.File.CreateSymbolicLink(File + "-shm", "nowhere");

        using var index = engine.Open(folder);

        Assert.Single(index.Walk(Words("x"), TimeRange.Always));
        var failure = Assert.Throws<IndexUnavailableException>(() => index.BeginUpdate().Dispose());
        Assert.Contains("can only be read", failure.Message, StringComparison.Ordinal);
        Assert.False(failure.IsBusy);
    }

    [Fact]
    public void Changes_that_wait_in_a_log_are_not_passed_over()
    {
        string folder = Build(Whole("chat-a", Document(0, 0, "x")));
        string copy = folders.Folder("copy");
        using (var index = engine.Open(folder))
        {
            Put(index, Whole("chat-b", Document(0, 1, "x")));
            System.IO.File.Copy(File, Path.Combine(copy, "index.db"));
            System.IO.File.Copy(File + "-wal", Path.Combine(copy, "index.db-wal"));
        }

        System.IO.File.CreateSymbolicLink(Path.Combine(copy, "index.db-shm"), "nowhere");

        Assert.Throws<IndexUnavailableException>(() => engine.Open(copy).Dispose());
    }

    [Fact]
    public void A_frozen_file_may_have_any_name()
    {
        string folder = folders.Folder("100% ä?#&=");
        Fill(folder, Whole("chat-a", Document(0, 0, "x")));

        using var connection = Database.Open(Path.Combine(folder, "index.db"), DatabaseMode.Frozen);

        Assert.Equal(1, connection.Number("select count(*) from entry"));
    }

    [Fact]
    public void A_message_that_comes_again_unchanged_keeps_its_row()
    {
        string folder = Build(Whole("chat-a", Document(0, 0, "title"), Document(1, 1, "text")));
        using (var index = engine.Open(folder))
        {
            for (int i = 0; i < 3; i++)
            {
                Put(index, Whole("chat-a", Document(0, 0, "title"), Document(1, 1, "text")));
            }
        }

        using var database = Database.Open(File, DatabaseMode.Everyday);

        Assert.Equal(3, Counters.Read(database).NextRow);
        Assert.Equal(1, Counters.Read(database).NextLate);
    }

    [Fact]
    public void Sessions_of_one_update_do_not_make_each_other_late()
    {
        string folder = Build(Whole("chat-a", Document(0, 0, "x")));
        using (var index = engine.Open(folder))
        {
            using var update = index.BeginUpdate();
            update.Put(Whole("chat-b", Document(0, 5, "x"), Document(1, 9, "x")));
            update.Put(Whole("chat-c", Document(0, 4, "x"), Document(1, 7, "x")));
            update.Commit();
        }

        using var database = Database.Open(File, DatabaseMode.Everyday);

        Assert.Equal(1, Counters.Read(database).NextLate);
    }

    [Fact]
    public void Many_dead_rows_wear_an_index_out()
    {
        using var index = engine.Open(Build(Many("chat-a", "old")));
        Assert.False(index.IsWorn);

        Put(index, Many("chat-a", "new"));

        Assert.True(index.IsWorn);
    }

    [Fact]
    public void A_few_dead_rows_do_not_wear_a_small_index_out()
    {
        using var index = engine.Open(Build(Whole("chat-a", Document(0, 0, "old"))));

        Put(index, Whole("chat-a", Document(0, 0, "new")));

        Assert.False(index.IsWorn);
    }

    [Fact]
    public void A_full_disk_leaves_the_index_as_it_was()
    {
        string folder = Build(Whole("chat-a", Document(0, 0, "x")));
        using var connections = Connections.Open(File);
        using var lease = connections.Rent();
        long pages = lease.Database.Number("pragma page_count");
        lease.Database.Run($"pragma max_page_count={pages}");

        using (var update = SqliteIndexUpdate.Begin(lease))
        {
            var failure = Assert.Throws<IndexUnavailableException>(() =>
            {
                update.Put(Many("chat-b", "long"));
                update.Commit();
            });
            Assert.Contains("disk full", failure.Message, StringComparison.Ordinal);
        }

        using var index = engine.Open(folder);
        Assert.Equal("chat-a", Assert.Single(index.Sessions()).Summary.Id.Value);
    }

    [Fact]
    public void A_failed_update_cannot_be_committed()
    {
        using var index = engine.Open(Build());
        using var update = index.BeginUpdate();
        Assert.Throws<ArgumentException>(() => update.Put(From("chat-a", 5, Document(1, 1, "before"))));

        Assert.Throws<InvalidOperationException>(update.Commit);
    }

    [Fact]
    public void What_another_process_wrote_and_left_in_its_log_is_read()
    {
        string folder = Build(Whole("chat-a", Document(0, 0, "x")));
        string copy = folders.Folder("copy");
        using (var index = engine.Open(folder))
        {
            Put(index, Whole("chat-b", Document(0, 1, "x")));
            System.IO.File.Copy(File, Path.Combine(copy, "index.db"));
            System.IO.File.Copy(File + "-wal", Path.Combine(copy, "index.db-wal"));
        }

        using var copied = engine.Open(copy);

        Assert.Equal(2, copied.Walk(Words("x"), TimeRange.Always).Count());
    }

    [Fact]
    public void A_walk_that_is_left_early_holds_nothing_up()
    {
        string folder = Build([.. Enumerable.Range(0, 9).Select(i => Whole($"chat-{i}", Document(0, i, "x")))]);
        using var index = engine.Open(folder);

        Assert.Equal(Minute(8), index.Walk(Words("x"), TimeRange.Always).First().Ticks);
        Put(index, Whole("chat-9", Document(0, 9, "x")));

        Assert.Equal(10, index.Walk(Words("x"), TimeRange.Always).Count());
    }

    private static SessionChange Many(string id, string word) =>
        Whole(id, [.. Enumerable.Range(0, 2_000).Select(i => Document(i, i, $"{word} {word}{i}"))]);

    private static void Put(ISessionIndex index, SessionChange change)
    {
        using var update = index.BeginUpdate();
        update.Put(change);
        update.Commit();
    }

    private string Build(params SessionChange[] changes)
    {
        string folder = folders.Folder("generation");
        Fill(folder, changes);
        return folder;
    }

    private void Fill(string folder, params SessionChange[] changes)
    {
        using var filling = engine.Create(folder);
        Array.ForEach(changes, change => Put(filling, change));
        engine.Seal(filling);
    }
}
