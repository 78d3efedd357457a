namespace Cru.Tests;

public class ArtifactTests
{
    [Fact]
    public void A_file_that_is_there_is_replaced_only_by_force()
    {
        using var shell = WithArtifact(out string name);
        string file = Path.Combine(shell.Folder, "out.txt");
        File.WriteAllText(file, "mine");

        var refused = shell.Cru($"session artifact get one {name} -o out.txt");
        string kept = File.ReadAllText(file);
        var forced = shell.Cru($"session artifact get one {name} -o out.txt --force");

        Assert.Equal((73, "mine"), (refused.ExitCode, kept));
        Assert.Contains("it exists; --force replaces it", refused.Error);
        Assert.Equal((0, "hello"), (forced.ExitCode, File.ReadAllText(file)));
        Assert.Empty(Directory.GetFiles(shell.Folder, ".tmp-*"));
    }

    [Fact]
    public void What_was_added_is_printed_as_it_was()
    {
        using var shell = WithArtifact(out string name);

        Assert.Equal("hello", shell.Cru($"session artifact get one {name[..4]}").Output);
        Assert.Equal(64, shell.Run(["session", "artifact", "get", "one", name], onTerminal: true).ExitCode);
        Assert.Equal(64, shell.Cru($"session artifact get one {name} --json").ExitCode);
        Assert.Equal(73, shell.Cru($"session artifact get one {name} -o nowhere/out.txt").ExitCode);
    }

    [Fact]
    public void With_the_variable_files_stand_alone()
    {
        using var shell = WithArtifact(out string name);
        shell.Variables["CRU_SESSION"] = "one";
        File.WriteAllText(Path.Combine(shell.Folder, "b2.txt"), "more");

        var added = shell.Cru("session artifact add b2.txt");
        var missing = shell.Cru("session artifact add b2.txt c3.txt");

        Assert.Equal(0, added.ExitCode);
        Assert.Equal("hello", shell.Cru($"session artifact get {name}").Output);
        Assert.Equal((66, "cru: 'c3.txt' is no file; nothing was added\n"), (missing.ExitCode, missing.Error));
        Assert.Equal(2, shell.Cru("session artifact list").Output.TrimEnd().Split('\n').Length);
    }

    private static Shell WithArtifact(out string name)
    {
        var shell = new Shell();
        shell.Cru("session new --id one");
        File.WriteAllText(Path.Combine(shell.Folder, "a.txt"), "hello");
        name = shell.Cru("session artifact add one a.txt").Output.TrimEnd();
        return shell;
    }
}
