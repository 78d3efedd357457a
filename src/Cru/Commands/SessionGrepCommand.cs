using System.CommandLine;
using MarkdownSessions;
using MarkdownSessions.Model;

namespace Cru.Commands;

/// <summary><c>cru session grep</c>.</summary>
internal static class SessionGrepCommand
{
    public static void Fill(Command command, CruContext cru)
    {
        var pattern = new Argument<string>("REGEX") { Description = "A regular expression, matched with each line of the files.", HelpName = "REGEX" };
        var ids = new Argument<string[]>("ID")
        {
            Description = "Only these sessions; otherwise all.",
            HelpName = "ID",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var ignoreCase = new Option<bool>("--ignore-case", "-i") { Description = "Take capitals and small letters for the same." };
        var context = WholeNumber.Option("--context", "Show so many lines before and after each match.", least: 0, "-C");
        var roles = new Option<string[]>("--role") { Description = "Only what this role says; may be given again.", HelpName = "ROLE" };
        roles.AcceptOnlyFromAmong([.. RoleAndTime.Roles, "unnamed"]);
        var names = new Option<bool>("--files-with-matches", "-l") { Description = "Print the files only." };
        var count = new Option<bool>("--count", "-c") { Description = "Print how many lines of each file match." };
        var format = FormatOption.Create("text", "json", "jsonl");
        command.Arguments.Add(pattern);
        command.Arguments.Add(ids);
        foreach (var option in new Option[] { ignoreCase, context, roles, names, count, format })
        {
            command.Options.Add(option);
        }

        command.SetAction(cru.InVault((vault, run) =>
        {
            var shape = run.FormatBy(format);
            if (run.Get(names) && run.Get(count))
            {
                throw CruException.Usage("--files-with-matches and --count ask for two things; give one of them");
            }

            var request = new GrepRequest
            {
                Pattern = run.Get(pattern)!,
                IgnoreCase = run.Get(ignoreCase),
                Context = run.Get(names) || run.Get(count) ? 0 : run.Get(context) ?? 0,
                Roles = [.. (run.Get(roles) ?? []).Select(role => Enum.Parse<Role>(role, ignoreCase: true))],
                Sessions = [.. (run.Get(ids) ?? []).Select(vault.Resolve)],
                FirstOnly = run.Get(names),
            };
            return run.Paged(shape, () => new GrepReport(vault, run, request, shape).Write(byFile: run.Get(names) || run.Get(count)));
        }));
    }
}
