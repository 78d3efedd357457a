using MarkdownSessions.Storage;
using MarkdownSessions.Testing.Storage;

namespace MarkdownSessions.Tests.Storage;

public class VaultScaffoldTests
{
    private readonly MemoryFiles files = new();

    [Fact]
    public void A_new_vault_tells_git_what_to_leave_alone()
    {
        VaultScaffold.Make(files, VaultPaths.OfVault("/home/notes"));

        Assert.Equal(["/home/notes/.crucible/.gitattributes", "/home/notes/.crucible/.gitignore"], files.AllFiles());
        Assert.Equal("sessions/** -text merge\narchive/** -text merge\n", files.ReadText("/home/notes/.crucible/.gitattributes"));
        Assert.EndsWith("/index/\n/locks/\n/tmp/\n/trash/\n", files.ReadText("/home/notes/.crucible/.gitignore"), StringComparison.Ordinal);
        Assert.Equal(FileKind.Folder, files.Stat("/home/notes/.crucible/sessions")!.Kind);
    }

    [Fact]
    public void What_a_person_wrote_there_stays()
    {
        files.WriteText("/v/.crucible/.gitignore", "# mine\n");

        VaultScaffold.Make(files, VaultPaths.OfVault("/v"));
        VaultScaffold.Make(files, VaultPaths.OfVault("/v"));

        Assert.Equal("# mine\n", files.ReadText("/v/.crucible/.gitignore"));
    }

    [Fact]
    public void A_bare_folder_gets_no_folder_of_sessions()
    {
        VaultScaffold.Make(files, VaultPaths.OfSessionFolder("/archive"));

        Assert.Equal(["/archive/.crucible/.gitignore"], files.AllFiles());
        Assert.Null(files.Stat("/archive/.crucible/sessions"));
    }

    [Fact]
    public void A_vault_that_was_made_survives_a_power_cut()
    {
        var disk = new CrashingFiles();
        VaultScaffold.Make(disk, VaultPaths.OfVault("/notes"));

        Assert.All(
            disk.AfterPowerCut(disk.StepCount, new Random(1)),
            left => Assert.NotNull(left.Stat("/notes/.crucible/sessions")));
    }
}
