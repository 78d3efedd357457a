using System.Diagnostics;
using System.Text.RegularExpressions;
using MarkdownSessions.Testing;

namespace Cru.Tests;

public partial class ManPageTests
{
    [Fact]
    public void A_page_says_what_help_says()
    {
        using var shell = new Shell();

        string page = shell.Cru("man session restore").Output;

        Repository.MustSay("tests/Cru.Tests/ManPage.golden.txt", Head().Replace(page, ".TH CRU-SESSION-RESTORE 1 DATE \"cru VERSION\""));
    }

    [Fact]
    public void Every_command_has_a_page_with_all_its_options()
    {
        using var shell = new Shell();

        shell.Cru("man --to pages");

        var pages = Directory.EnumerateFiles(Path.Combine(shell.Folder, "pages")).Select(path => Path.GetFileName(path)).ToList();
        foreach (string verb in Verbs(shell, "session").Concat(Verbs(shell, "session artifact")).Prepend("session").Append("completion").Append("man"))
        {
            string name = $"cru-{verb.Replace(' ', '-')}.1";
            Assert.Contains(name, pages);
            string page = File.ReadAllText(Path.Combine(shell.Folder, "pages", name)).Replace("\\-", "-");
            Assert.All(LongOptions(shell, verb), option => Assert.Contains($"\\fB{option}\\fR", page));
        }

        Assert.Contains("cru.1", pages);
    }

    [Fact]
    public void A_page_leads_to_the_pages_around_it()
    {
        using var shell = new Shell();

        string group = shell.Cru("man artifact").Output.Replace("\\-", "-");
        string verb = shell.Cru("man artifact add").Output.Replace("\\-", "-");

        Assert.EndsWith(
            ".SH SEE ALSO\n\\fBcru-session\\fR(1),\n\\fBcru-session-artifact-add\\fR(1),\n\\fBcru-session-artifact-list\\fR(1),\n"
            + "\\fBcru-session-artifact-get\\fR(1),\n\\fBcru\\fR(1)\n",
            group);
        Assert.EndsWith(".SH SEE ALSO\n\\fBcru-session-artifact\\fR(1),\n\\fBcru\\fR(1)\n", verb);
    }

    [Fact]
    public void A_page_is_dated_and_names_the_version()
    {
        using var shell = new Shell();
        string version = shell.Cru("--version").Output.TrimEnd('\n');

        string page = shell.Cru("man").Output;

        Assert.Contains($"\"cru {version}\"", page);
        Assert.Matches(@"\n\.TH CRU 1 20\d\d-\d\d-\d\d """, page);
    }

    [Fact]
    public void A_page_is_found_by_its_own_name()
    {
        using var shell = new Shell();

        Assert.Equal(shell.Cru("man session append").Output, shell.Cru("man cru-session-append").Output);
        Assert.Equal(64, shell.Cru("man cru-session-nosuch").ExitCode);
    }

    [Fact]
    public void On_a_terminal_the_page_goes_to_the_program_that_shows_it()
    {
        using var shown = new StringWriter();
        var commands = new List<string>();
        using var shell = new Shell { OpenPager = command => { commands.Add(command); return shown; } };

        var answer = shell.Run(["man", "session", "last"], onTerminal: true);
        var raw = shell.Cru("man session last");

        Assert.Equal((0, ""), (answer.ExitCode, answer.Output));
        Assert.Equal(raw.Output, shown.ToString());
        Assert.Single(commands);
    }

    [Fact]
    public void On_a_terminal_without_that_program_the_same_is_told_as_text()
    {
        using var shell = new Shell();

        var told = shell.Run(["man", "last"], onTerminal: true);
        var unpaged = shell.Run(["man", "last", "--no-pager"], onTerminal: true);

        Assert.Equal(shell.Run(["help", "session", "last"], onTerminal: true).Output, told.Output);
        Assert.Matches("there is no program '(man|mandoc)' to show the manual page; this is what 'cru help session last' says", told.Error);
        Assert.Equal((told.Output, ""), (unpaged.Output, unpaged.Error));
    }

    [Fact]
    public void In_a_pipe_the_source_says_what_it_is()
    {
        using var shell = new Shell();

        var piped = shell.Cru("man search");

        Assert.Contains("\n.TH CRU-SESSION-SEARCH 1 ", piped.Output);
        Assert.Equal("cru: this is a page's source, which 'man -l -' shows; 'cru help session search' says the same as text\n", piped.Error);
    }

    [FactIf(Need.None, "mandoc")]
    public void Mandoc_has_nothing_to_say_about_any_page() => Assert.Equal("", Complaints("mandoc", "-T", "lint", "-W", "warning"));

    [FactIf(Need.None, "groff")]
    public void Groff_has_nothing_to_say_about_any_page() => Assert.Equal("", Complaints("groff", "-ww", "-z", "-man", "-T", "utf8"));

    [FactIf(Need.None, "mandoc")]
    public void What_is_shown_is_what_was_written()
    {
        using var shell = new Shell();
        shell.Cru("man --to pages");

        string shown = Run("mandoc", ["-T", "utf8", Path.Combine(shell.Folder, "pages", "cru-session-grep.1")]).Output;

        Assert.Contains(@"cru session grep 'E10\d\d' --role tool --context 2", Overstrike().Replace(shown, ""));
    }

    [FactIf(Need.None, "mandoc")]
    public void A_page_with_a_mistake_is_found_out()
    {
        using var shell = new Shell();
        string page = Path.Combine(shell.Folder, "wrong.1");
        File.WriteAllText(page, shell.Cru("man restore").Output + ".NOSUCH macro\n");

        string complaint = Run("mandoc", ["-T", "lint", "-W", "warning", page]).Output;

        Assert.Contains("NOSUCH", complaint);
    }

    private static string Complaints(string program, params string[] options)
    {
        using var shell = new Shell();
        shell.Cru("man --to pages");
        var (output, error) = Run(program, [.. options, .. Directory.EnumerateFiles(Path.Combine(shell.Folder, "pages")).Order(StringComparer.Ordinal)]);
        return output + error;
    }

    private static (string Output, string Error) Run(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (output, error.Result);
    }

    private static IEnumerable<string> Verbs(Shell shell, string group) =>
        Verb().Matches(shell.Cru($"{group} --help").Output.Split("Options of every command:")[0])
            .Select(match => $"{group} {match.Groups["name"].Value}");

    private static IEnumerable<string> LongOptions(Shell shell, string command) =>
        LongOption().Matches(shell.Cru($"{command} --help").Output).Select(match => match.Groups["name"].Value);

    [GeneratedRegex("^[.]TH \\S+ 1 \\S+ \"[^\"]*\"", RegexOptions.Multiline, 1000)]
    private static partial Regex Head();

    [GeneratedRegex(@"^  (?<name>[a-z]+)  +[A-Z]", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Verb();

    [GeneratedRegex(@"^  (-\w, )?(?<name>--[a-z-]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LongOption();

    [GeneratedRegex(".\b", RegexOptions.None, 1000)]
    private static partial Regex Overstrike();
}
