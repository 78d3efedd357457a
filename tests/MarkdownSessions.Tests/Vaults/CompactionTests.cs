using MarkdownSessions.Model;
using MarkdownSessions.Testing;

namespace MarkdownSessions.Tests.Vaults;

public sealed class CompactionTests : IDisposable
{
    private readonly TestVault vault = new();

    public void Dispose() => vault.Dispose();

    [Fact]
    public void A_summary_begins_a_segment_and_nothing_is_taken_away()
    {
        var id = vault.Vault.Create(new() { Title = "Heron" });
        vault.Say(id, "Before");
        string old = vault.Log(id);

        var written = vault.Vault.Compact(id, $"# So far\n\n{new string('w', 300)}");
        vault.Say(id, "After");

        string[] files = [.. Directory.GetFiles(vault.Session(id), "*.md").Order(StringComparer.Ordinal)];
        Assert.Equal((old, 2), (File.ReadAllText(files[0]), files.Length));
        Assert.Contains($"\n\n# Heron (continued)\n\n*Compacted from previous session. Context: # So far {new string('w', 191)}*\n\n## ", vault.Log(id), StringComparison.Ordinal);
        Assert.Equal([Role.User, Role.Summary, Role.User], vault.Vault.Read(id).Messages.Select(message => message.Role));
        Assert.Equal(written.Id.Message, vault.Vault.Context(id, new()).Summary?.Id);
        Assert.Equal("Heron", Assert.Single(vault.Vault.List()).Title);
        Assert.Empty(vault.Vault.Read(id).Issues);
    }

    [Fact]
    public void A_session_without_a_title_gets_none_by_it()
    {
        var id = vault.Vault.Create(new());
        vault.Say(id, "First words");

        vault.Vault.Compact(id, "So far.");

        Assert.Equal("First words", Assert.Single(vault.Vault.List()).Title);
        Assert.DoesNotContain("\n# ", vault.Log(id), StringComparison.Ordinal);
    }

    [Fact]
    public void A_summary_of_any_length_stays_whole()
    {
        var id = vault.Vault.Create(new());
        string summary = string.Concat(Enumerable.Range(0, 200_000).Select(i => $"line {i}\n")).TrimEnd();

        vault.Vault.Compact(id, summary);

        Assert.Equal(summary, ((TextPart)vault.Vault.Read(id).Messages.Single().Parts.Single().Part).Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    public void Something_must_be_said(string summary)
    {
        var id = vault.Vault.Create(new());

        var refused = Assert.Throws<VaultException>(() => vault.Vault.Compact(id, summary));

        Assert.Equal(VaultError.BadInput, refused.Error);
        Assert.Single(Directory.GetFiles(vault.Session(id)));
    }
}
