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

    private static void Locate(string folder, out string chosen, out string? found)
    {
        var host = ConsoleHost.Create() with { WorkingFolder = folder, Variable = _ => null };
        var locator = new VaultLocator(new MarkdownSessions.Storage.PhysicalFiles(), host);
        chosen = locator.FindOrChoose(given: null);
        found = locator.Exists(given: null) ? locator.Find(given: null) : null;
    }
}
