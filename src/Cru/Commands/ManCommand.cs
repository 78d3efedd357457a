using System.CommandLine;
using System.Text;
using Cru.Output;
using Cru.Settings;

namespace Cru.Commands;

/// <summary><c>cru man</c>.</summary>
internal static class ManCommand
{
    public static void Fill(Command command, CruContext cru)
    {
        var words = new Argument<string[]>("COMMAND")
        {
            Description = "The command whose page is printed, such as search, or artifact add; otherwise cru itself.",
            HelpName = "COMMAND",
            Arity = ArgumentArity.ZeroOrMore,
        };
        words.CompletionSources.Add([.. SessionCommand.Names]);
        var to = new Option<string>("--to") { Description = "Write the pages of all commands into this folder.", HelpName = "DIR" };
        command.Arguments.Add(words);
        command.Options.Add(to);
        command.SetAction(parsed =>
        {
            using var run = new CommandRun(cru, parsed);
            Refuse(run, words, to);
            var all = All(CruCommand.Create(new(cru.Host), _ => true)).ToList();
            if (run.Get(to) is { } folder)
            {
                WriteAll(run, all, folder);
            }
            else
            {
                Show(run, Find(all, run.Get(words) ?? []));
            }

            return ExitCode.Done;
        });
    }

    // What man(1) reads is nothing to look at: on a terminal the page is shown, elsewhere it goes where it was sent.
    private static void Show(CommandRun run, Command command)
    {
        string help = string.Join(' ', (string[])["cru help", .. CommandParts.Path(command).Skip(1)]);
        if (!run.Host.OutputIsTerminal())
        {
            run.Output.Write(Page(command).Text());
            if (!run.Host.ErrorIsTerminal())
            {
                run.Tell($"this is a page's source, which 'man -l -' shows; '{help}' says the same as text");
            }
        }
        else if (run.Setting(SettingKeys.Pager) is "" or "cat")
        {
            new HelpPage(run.Host).PrintWhole(command);
        }
        else if (!TryShow(run, Page(command)))
        {
            new HelpPage(run.Host).PrintWhole(command);
            run.Tell($"there is no program '{Reader.Split(' ')[0]}' to show the manual page; this is what '{help}' says, which is the same");
        }
    }

    private static string Reader => OperatingSystem.IsLinux() ? "man -l -" : "mandoc -a";

    // False where there is no such program.
    private static bool TryShow(CommandRun run, ManPage page)
    {
        using var man = run.Host.OpenPager(Reader);
        try
        {
            man?.Write(page.Text());
            man?.Flush();
        }
        catch (IOException)
        {
            // Left before all was read.
        }

        return man is not null;
    }

    private static void Refuse(CommandRun run, Argument<string[]> words, Option<string> to)
    {
        if (run.AsJson)
        {
            throw CruException.Usage("'man' prints pages for man(1); leave --json out");
        }

        if (run.Get(to) is not null && run.Get(words) is { Length: > 0 })
        {
            throw CruException.Usage("--to writes the pages of all commands; name no command beside it");
        }
    }

    private static IEnumerable<Command> All(Command command) => command.Subcommands.SelectMany(All).Prepend(command);

    private static ManPage Page(Command command) => new(command, ProgramVersion.Text, ProgramVersion.Date);

    // 'search' is as good as 'session search', and so is the page's name, cru-session-search.
    private static Command Find(List<Command> all, string[] words)
    {
        string typed = string.Join(' ', words);
        var found = all.FirstOrDefault(command => string.Join(' ', CommandParts.Path(command).Skip(1)) == typed)
            ?? all.FirstOrDefault(command => string.Join(' ', CommandParts.Path(command).Skip(2)) == typed && typed.Length > 0)
            ?? all.FirstOrDefault(command => string.Join('-', CommandParts.Path(command)) == typed);
        return found ?? throw CruException.Usage($"no command '{typed}'; 'cru --help' and 'cru session --help' list them");
    }

    private static void WriteAll(CommandRun run, List<Command> all, string typed)
    {
        string folder = Path.GetFullPath(typed, run.Host.WorkingFolder);
        run.Files.CreateFolder(folder);
        foreach (var page in all.Select(Page))
        {
            string name = $"{page.Name}.1";
            using var text = new MemoryStream(Encoding.UTF8.GetBytes(page.Text()));
            FileOutput.Write(run.Files, Path.Join(folder, name), Path.Join(typed, name), text, force: true);
        }

        run.Tell($"{Amounts.Count(all.Count, "page")} written to {typed}");
    }
}
