namespace Cru.Tests;

public class ExportTests
{
    [Theory]
    [InlineData("export heron", 0)]
    [InlineData("export heron --to page.html", 0)]
    [InlineData("export heron --to -", 0)]
    [InlineData("show heron --format html --detail user", 0)]
    [InlineData("stats --format html", 0)]
    [InlineData("export", 64)]
    [InlineData("export heron egret", 64)]
    [InlineData("export heron --json", 64)]
    [InlineData("export heron --format md --detail full", 64)]
    [InlineData("export heron --format text", 64)]
    [InlineData("show heron --detail user", 64)]
    [InlineData("show heron --format html --json", 64)]
    [InlineData("show heron --format html --tail 3", 64)]
    [InlineData("show heron --format html --role user", 64)]
    [InlineData("stats --format html --json", 64)]
    [InlineData("export nobody", 66)]
    [InlineData("export heron --to nowhere/page.html", 73)]
    [InlineData("export heron --to page.htm", 0)]
    [InlineData("export heron --to page.pdf --format html", 0)]
    [InlineData("export heron --to v1.2/", 0)]
    [InlineData("export heron egret --to v1.2/", 0)]
    [InlineData("export heron egret --to pages", 0)]
    public void Ends_with(string command, int exitCode)
    {
        using var shell = WithBirds();

        Assert.Equal(exitCode, shell.Cru($"session {command}").ExitCode);
    }

    [Theory]
    [InlineData("heron --to b.pdf", "'b.pdf' ends like nothing that can be written: there are .html, .md and .jsonl; end it so, or say by --format what it is to be")]
    [InlineData("heron egret --to two.html", "'two.html' names one file, and several sessions go to several files; give --to with a folder, such as 'two/'")]
    public void A_name_that_cannot_be_meant_writes_nothing(string command, string problem)
    {
        using var shell = WithBirds();
        string[] before = Directory.GetFileSystemEntries(shell.Folder);

        var answer = shell.Cru($"session export {command}");

        Assert.Equal((64, $"cru: {problem}\n"), (answer.ExitCode, answer.Error.Replace('\\', '/')));
        Assert.Equal(before, Directory.GetFileSystemEntries(shell.Folder));
    }

    [Theory]
    [InlineData("log.md", "---\n")]
    [InlineData("log.MD", "---\n")]
    [InlineData("log.jsonl", "{")]
    [InlineData("log.html", "<!DOCTYPE html>")]
    [InlineData("log", "<!DOCTYPE html>")]
    public void The_ending_of_a_file_says_what_it_is_to_be(string file, string begins)
    {
        using var shell = WithBirds();

        shell.Cru($"session export heron --to {file}");

        Assert.StartsWith(begins, File.ReadAllText(Path.Combine(shell.Folder, file)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_there_keeps_all_of_them_from_being_written()
    {
        using var shell = WithBirds();
        Directory.CreateDirectory(Path.Combine(shell.Folder, "pages"));
        string taken = Path.Combine(shell.Folder, "pages", "chat-egret.html");
        File.WriteAllText(taken, "mine");

        var refused = shell.Cru("session export heron egret --to pages");
        string kept = File.ReadAllText(taken);
        string[] left = [.. Directory.GetFiles(Path.Combine(shell.Folder, "pages")).Select(file => Path.GetFileName(file))];
        var forced = shell.Cru("session export heron egret --to pages --force");

        Assert.Equal((73, "mine", 0), (refused.ExitCode, kept, forced.ExitCode));
        Assert.Equal(["chat-egret.html"], left);
        Assert.Equal($"pages{Path.DirectorySeparatorChar}chat-heron.html\npages{Path.DirectorySeparatorChar}chat-egret.html\n", forced.Output);
        Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(taken), StringComparison.Ordinal);
    }

    [Fact]
    public void Both_ways_to_a_page_give_the_same_one()
    {
        using var shell = WithBirds();

        string shown = shell.Cru("session show heron --format html --detail compact").Output;
        shell.Cru("session export heron --detail compact --to page.html");

        Assert.Equal(shown, File.ReadAllText(Path.Combine(shell.Folder, "page.html")));
        Assert.Equal(shown, shell.Cru("session export heron --detail compact").Output);
        Assert.EndsWith("</html>\n", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_is_the_log_byte_for_byte()
    {
        using var shell = WithBirds();
        shell.Cru("session compact heron --summary 'It stands.'");
        var segments = Directory.GetFiles(Path.Combine(shell.Folder, ".crucible/sessions/chat-heron"), "*.md").Order(StringComparer.Ordinal);

        shell.Cru("session export heron --format md --to log.md");

        Assert.Equal(string.Concat(segments.Select(File.ReadAllText)), File.ReadAllText(Path.Combine(shell.Folder, "log.md")));
    }

    [Fact]
    public void Json_is_what_show_prints()
    {
        using var shell = WithBirds();

        Assert.Equal(shell.Cru("session show heron --format jsonl").Output, shell.Cru("session export heron --format jsonl").Output);
    }

    [Fact]
    public void A_terminal_gets_no_page()
    {
        using var shell = WithBirds();

        var answer = shell.Run(["session", "export", "heron"], onTerminal: true);

        Assert.Equal((64, ""), (answer.ExitCode, answer.Output));
    }

    [Fact]
    public void A_page_names_the_models_of_a_report_without_being_asked()
    {
        using var shell = WithBirds();

        string page = shell.Cru("session stats --format html").Output;

        Assert.Contains("<h2>By model</h2>", page, StringComparison.Ordinal);
        Assert.Contains("<h2>By type</h2>", shell.Cru("session stats --format html --group-by type").Output, StringComparison.Ordinal);
    }

    private static Shell WithBirds()
    {
        var shell = new Shell();
        foreach (string bird in (string[])["heron", "egret"])
        {
            shell.Cru($"session new --id chat-{bird} --title {bird}");
            string message = $$$"""{"role":"assistant","text":"A {{{bird}}} stands.","model":"m-1","usage":{"prompt":10,"completion":2}}""";
            Assert.Equal(0, shell.Run(["session", "append", $"chat-{bird}", "--json"], message).ExitCode);
        }

        return shell;
    }
}
