using MarkdownSessions.Format;
using MarkdownSessions.Model;
using MarkdownSessions.Testing;

namespace MarkdownSessions.Tests.Vaults;

public sealed class SampleVaultTests : IDisposable
{
    private readonly Vault vault = Vault.Open(Path.Join(RepositoryFiles.Root, "sample-vault"), new VaultOptions { Writer = "test-2222" });

    public void Dispose() => vault.Dispose();

    [Fact]
    public void Holds_a_session_of_each_type()
    {
        var types = vault.List().Select(session => session.Type).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(["agent", "chat", "plugin", "workflow"], types);
    }

    [Fact]
    public void Reads_without_an_issue()
    {
        foreach (var session in vault.List())
        {
            var reading = vault.Read(session.Id);
            Assert.NotEmpty(reading.Messages.ToList());
            Assert.Empty(reading.Issues);
        }
    }

    [Fact]
    public void Shows_one_torn_message_and_three_by_hand()
    {
        var states = vault.List().SelectMany(session => vault.Read(session.Id).Messages).CountBy(message => message.State).ToDictionary();

        Assert.Equal(1, states[EntryState.Torn]);
        Assert.Equal(3, states[EntryState.ByHand]);
        Assert.False(states.ContainsKey(EntryState.Edited));
    }

    [Fact]
    public void A_continuation_goes_on_with_its_session()
    {
        var messages = vault.Read(SessionId.Parse("chat-20240115-k3f9qa7m")).Messages.ToList();

        Assert.Equal(["m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8"], messages.Select(message => message.Id));
        Assert.Equal(Role.Summary, messages[5].Role);
    }

    [Theory]
    [InlineData("Project Alpha", "chat-20240115-k3f9qa7m")]
    [InlineData("conversion takes tool:edit", "agent-20240117-q2ms7ezt")]
    [InlineData("気圧計", "chat-20240122-f6vy9hqs")]
    [InlineData("grey ASA", "chat-notes-by-hand")]
    [InlineData("QNH", "chat-20240121-w8jn5gke")]
    public void Finds(string query, string session)
    {
        var result = vault.Search(new() { Query = query, Zone = TimeZoneInfo.Utc });

        Assert.Equal(session, result.Hits[0].Session.Id.Value);
    }
}
