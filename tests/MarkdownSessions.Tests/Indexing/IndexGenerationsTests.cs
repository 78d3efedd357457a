using MarkdownSessions.Indexing;
using MarkdownSessions.Storage;
using MarkdownSessions.Testing;

namespace MarkdownSessions.Tests.Indexing;

public sealed class IndexGenerationsTests : IDisposable
{
    private readonly TemporaryFolder folders = new();
    private readonly MemoryIndexEngine engine = new();
    private readonly FolderFiles files = new();
    private readonly string folder;
    private readonly IndexGenerations generations;

    public IndexGenerationsTests()
    {
        folder = Path.Combine(folders.Path, "index", "ann-laptop");
        generations = new(files, folder, engine, wordsVersion: 3);
    }

    private string CurrentFile => Path.Combine(folder, "CURRENT");

    public void Dispose() => folders.Dispose();

    [Fact]
    public void At_first_there_is_none()
    {
        Assert.Equal(new(null, "there is no search index yet"), generations.Current());
        Assert.Throws<IndexUnavailableException>(() => generations.Open().Dispose());
    }

    [Fact]
    public void A_generation_that_was_promoted_is_current()
    {
        string built = Build();

        generations.Promote(built);

        Assert.Equal("memory-1-3-1", Path.GetFileName(built));
        Assert.Equal(new(built, ""), generations.Current());
        Assert.Equal("memory-1-3-1\n", File.ReadAllText(CurrentFile));
        using var index = generations.Open();
        Assert.Empty(index.Sessions());
    }

    [Fact]
    public void A_generation_that_was_only_begun_is_not()
    {
        generations.Promote(Build());

        generations.Begin();

        Assert.Equal("memory-1-3-1", Path.GetFileName(generations.Current().Folder));
    }

    [Fact]
    public void A_new_generation_gets_a_number_that_none_has()
    {
        Directory.CreateDirectory(Path.Combine(folder, "other-9-9-41"));
        Directory.CreateDirectory(Path.Combine(folder, "notes-99"));

        Assert.Equal("memory-1-3-42", Path.GetFileName(generations.Begin()));
        Assert.Equal("memory-1-3-43", Path.GetFileName(generations.Begin()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("memory-1-3-1")]
    [InlineData("memory-1-3-1\n\n")]
    [InlineData("memory-1-3-1 \n")]
    [InlineData("memory-1-3\n")]
    [InlineData("memory-1-3-x\n")]
    [InlineData("memory-1-3-1/../memory-1-3-1\n")]
    [InlineData("..\n")]
    [InlineData("/etc\n")]
    [InlineData("memory-1-3-99999999999999999999\n")]
    [InlineData("\0\0\0\0")]
    [InlineData("memory-1-3-1\nmemory-1-3-2\n")]
    [InlineData("memory-1-3-1\n\nother-1-3-2\n")]
    public void A_torn_or_foreign_word_in_CURRENT_names_none(string content)
    {
        generations.Promote(Build());
        File.WriteAllText(CurrentFile, content);

        Assert.Equal(new(null, "the search index does not say which generation is current"), generations.Current());
        Assert.Equal("memory-1-3-2", Path.GetFileName(generations.Begin()));
    }

    [Theory]
    [InlineData("memory-2-3-1")]
    [InlineData("memory-1-4-1")]
    [InlineData("memory-1-33-1")]
    public void A_generation_of_another_version_is_not_opened(string name)
    {
        Directory.CreateDirectory(Path.Combine(folder, name));
        File.WriteAllText(CurrentFile, name + "\n");

        Assert.Equal(new(null, $"the search index '{name}' was made by another version"), generations.Current());
    }

    [Fact]
    public void A_generation_of_another_engine_stays_and_is_not_opened()
    {
        Directory.CreateDirectory(Path.Combine(folder, "other-1-3-1"));
        File.WriteAllText(CurrentFile, "other-1-3-1\n");

        var before = generations.Current();
        bool existed = generations.Exists;
        generations.Promote(Build());
        generations.Prune();

        Assert.Equal(new(null, "there is no search index of the engine 'memory' yet"), before);
        Assert.False(existed);
        Assert.Equal("memory-1-3-2\nother-1-3-1\n", File.ReadAllText(CurrentFile));
        Assert.Equal(["CURRENT", "memory-1-3-2", "other-1-3-1"], Names());
        Assert.Equal("memory-1-3-2", Path.GetFileName(generations.Current().Folder));
    }

    [Fact]
    public void A_generation_that_is_gone_is_told()
    {
        string built = Build();
        generations.Promote(built);
        Directory.Delete(built, recursive: true);

        Assert.Equal(new(null, "the search index 'memory-1-3-1' is gone"), generations.Current());
    }

    [Fact]
    public void A_link_in_the_place_of_a_generation_is_not_followed()
    {
        string built = Build();
        generations.Promote(built);
        Directory.Move(built, Path.Combine(folders.Path, "elsewhere"));
        Directory.CreateSymbolicLink(built, Path.Combine(folders.Path, "elsewhere"));

        Assert.Null(generations.Current().Folder);
    }

    [Fact]
    public void A_huge_CURRENT_is_not_read_to_its_end()
    {
        generations.Promote(Build());
        File.WriteAllText(CurrentFile, new string('x', 1_000_000) + "\n");

        Assert.Null(generations.Current().Folder);
    }

    [Fact]
    public void Pruning_leaves_the_current_generation_and_what_is_none()
    {
        generations.Promote(Build());
        generations.Promote(Build());
        Directory.CreateDirectory(Path.Combine(folder, "other-9-9-41"));
        Directory.CreateDirectory(Path.Combine(folder, "notes"));

        int left = generations.Prune();

        Assert.Equal(0, left);
        Assert.Equal(["CURRENT", "memory-1-3-2", "notes"], Names());
    }

    [Fact]
    public void What_cannot_be_deleted_waits_for_the_next_time()
    {
        generations.Promote(Build());
        generations.Promote(Build());
        files.Undeletable = "memory-1-3-1";

        Assert.Equal(1, generations.Prune());
        files.Undeletable = null;
        Assert.Equal(0, generations.Prune());

        Assert.Equal(["CURRENT", "memory-1-3-2"], Names());
    }

    [Fact]
    public void Killed_at_any_step_CURRENT_names_a_whole_generation()
    {
        var ends = new List<string?>();
        for (int steps = 0; steps < 12; steps++)
        {
            string writer = Path.Combine(folders.Path, $"writer{steps}");
            new FolderFiles().CreateFolder(writer);
            string first = Rebuild(new(new FolderFiles(), writer, engine, 3));
            var dying = new FolderFiles { StepsToLive = steps };

            var death = Record.Exception(() => Rebuild(new(dying, writer, engine, 3)));

            var current = new IndexGenerations(new FolderFiles(), writer, engine, 3).Current().Folder;
            Assert.NotNull(current);
            engine.Open(current).Dispose();
            Assert.True(death is not null || current != first, "a rebuild that came to its end is current");
            ends.Add(Path.GetFileName(current));
        }

        Assert.Contains("memory-1-3-1", ends);
        Assert.Contains("memory-1-3-2", ends);
    }

    private string Rebuild(IndexGenerations of)
    {
        string built = of.Begin();
        using (var index = engine.Create(built))
        {
            engine.Seal(index);
        }

        of.Promote(built);
        of.Prune();
        return built;
    }

    private string Build()
    {
        string built = generations.Begin();
        using var index = engine.Create(built);
        engine.Seal(index);
        return built;
    }

    private IEnumerable<string?> Names() =>
        Directory.GetFileSystemEntries(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal);

    /// <summary>As much of a disk as generations need, which dies after so many changes.</summary>
    private sealed class FolderFiles : IVaultFiles
    {
        public int StepsToLive { get; set; } = int.MaxValue;

        public string? Undeletable { get; set; }

        public FileStamp? Stat(string path)
        {
            var entry = Directory.Exists(path) ? (FileSystemInfo)new DirectoryInfo(path) : new FileInfo(path);
            return entry.Exists || entry.LinkTarget is not null ? StampOf(entry) : null;
        }

        public IReadOnlyList<FileStamp> List(string folder) =>
            Directory.Exists(folder) ? [.. new DirectoryInfo(folder).GetFileSystemInfos().Select(StampOf)] : [];

        public Stream OpenRead(string path) => File.OpenRead(path);

        public void CreateFolder(string path)
        {
            Step();
            Directory.CreateDirectory(path);
        }

        public void Replace(string path, ReadOnlySpan<byte> content)
        {
            Step();
            File.WriteAllBytes(path + ".new", content.ToArray());
            Step();
            File.Move(path + ".new", path, overwrite: true);
        }

        public void DeleteFolder(string path)
        {
            Step();
            if (Path.GetFileName(path) == Undeletable)
            {
                throw new IOException("in use");
            }

            Directory.Delete(path, recursive: true);
        }

        public void FlushFolder(string folder) => Step();

        public IAppendFile OpenAppend(string path) => throw new NotSupportedException();

        public bool TryCreate(string path, ReadOnlySpan<byte> content) => throw new NotSupportedException();

        public void Move(string source, string destination) => throw new NotSupportedException();

        public void DeleteFile(string path) => throw new NotSupportedException();

        public IFileLock? TryLock(string path, LockMode mode) => throw new NotSupportedException();

        private static FileStamp StampOf(FileSystemInfo entry)
        {
            var kind = entry.LinkTarget is not null ? FileKind.Other : entry is DirectoryInfo ? FileKind.Folder : FileKind.File;
            return new(entry.Name, kind, 0, 0);
        }

        private void Step()
        {
            if (--StepsToLive < 0)
            {
                throw new InvalidOperationException("killed");
            }
        }
    }
}
