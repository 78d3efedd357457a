using MarkdownSessions.Index.Sqlite;
using MarkdownSessions.Indexing;
using MarkdownSessions.Model;
using MarkdownSessions.Testing;

namespace MarkdownSessions.Tests.Vaults;

/// <summary>Questions do not wait for ever for files that changed.</summary>
public sealed class FreshnessLimitTests : IDisposable
{
    private readonly TestVault vault = new(new SqliteIndexEngine());
    private readonly List<SessionId> sessions = [];

    public FreshnessLimitTests()
    {
        for (int i = 0; i < 20; i++)
        {
            sessions.Add(vault.Vault.Create(new()));
            vault.Say(sessions[^1], "heron");
        }

        vault.Vault.List();
        foreach (string path in sessions.Select(id => Directory.GetFiles(vault.Session(id), "*.md").Single()))
        {
            File.WriteAllText(path, File.ReadAllText(path).Replace("heron", "egret", StringComparison.Ordinal));
        }
    }

    public void Dispose() => vault.Dispose();

    [Fact]
    public void What_could_not_be_read_in_time_is_said()
    {
        using var hurried = Vault.Open(vault.Root, vault.Options with { FreshnessPatience = TimeSpan.Zero });

        var found = hurried.Search(new() { Query = "egret role:user" });

        Assert.Equal(0, found.Total);
        Assert.Equal(IndexState.Stale, found.Index.State);
        Assert.Equal(sessions.Count, found.Index.PendingSessions);
        Assert.Contains("20 sessions", found.Index.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_read_in_time_counts_and_the_rest_comes_later()
    {
        vault.Clock.Step = TimeSpan.FromMilliseconds(1);
        using var hurried = Vault.Open(vault.Root, vault.Options with { FreshnessPatience = TimeSpan.FromMilliseconds(50) });

        long first = hurried.Search(new() { Query = "egret role:user" }).Total;
        int left = hurried.Index.PendingSessions;
        hurried.Reindex(new());
        long last = hurried.Search(new() { Query = "egret role:user" }).Total;

        Assert.Equal(sessions.Count, left + first);
        Assert.InRange(left, 1, sessions.Count - 1);
        Assert.Equal(sessions.Count, last);
    }
}
