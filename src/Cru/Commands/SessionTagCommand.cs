using System.CommandLine;

namespace Cru.Commands;

/// <summary><c>cru session tag</c>.</summary>
internal static class SessionTagCommand
{
    public static void Fill(Command command, CruContext cru)
    {
        var id = SessionArgument.Create();
        var add = new Argument<string[]>("TAG") { Description = "A tag to add; a + in front of it may be written. Without any the tags are listed.", HelpName = "TAG", Arity = ArgumentArity.ZeroOrMore };
        var remove = new Option<string[]>("--remove") { Description = "Take a tag away; may be given again.", HelpName = "TAG" };
        command.Arguments.Add(id);
        command.Arguments.Add(add);
        command.Options.Add(remove);
        command.SetAction(cru.InVault((vault, run) =>
        {
            var (session, words) = run.Session(vault, id, add);
            var result = vault.ChangeHead(session, new()
            {
                AddTags = [.. words.Select(word => word.StartsWith('+') ? word[1..] : word)],
                RemoveTags = run.Get(remove) ?? [],
            });
            return HeadReport.Write(run, vault, result, result.Head.Tags);
        }));
    }
}
