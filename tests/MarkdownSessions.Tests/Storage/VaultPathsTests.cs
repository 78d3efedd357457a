using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Tests.Storage;

public class VaultPathsTests
{
    private static readonly SessionId Chat = SessionId.Parse("Chat-abc123");

    [Fact]
    public void A_vault_keeps_everything_under_one_hidden_folder()
    {
        var paths = VaultPaths.OfVault("/home/ann/notes/");

        Assert.Equal("/home/ann/notes", paths.Root);
        Assert.Equal("/home/ann/notes/.crucible/sessions/Chat-abc123/artifacts", paths.Artifacts(Chat));
        Assert.Equal("/home/ann/notes/.crucible/ledger/tern-4k2q.md", paths.Ledger("tern-4k2q"));
        Assert.Equal("/home/ann/notes/.crucible/index/tern-4k2q", paths.Index("tern-4k2q"));
        Assert.Equal(".crucible/trash", paths.Relative(paths.Trash));
    }

    [Fact]
    public void A_bare_folder_holds_its_sessions_itself()
    {
        var paths = VaultPaths.OfSessionFolder("/archive");

        Assert.Equal("/archive/Chat-abc123", paths.Session(Chat));
        Assert.Equal("/archive/.crucible/locks/chat-abc123.lock", paths.SessionLock(Chat));
    }

    [Theory]
    [InlineData("vault")]
    [InlineData("Index")]
    public void A_session_never_has_the_lock_of_the_vault_or_its_index(string id)
    {
        var paths = VaultPaths.OfVault("/v");

        string own = paths.SessionLock(SessionId.Parse(id));

        Assert.NotEqual(paths.VaultLock, own);
        Assert.NotEqual(paths.IndexLock, own);
    }

    [Fact]
    public void Ids_that_differ_in_case_only_share_a_lock()
    {
        var paths = VaultPaths.OfVault("/v");

        Assert.Equal(paths.SessionLock(SessionId.Parse("CHAT-ABC123")), paths.SessionLock(Chat));
    }

    [Theory]
    [InlineData("../tern")]
    [InlineData("")]
    [InlineData("Tern")]
    public void A_writer_that_is_no_word_makes_no_path(string writer) =>
        Assert.Throws<ArgumentException>(() => VaultPaths.OfVault("/v").Ledger(writer));

    [Fact]
    public void A_relative_root_is_a_mistake_of_the_caller() =>
        Assert.Throws<ArgumentException>(() => VaultPaths.OfVault("notes"));
}
