using MarkdownSessions.Index.Sqlite;
using MarkdownSessions.Indexing;
using MarkdownSessions.Testing;
using MarkdownSessions.Verification;

namespace MarkdownSessions.Tests.Verification;

/// <summary>Each check looks through the index's own storage: no page of it can go wrong unseen.</summary>
public sealed class IndexDamageTests : IDisposable
{
    private const int PageSize = 4096;

    private readonly TestVault vault = new(new SqliteIndexEngine());

    public void Dispose() => vault.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_page_that_is_overwritten_is_told(bool deep)
    {
        byte[] sound = Build();
        var random = new Random(11);
        var unseen = new List<int>();

        for (int page = 0; page < sound.Length / PageSize; page++)
        {
            byte[] damaged = [.. sound];
            random.NextBytes(damaged.AsSpan(page * PageSize, PageSize));
            File.WriteAllBytes(IndexFile(), damaged);
            if (Findings(deep) == 0)
            {
                unseen.Add(page);
            }
        }

        Assert.True(sound.Length / PageSize > 20, "the index is too small to say much");
        Assert.Empty(unseen);
    }

    [Fact]
    public void Zeros_in_the_place_of_the_content_are_told_by_a_quick_check_and_by_a_look_at_the_vault()
    {
        byte[] damaged = Build();
        damaged.AsSpan(10 * PageSize, 5 * PageSize).Clear();
        File.WriteAllBytes(IndexFile(), damaged);

        var finding = Assert.Single(vault.Vault.Verify(new()).Findings);
        var looked = vault.Vault.Examine().Index!;

        Assert.Contains("it is damaged", finding.Message, StringComparison.Ordinal);
        Assert.Contains("it is damaged", looked.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Reindex_builds_a_damaged_index_anew_and_says_so()
    {
        byte[] damaged = Build();
        damaged.AsSpan(10 * PageSize, 5 * PageSize).Clear();
        string file = IndexFile();
        File.WriteAllBytes(file, damaged);

        var first = vault.Vault.Reindex(new());
        var second = vault.Vault.Reindex(new());

        Assert.Equal((1, "the index was damaged; it was built anew"), (first.Read, first.Index.Note));
        Assert.Equal((0, null), (second.Read, second.Index.Note));
        Assert.False(File.Exists(file), "the damaged generation is still there");
        Assert.Empty(vault.Vault.Verify(new() { Deep = true }).Findings);
    }

    [Fact]
    public void Reindex_of_a_sound_index_builds_nothing()
    {
        Build();
        vault.Vault.List();
        string? before = vault.Vault.Index.Generation;

        Assert.Equal((0, before), (vault.Vault.Reindex(new()).Read, vault.Vault.Index.Generation));
    }

    [Fact]
    public void It_is_said_how_closely_the_index_was_looked_at()
    {
        var none = vault.Vault.Verify(new()).IndexDepth;
        Build();

        Assert.Equal(IndexDepth.None, none);
        Assert.Equal(IndexDepth.Storage, vault.Vault.Verify(new()).IndexDepth);
        Assert.Equal(IndexDepth.Content, vault.Vault.Verify(new() { Deep = true }).IndexDepth);
        Assert.Equal(IndexDepth.Storage, vault.Vault.Examine().Index!.Depth);
    }

    [Fact]
    public void A_sound_index_is_not_blamed()
    {
        Build();

        Assert.Equal(0, Findings(deep: false));
        Assert.Equal(0, Findings(deep: true));
    }

    private byte[] Build()
    {
        var random = new Random(7);
        var id = vault.Vault.Create(new());
        for (int message = 0; message < 60; message++)
        {
            vault.Say(id, string.Join(' ', Enumerable.Range(0, 60).Select(_ => $"w{random.Next(5_000):x}")));
        }

        vault.Vault.Reindex(new() { Full = true });
        vault.Reopen();
        return File.ReadAllBytes(IndexFile());
    }

    private int Findings(bool deep)
    {
        int found = vault.Vault.Verify(new() { Deep = deep }).Findings.Count;
        vault.Reopen();
        foreach (string beside in Directory.GetFiles(Path.GetDirectoryName(IndexFile())!, "index.db-*"))
        {
            File.Delete(beside);
        }

        return found;
    }

    private string IndexFile() => Directory.GetFiles(Path.Join(vault.Root, ".crucible", "index"), "index.db", SearchOption.AllDirectories).Single();
}
