using MarkdownSessions.Index.Lucene;
using MarkdownSessions.Indexing;
using MarkdownSessions.Search;
using MarkdownSessions.Testing;
using static MarkdownSessions.Testing.IndexSamples;

namespace MarkdownSessions.Tests.Lucene;

/// <summary>What a kill leaves at each step of a commit: the state before it until Lucene's commit, the new one after.</summary>
public sealed class LucenePublicationTests : IDisposable
{
    private readonly TemporaryFolder folders = new();
    private readonly LuceneIndexEngine engine = new();

    public void Dispose() => folders.Dispose();

    [Theory]
    [InlineData("messages are written", "chat-a")]
    [InlineData("Lucene has prepared", "chat-a")]
    [InlineData("the catalog is half written", "chat-a")]
    [InlineData("the catalog is written", "chat-a")]
    [InlineData("Lucene has committed", "chat-a chat-b")]
    [InlineData("old catalogs are gone", "chat-a chat-b")]
    public void A_kill_leaves_the_state_before_or_after(string step, string sessions)
    {
        string folder = Build(Whole("chat-a", Document(0, 0, "x")));

        string left = KilledAfter(step, folder);

        using (var index = engine.Open(left))
        {
            Assert.Equal(sessions, Ids(index));
            Assert.Equal(sessions.Split(' ').Length, index.Walk(Words("x"), TimeRange.Always).Count());
            Assert.Null(index.FindDamage(IndexDepth.Storage));
        }
    }

    [Theory]
    [InlineData("messages are written")]
    [InlineData("Lucene has prepared")]
    [InlineData("the catalog is half written")]
    [InlineData("the catalog is written")]
    [InlineData("Lucene has committed")]
    public void What_a_kill_left_takes_the_next_change(string step)
    {
        string left = KilledAfter(step, Build(Whole("chat-a", Document(0, 0, "x"))));
        using var index = engine.Open(left);

        Put(index, Whole("chat-b", Document(0, 1, "x")));
        Put(index, Whole("chat-c", Document(0, 2, "x")));

        Assert.Equal("chat-a chat-b chat-c", Ids(index));
        Assert.Equal(3, index.Walk(new MatchEverything(), TimeRange.Always).Count());
        Assert.Single(Directory.GetFiles(left, "catalog-*"));
    }

    [Fact]
    public void A_catalog_of_another_commit_is_refused()
    {
        string folder = Build(Whole("chat-a", Document(0, 0, "x")));
        string older = Path.Combine(folders.Folder("older"), "catalog");
        File.Copy(Assert.Single(Directory.GetFiles(folder, "catalog-*")), older);
        using (var index = engine.Open(folder))
        {
            Put(index, Whole("chat-b", Document(0, 1, "x")));
        }

        File.Copy(older, Assert.Single(Directory.GetFiles(folder, "catalog-*")), overwrite: true);

        var failure = Assert.Throws<IndexUnavailableException>(() => engine.Open(folder).Dispose());
        Assert.Contains("not published together", failure.Message, StringComparison.Ordinal);
        Assert.False(failure.IsBusy);
    }

    [Fact]
    public void One_changed_byte_of_a_catalog_is_noticed()
    {
        string folder = Build(Whole("chat-a", Document(0, 0, "x")));
        string catalog = Assert.Single(Directory.GetFiles(folder, "catalog-*"));
        byte[] bytes = File.ReadAllBytes(catalog);

        for (int at = 0; at < bytes.Length; at += 997)
        {
            byte[] changed = [.. bytes];
            changed[at] ^= 1;
            File.WriteAllBytes(catalog, changed);
            Assert.Throws<IndexUnavailableException>(() => engine.Open(folder).Dispose());
        }
    }

    [Fact]
    public void Damaged_words_are_found_when_they_are_looked_for()
    {
        string folder = Build(Whole("chat-a", [.. Enumerable.Range(0, 200).Select(i => Document(i, i, $"word{i}"))]));
        string words = Directory.GetFiles(folder, "_*").OrderByDescending(file => new FileInfo(file).Length).First();
        byte[] bytes = File.ReadAllBytes(words);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(words, bytes);

        using var index = engine.Open(folder);

        Assert.NotNull(index.FindDamage(IndexDepth.Storage));
    }

    [Fact]
    public void A_reader_sees_a_commit_that_changed_the_catalog_alone()
    {
        string folder = Build(Whole("chat-a", Document(0, 0, "x")));
        using var reader = engine.Open(folder);
        using var writer = engine.Open(folder);
        Assert.False(Assert.Single(reader.Stamps(Whole("chat-a").Summary.Id)).IsRacy);

        var change = From("chat-a", 1);
        Put(writer, change with { Segments = [change.Segments[0] with { IsRacy = true }] });

        Assert.True(Assert.Single(reader.Stamps(change.Summary.Id)).IsRacy);
    }

    [Fact]
    public void A_generation_is_of_its_owner_alone()
    {
        string folder = Build(Whole("chat-a", Document(0, 0, "secret")));

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
                File.GetUnixFileMode(folder));
        }
    }

    [Fact]
    public void A_failed_update_cannot_be_committed_nor_can_one_be_committed_twice()
    {
        using var index = engine.Open(Build());
        using (var failed = index.BeginUpdate())
        {
            Assert.Throws<ArgumentException>(() => failed.Put(From("chat-a", 5, Document(1, 1, "before"))));
            Assert.Throws<InvalidOperationException>(failed.Commit);
        }

        using var update = index.BeginUpdate();
        update.Commit();
        Assert.Throws<InvalidOperationException>(update.Commit);
    }

    [Fact]
    public void A_hundred_small_changes_leave_few_files()
    {
        using var index = engine.Open(Build());

        for (int i = 0; i < 100; i++)
        {
            Put(index, Whole($"chat-{i}", Document(0, i, "x")));
        }

        Assert.Equal(100, index.Walk(Words("x"), TimeRange.Always).Count());
        Assert.InRange(Directory.GetFiles(folders.At("generation")).Length, 1, 200);
    }

    // The files as they are when the process is killed after a step: copied while the update is under way.
    private string KilledAfter(string step, string folder)
    {
        var generation = new GenerationFolder(folder);
        using var words = generation.Open();
        using var writer = new WordsWriter(words);
        var before = Checkpoint.Of(global::Lucene.Net.Index.DirectoryReader.ListCommits(words)[^1].UserData);
        writer.Add(2, Document(0, 1, "x"));
        if (step == "messages are written")
        {
            return Copy(folder);
        }

        writer.Prepare(before.Next);
        if (step == "Lucene has prepared")
        {
            return Copy(folder);
        }

        CatalogFile.Write(words, before.Next, NextCatalog(CatalogFile.Read(words, before), before.Next));
        if (step == "the catalog is half written")
        {
            string copy = Copy(folder);
            string half = Path.Combine(copy, $"catalog-{before.Next.Number}.db");
            File.WriteAllBytes(half, File.ReadAllBytes(half)[..5000]);
            return copy;
        }

        if (step == "the catalog is written")
        {
            return Copy(folder);
        }

        writer.Commit();
        if (step == "Lucene has committed")
        {
            return Copy(folder);
        }

        CatalogFile.Prune(words, before.Next);
        return Copy(folder);
    }

    private static MemoryStream NextCatalog(MemoryStream bytes, Checkpoint next)
    {
        var change = new CatalogChange { NextNumber = 3 };
        var put = Whole("chat-b");
        change.Put(new(2, put.Summary, put.Segments));
        using var database = CatalogStore.Open(bytes);
        change.Write(database, next);
        return bytes;
    }

    private static void Put(ISessionIndex index, SessionChange change)
    {
        using var update = index.BeginUpdate();
        update.Put(change);
        update.Commit();
    }

    private static string Ids(ISessionIndex index) =>
        string.Join(' ', index.Sessions().Select(session => session.Summary.Id.Value).Order(StringComparer.Ordinal));

    private string Copy(string folder)
    {
        string copy = folders.Folder("left");
        foreach (string file in Directory.GetFiles(folder))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        return copy;
    }

    private string Build(params SessionChange[] changes)
    {
        string folder = folders.Folder("generation");
        using var filling = engine.Create(folder);
        Array.ForEach(changes, change => Put(filling, change));
        engine.Seal(filling);
        return folder;
    }
}
