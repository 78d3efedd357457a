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
        // Each look at this clock takes a millisecond, so that time runs out sooner or later while sessions are read.
        vault.Clock.Step = TimeSpan.FromMilliseconds(1);
        var found = new List<(long Found, int Left)>();
        for (int patience = 0; patience < 1000 && found.LastOrDefault() is not { Left: 0, Found: > 0 }; patience += 20)
        {
            using var hurried = Vault.Open(vault.Root, vault.Options with { FreshnessPatience = TimeSpan.FromMilliseconds(patience) });
            found.Add((hurried.Search(new() { Query = "egret role:user" }).Total, hurried.Index.PendingSessions));
        }

        Assert.All(found, answer => Assert.Equal(sessions.Count, answer.Found + answer.Left));
        Assert.Contains(found, answer => answer.Left > 0 && answer.Found > 0);
        Assert.Equal((sessions.Count, 0), found[^1]);
    }
}
