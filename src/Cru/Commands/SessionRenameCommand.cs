using System.CommandLine;

namespace Cru.Commands;

/// <summary><c>cru session rename</c>.</summary>
internal static class SessionRenameCommand
{
    public static void Fill(Command command, CruContext cru)
    {
        var id = SessionArgument.Create();
        var title = new Argument<string[]>("TITLE") { Description = "The title, on one line.", HelpName = "TITLE", Arity = ArgumentArity.ZeroOrMore };
        command.Arguments.Add(id);
        command.Arguments.Add(title);
        command.SetAction(cru.InVault((vault, run) =>
        {
            var (session, words) = run.Session(vault, id, title);
            if (words.Length == 0)
            {
                throw CruException.Usage("give the title behind the id");
            }

            var result = vault.ChangeHead(session, new() { Title = string.Join(' ', words) });
            return HeadReport.Write(run, vault, result, [result.Head.Title]);
        }));
    }
}
