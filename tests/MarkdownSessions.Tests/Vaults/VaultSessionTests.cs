using MarkdownSessions.Model;
using MarkdownSessions.Testing;

namespace MarkdownSessions.Tests.Vaults;

public sealed class VaultSessionTests : IDisposable
{
    private readonly TestVault vault = new();

    public void Dispose() => vault.Dispose();

    [Fact]
    public void An_id_that_differs_in_case_only_is_taken()
    {
        vault.Vault.Create(new SessionDraft { Id = SessionId.Parse("Foo-Bar") });

        var refused = Assert.Throws<VaultException>(() => vault.Vault.Create(new SessionDraft { Id = SessionId.Parse("foo-bar") }));

        Assert.Equal(VaultError.BadInput, refused.Error);
    }

    [Fact]
    public void An_append_that_is_tried_again_with_its_id_counts_once()
    {
        var id = vault.Vault.Create(new());
        var draft = new EntryDraft { Id = new("q1"), Role = Role.User, Parts = [new TextPart("x")] };
        vault.Vault.Append(id, draft);
        vault.Clock.Advance(TimeSpan.FromSeconds(5));

        vault.Vault.Append(id, draft);

        Assert.False(Assert.Single(vault.Vault.Read(id).Messages).IsConflicting);
    }

    [Fact]
    public void Facts_that_the_format_keeps_for_itself_are_refused_as_bad_input()
    {
        var id = vault.Vault.Create(new());
        var draft = new EntryDraft { Role = Role.User, Parts = [new TextPart("x")], Facts = Facts.Empty.With("crc", "0") };

        var refused = Assert.Throws<VaultException>(() => vault.Vault.Append(id, draft));

        Assert.Equal(VaultError.BadInput, refused.Error);
    }

    [Fact]
    public void Any_number_of_last_messages_may_be_asked_for()
    {
        var id = vault.Vault.Create(new());
        vault.Say(id, "x");

        Assert.Single(vault.Vault.ReadTail(id, int.MaxValue).Messages);
    }
}
