using MarkdownSessions.Model;
using MarkdownSessions.Storage;
using MarkdownSessions.Testing;

namespace MarkdownSessions.Tests.Vaults;

public sealed class VaultAppendTests : IDisposable
{
    private readonly TestVault vault = new();

    public void Dispose() => vault.Dispose();

    [Fact]
    public void A_session_that_was_removed_meanwhile_is_not_brought_back_by_an_attachment()
    {
        var id = vault.Vault.Create(new());
        vault.Say(id, "x");
        Directory.Delete(vault.Session(id), recursive: true);
        var call = new ToolCall("Bash", new string('x', 100_000)) { Id = "t1" };

        var refused = Assert.Throws<VaultException>(
            () => vault.Vault.Append(id, new EntryDraft { Role = Role.Assistant, Parts = [call] }));

        Assert.Equal(VaultError.SessionNotFound, refused.Error);
        Assert.False(Directory.Exists(vault.Session(id)));
    }

    [Fact]
    public void Notes_that_somebody_laid_beside_the_log_do_not_begin_a_new_segment_with_every_append()
    {
        var id = vault.Vault.Create(new());
        File.WriteAllText(Path.Join(vault.Session(id), "notes.md"), "# My notes\n\nLook at the heron.\n");

        vault.Say(id, "one");
        vault.Reopen();
        vault.Say(id, "two");

        Assert.Equal(2, Directory.GetFiles(vault.Session(id), "*.md").Length);
    }

    [Fact]
    public void Who_waits_for_a_session_is_told_who_holds_it()
    {
        var id = vault.Vault.Create(new());
        vault.Say(id, "x");
        var locks = new VaultLocks(vault.Options.Files, VaultPaths.OfVault(vault.Root), TimeProvider.System);

        // Patiently: while another test starts a program, the child holds the parent's locks for a moment.
        using var held = locks.TakeSession(id, TimeSpan.FromSeconds(10));
        held.WriteNote("holder pid 4711\n");
        using var other = Vault.Open(vault.Root, vault.Options with { LockPatience = TimeSpan.Zero });

        var refused = Assert.Throws<VaultException>(() => other.Append(id, new EntryDraft { Role = Role.User, Parts = [] }));

        Assert.Equal(VaultError.SessionLocked, refused.Error);
        Assert.Contains("pid 4711", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_lock_file_names_who_wrote_last()
    {
        var id = vault.Vault.Create(new());
        string path = VaultPaths.OfVault(vault.Root).SessionLock(id);
        File.WriteAllText(path, "holder pid 4711\n");

        vault.Say(id, "x");

        Assert.StartsWith($"holder pid {Environment.ProcessId}\n", File.ReadAllText(path), StringComparison.Ordinal);
    }
}
