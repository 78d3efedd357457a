namespace Cru.Tests;

public class VaultLocatorTests
{
    [Fact]
    public void A_vault_is_made_at_the_root_of_the_repository_and_found_from_below()
    {
        using var shell = new Shell();
        Directory.CreateDirectory(Path.Combine(shell.Folder, ".git"));
        string below = Directory.CreateDirectory(Path.Combine(shell.Folder, "src", "deep")).FullName;

        Locate(below, out string chosen, out _);
        shell.Cru("session new --id one");
        Locate(below, out _, out string? found);

        Assert.Equal(shell.Folder, chosen);
        Assert.Equal(shell.Folder, found);
    }

    [Fact]
    public void Outside_a_repository_a_vault_is_made_in_the_working_folder()
    {
        using var shell = new Shell();

        Locate(shell.Folder, out string chosen, out string? found);

        Assert.Equal(shell.Folder, chosen);
        Assert.Null(found);
    }

    [Fact]
    public void The_option_stands_over_the_variable_and_the_variable_over_the_folder()
    {
        using var shell = new Shell();
        foreach (string name in new[] { "a", "b" })
        {
            shell.Cru($"session new --id in-{name} --vault {name}");
        }

        shell.Cru("session new --id here");
        shell.Variables["CRU_VAULT"] = "a";

        Assert.Equal("in-a\n", shell.Cru("session list --format ids").Output);
        Assert.Equal("in-b\n", shell.Cru("session list --format ids --vault b").Output);
    }

    [Fact]
    public void A_vault_that_is_named_and_missing_is_not_made_by_reading()
    {
        using var shell = new Shell();

        var answer = shell.Cru("session list --vault missing");

        Assert.Equal(66, answer.ExitCode);
        Assert.Empty(Directory.EnumerateFileSystemEntries(shell.Folder));
    }

    [Theory]
    [InlineData("attic")]
    [InlineData("attic/one")]
    [InlineData("attic/one/artifacts")]
    public void In_a_bare_folder_of_sessions_every_verb_finds_the_vault_that_new_writes_to(string below)
    {
        using var shell = new Shell();
        shell.Cru("session new --id one --vault home");
        Directory.CreateDirectory(Path.Combine(shell.Folder, "attic"));
        Directory.Move(Path.Combine(shell.Folder, "home/.crucible/sessions/one"), Path.Combine(shell.Folder, "attic/one"));
        string folder = Directory.CreateDirectory(Path.Combine(shell.Folder, below)).FullName;

        Locate(folder, out string chosen, out string? found);
        var made = shell.Cru("session new --id two", folder: folder);
        var listed = shell.Cru("session list --format ids", folder: folder);

        string attic = Path.Combine(shell.Folder, "attic");
        Assert.Equal((attic, attic), (chosen, found));
        Assert.Contains($"{attic} is a bare folder of sessions", made.Error, StringComparison.Ordinal);
        Assert.True(Directory.Exists(Path.Combine(attic, "two")));
        Assert.Equal("two\none\n", listed.Output);
    }

    [Fact]
    public void What_is_made_in_an_archive_from_which_everything_came_back_is_found_by_the_next_command()
    {
        using var shell = new Shell();
        shell.Cru("session new --id one --vault home");
        shell.Cru("session archive one --to attic --vault home");
        shell.Cru("session restore one --from attic --vault home");
        string attic = Path.Combine(shell.Folder, "attic");

        shell.Cru("session new --id two", folder: attic);
        var listed = shell.Cru("session list --format ids", folder: attic);

        Assert.Equal("two\n", listed.Output);
    }

    [Fact]
    public void A_session_s_copy_in_a_folder_above_makes_it_no_vault_for_what_lies_below()
    {
        using var shell = new Shell();
        shell.Cru("session new --id one --vault home");
        Directory.Move(Path.Combine(shell.Folder, "home/.crucible/sessions/one"), Path.Combine(shell.Folder, "one"));
        string project = Directory.CreateDirectory(Path.Combine(shell.Folder, "project")).FullName;

        Locate(project, out string chosen, out string? found);

        Assert.Equal((project, null), (chosen, found));
    }

    [Theory]
    [InlineData(".crucible/sessions")]
    [InlineData(".crucible/trash")]
    [InlineData(".crucible/archive")]
    public void What_a_vault_keeps_for_itself_is_no_vault_of_its_own(string below)
    {
        using var shell = new Shell();
        foreach (string id in new[] { "one", "two", "three" })
        {
            shell.Cru($"session new --id {id}");
        }

        shell.Cru("session delete two");
        shell.Cru("session archive three");

        Locate(Path.Combine(shell.Folder, below), out string chosen, out string? found);

        Assert.Equal((shell.Folder, shell.Folder), (chosen, found));
    }

    [Fact]
    public void That_a_vault_was_made_is_said_once()
    {
        using var shell = new Shell();

        var first = shell.Cru("session new --id one");
        var second = shell.Cru("session new --id two");

        Assert.Equal($"cru: there was no vault; one was made in {shell.Folder}\n", first.Error);
        Assert.Empty(second.Error);
    }

    private static void Locate(string folder, out string chosen, out string? found)
    {
        var host = ConsoleHost.Create() with { WorkingFolder = folder, Variable = _ => null };
        var locator = new VaultLocator(new MarkdownSessions.Storage.PhysicalFiles(), host);
        chosen = locator.FindOrChoose(given: null);
        found = locator.Exists(given: null) ? locator.Find(given: null) : null;
    }
}
