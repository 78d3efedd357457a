using System.CommandLine;
using System.Globalization;
using Cru.Json;
using Cru.Output;
using MarkdownSessions;

namespace Cru.Commands;

/// <summary><c>cru session continue</c>.</summary>
internal static class SessionContinueCommand
{
    public static void Fill(Command command, CruContext cru)
    {
        var id = SessionArgument.Create();
        int usual = new ContextRequest().Tokens;
        var tokens = WholeNumber.Option(
            "--tokens",
            $"The most tokens, counted as bytes / 4; otherwise {usual.ToString(CultureInfo.InvariantCulture)}.",
            least: 1);
        command.Arguments.Add(id);
        command.Options.Add(tokens);
        command.SetAction(cru.InVault((vault, run) =>
        {
            var request = new ContextRequest { Tokens = run.Get(tokens) ?? usual };
            var context = vault.Context(run.Session(vault, id), request);
            if (run.AsJson)
            {
                run.Write(Document(vault, context, request), CruJson.Readable.ContinueDocument);
            }
            else
            {
                new ConversationReport(vault, run, context.Reading, new()).Write(OutputFormat.Text, full: true);
                Tell(run, context, request);
            }

            if (context.Tokens == 0)
            {
                run.Tell($"nothing was said in {context.Reading.Id} yet, so there is nothing to go on from; 'cru session append {context.Reading.Id} TEXT' says something");
            }

            return ExitCode.Done;
        }));
    }

    private static void Tell(CommandRun run, SessionContext context, ContextRequest request)
    {
        string left = context.LeftOutBytes == 0 ? "nothing" : Amounts.Bytes(context.LeftOutBytes);
        string since = context.Summary is null ? "" : " since the summary";
        string cut = context.Shortened == 0 ? "" : $"; {Amounts.Count(context.Shortened, "text")} shortened";
        run.Tell(string.Create(
            CultureInfo.InvariantCulture,
            $"{context.Tokens} of {request.Tokens} tokens (bytes / 4); {left} of the log{since} left out{cut}"));
    }

    private static ContinueDocument Document(Vault vault, SessionContext context, ContextRequest request) => new()
    {
        Vault = vault.Root,
        SessionId = context.Reading.Id.Value,
        Title = context.Reading.Head.Title,
        SummaryId = context.Summary?.Id,
        BudgetTokens = request.Tokens,
        Tokens = context.Tokens,
        LeftOutBytes = context.LeftOutBytes,
        Shortened = context.Shortened,
        Messages =
        [
            .. context.Reading.Messages.Select(message => MessageWriter.Line(
                message, vault.PathOf(context.Reading.Id, message.Segment), message.Parts.Select(part => part.Part))),
        ],
    };
}
