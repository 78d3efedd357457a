using MarkdownSessions.Format;
using MarkdownSessions.Model;
using MarkdownSessions.Testing;

namespace MarkdownSessions.Tests.Vaults;

/// <summary>Who started whom.</summary>
public sealed class FamilyTests : IDisposable
{
    private readonly TestVault vault = new();

    public void Dispose() => vault.Dispose();

    [Fact]
    public void Children_come_after_those_that_started_them_each_once()
    {
        var (top, other) = (Make("chat-a"), Make("chat-b"));
        var child = Make("agent-c", parent: "CHAT-A");
        var grandchild = Make("agent-a", parent: "agent-c");
        Make("agent-d", parent: "chat-elsewhere");

        var family = vault.Vault.FamilyOf([other, top, child]);

        Assert.Equal([other, top, child, grandchild], family);
    }

    [Fact]
    public void Sessions_that_name_each_other_as_parent_are_one_family()
    {
        var (one, two) = (Make("chat-a", parent: "chat-b"), Make("chat-b", parent: "chat-a"));

        Assert.Equal([one, two], vault.Vault.FamilyOf([one]));
        Assert.Equal([two, one], vault.Vault.FamilyOf([two]));
    }

    [Fact]
    public void Who_is_not_in_the_vault_has_no_family()
    {
        Make("agent-c", parent: "chat-a");

        Assert.Empty(vault.Vault.FamilyOf([SessionId.Parse("chat-a")]));
    }

    private SessionId Make(string id, string? parent = null) => vault.Vault.Create(new()
    {
        Id = SessionId.Parse(id),
        Fields = parent is null ? [] : [new FrontMatterField("parent_session_id", parent, [])],
    });
}
