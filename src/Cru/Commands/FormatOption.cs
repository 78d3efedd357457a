using System.CommandLine;
using Cru.Output;

namespace Cru.Commands;

/// <summary>The option <c>--format</c>, of which <c>--json</c> is the short way to say <c>json</c>.</summary>
internal static class FormatOption
{
    /// <summary>The option with the formats that a verb knows; text is always one.</summary>
    public static Option<string> Create(params string[] formats)
    {
        var option = new Option<string>("--format") { Description = $"Print {string.Join(", ", formats)}.", HelpName = "FORMAT" };
        option.AcceptOnlyFromAmong(formats);
        return option;
    }

    /// <summary>What was asked for.</summary>
    /// <exception cref="CruException"><c>--json</c> and another format were asked for.</exception>
    public static OutputFormat FormatBy(this CommandRun run, Option<string> option) => (run.Get(option), run.AsJson) switch
    {
        (null, false) or ("text", false) => OutputFormat.Text,
        (null, true) or ("json", _) => OutputFormat.Json,
        ("jsonl", _) => OutputFormat.JsonLines,
        ("ids", false) => OutputFormat.Ids,
        ("paths", false) => OutputFormat.Paths,
        ("text0", false) => OutputFormat.Text0,
        ("html", false) => OutputFormat.Html,
        ("md", false) => OutputFormat.Markdown,
        var (format, _) => throw CruException.Usage($"--json and --format {format} ask for two things; give one of them"),
    };
}
