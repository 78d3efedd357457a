using System.CommandLine;
using Cru.Output;
using MarkdownSessions.Html;

namespace Cru.Commands;

/// <summary>The option <c>--detail</c>: how much of a session a page shows.</summary>
internal static class DetailOption
{
    public static Option<string> Create()
    {
        var option = new Option<string>("--detail")
        {
            Description = "How much a page shows: full, compact (a line for each call of a tool), or user (what people asked, and the last answer).",
            HelpName = "LEVEL",
        };
        option.AcceptOnlyFromAmong([.. Enum.GetNames<DetailLevel>().Select(name => name.ToLowerInvariant())]);
        return option;
    }

    /// <summary>What was asked for; full when nothing was.</summary>
    /// <exception cref="CruException">It was asked for something that is no page.</exception>
    public static DetailLevel DetailBy(this CommandRun run, Option<string> option, OutputFormat format) => (run.Get(option), format) switch
    {
        (null, _) => DetailLevel.Full,
        (var level, OutputFormat.Html) => Enum.Parse<DetailLevel>(level, ignoreCase: true),
        _ => throw CruException.Usage("--detail says how much a page shows; give --format html with it"),
    };
}
