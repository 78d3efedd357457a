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

    [Theory]
    [InlineData("")]
    [InlineData(" -o out.txt")]
    public void An_altered_file_is_handed_out_and_told(string output)
    {
        using var shell = WithArtifact(out string name);
        string file = Directory.GetFiles(shell.Folder, name, SearchOption.AllDirectories).Single();
        File.WriteAllText(file, "jello");

        var got = shell.Cru($"session artifact get one {name}{output}");

        Assert.Equal(1, got.ExitCode);
        Assert.Equal($"cru: {name} was altered: its content does not fit the hash in its name\n", got.Error);
        Assert.Equal("jello", output.Length == 0 ? got.Output : File.ReadAllText(Path.Combine(shell.Folder, "out.txt")));
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
