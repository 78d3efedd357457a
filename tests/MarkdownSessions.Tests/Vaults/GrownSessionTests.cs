using MarkdownSessions.Index.Sqlite;
using MarkdownSessions.Model;
using MarkdownSessions.Testing;

namespace MarkdownSessions.Tests.Vaults;

/// <summary>How much of a session is read again once something came to it.</summary>
public sealed class GrownSessionTests : IDisposable
{
    private readonly TestVault vault = new(new SqliteIndexEngine(), maxSegmentBytes: 100_000);
    private readonly SessionId id;

    public GrownSessionTests()
    {
        id = vault.Vault.Create(new());
        vault.Vault.List();
        vault.Say(id, $"heron {new string('x', 90_000)}");
        vault.Say(id, "falcon");
    }

    public void Dispose() => vault.Dispose();

    [Fact]
    public void A_new_segment_is_read_without_those_before_it()
    {
        vault.Clock.Advance(TimeSpan.FromHours(1));
        vault.Vault.Reindex(new());
        AddSegment("agent: \n");

        var report = vault.Vault.Reindex(new());

        Assert.InRange(report.Bytes, 1, 1_000);
        Assert.Equal(1, report.Read);
        Assert.Single(vault.Vault.Search(new() { Query = "egret" }).Hits);
    }

    [Fact]
    public void A_new_segment_that_names_another_agent_names_it_for_all_messages()
    {
        AddSegment("agent: wren\n");

        var found = vault.Vault.Search(new() { Query = "agent:wren heron" });

        Assert.Single(found.Hits);
    }

    private void AddSegment(string fact)
    {
        string text = $"---\nsession_id: {id}\n{fact}---\n\n## 2030-01-01T00:00:00Z\n\n**User:** egret\n";
        File.WriteAllText(Path.Join(vault.Session(id), "2030-01-01-0000-wren.md"), text);
    }
}
