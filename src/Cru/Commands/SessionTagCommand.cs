using System.CommandLine;

namespace Cru.Commands;

/// <summary><c>cru session tag</c>.</summary>
internal static class SessionTagCommand
{
    public static void Fill(Command command, CruContext cru)
    {
        var id = SessionArgument.Create();
        var add = new Argument<string[]>("TAG") { Description = "A tag to add, also as +TAG; -TAG takes one away. Without any the tags are listed.", HelpName = "TAG", Arity = ArgumentArity.ZeroOrMore };
        var remove = new Option<string[]>("--remove") { Description = "Take a tag away; may be given again.", HelpName = "TAG" };
        command.Arguments.Add(id);
        command.Arguments.Add(add);
        command.Options.Add(remove);
        command.SetAction(cru.InVault((vault, run) =>
        {
            var (session, words) = run.Session(vault, id, add);
            string[] unwanted = [.. words.Where(IsUnwanted).Select(word => word[1..]), .. run.Get(remove) ?? []];
            var before = vault.ReadHead(session).Tags;
            var result = vault.ChangeHead(session, new()
            {
                AddTags = [.. words.Where(word => !IsUnwanted(word)).Select(word => word.StartsWith('+') ? word[1..] : word)],
                RemoveTags = unwanted,
            });
            foreach (string tag in unwanted.Where(tag => !before.Contains(tag, StringComparer.Ordinal)))
            {
                run.Tell($"{session} had no tag '{tag}'");
            }

            return HeadReport.Write(run, vault, result, result.Head.Tags);
        }));
    }

    private static bool IsUnwanted(string word) => word.StartsWith('-');
}
