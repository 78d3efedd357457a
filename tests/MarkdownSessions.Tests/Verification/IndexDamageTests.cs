using MarkdownSessions.Index.Sqlite;
using MarkdownSessions.Testing;
using MarkdownSessions.Verification;

namespace MarkdownSessions.Tests.Verification;

/// <summary>A deep check looks through the index's own storage too: no page of it can go wrong unseen.</summary>
public sealed class IndexDamageTests : IDisposable
{
    private const int PageSize = 4096;

    private readonly TestVault vault = new(new SqliteIndexEngine());

    public void Dispose() => vault.Dispose();

    [Fact]
    public void Every_page_that_is_overwritten_is_told()
    {
        byte[] sound = Build();
        var random = new Random(11);
        var unseen = new List<int>();

        for (int page = 0; page < sound.Length / PageSize; page++)
        {
            byte[] damaged = [.. sound];
            random.NextBytes(damaged.AsSpan(page * PageSize, PageSize));
            File.WriteAllBytes(IndexFile(), damaged);
            if (DeepFindings() == 0)
            {
                unseen.Add(page);
            }
        }

        Assert.True(sound.Length / PageSize > 20, "the index is too small to say much");
        Assert.Empty(unseen);
    }

    [Fact]
    public void A_sound_index_is_not_blamed()
    {
        Build();

        Assert.Equal(0, DeepFindings());
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

    private int DeepFindings()
    {
        int found = vault.Vault.Verify(new() { Deep = true }).Findings.Count;
        vault.Reopen();
        foreach (string beside in Directory.GetFiles(Path.GetDirectoryName(IndexFile())!, "index.db-*"))
        {
            File.Delete(beside);
        }

        return found;
    }

    private string IndexFile() => Directory.GetFiles(Path.Join(vault.Root, ".crucible", "index"), "index.db", SearchOption.AllDirectories).Single();
}
