using Markdig;
using Markdig.Syntax;

namespace MarkdownSessions.Format;

/// <summary>
/// Finds the line that must end a text so that what follows it renders as it should: an unclosed
/// fence or HTML block would swallow the next entry's heading for every Markdown viewer.
/// </summary>
internal static class OpenBlock
{
    private const string Probe = "\n\n## 2024-01-15T10:30:00Z\n";

    private static readonly string[] HtmlEnds = ["</script>", "</style>", "</pre>", "</textarea>", "?>", "]]>", "-->"];

    /// <summary>The closing line; null when nothing is open.</summary>
    public static string? ClosingLine(IReadOnlyList<string> lines)
    {
        string open = "";
        foreach (string line in lines)
        {
            if (open.Length > 0)
            {
                open = FenceRun.Closes(line, open) ? "" : open;
                continue;
            }

            // At column 0 a fence stands in no list and no quote: counting lines is exact.
            var rest = line.AsSpan().TrimStart(" \t>*+-0123456789.)");
            bool isFence = rest.StartsWith("```") || rest.StartsWith("~~~");
            if (rest.StartsWith("<") || (isFence && rest.Length != line.Length))
            {
                return AskMarkdig(lines);
            }

            open = isFence ? FenceRun.Opening(line).ToString() : "";
        }

        return open.Length == 0 ? null : open;
    }

    /// <summary>Whether a line is one that <see cref="ClosingLine"/> may have added.</summary>
    public static bool IsClosingLine(string line) =>
        HtmlEnds.Contains(line)
        || (FenceRun.Opening(line) is { Length: > 0 } run && run.Length == line.Length);

    private static string? AskMarkdig(IReadOnlyList<string> lines)
    {
        string text = string.Join('\n', lines);
        if (LetsAHeadingFollow(text) is not false)
        {
            return null;
        }

        var candidates = lines
            .Select(line => FenceRun.Opening(line.AsSpan().TrimStart(" \t")).ToString())
            .Where(run => run.Length > 0)
            .Reverse()
            .Concat(HtmlEnds)
            .Distinct(StringComparer.Ordinal)
            .Take(32);
        return candidates.FirstOrDefault(line => LetsAHeadingFollow(text + "\n" + line) is true);
    }

    private static bool? LetsAHeadingFollow(string text)
    {
        try
        {
            return Markdown.Parse(text + Probe).LastChild is HeadingBlock { Level: 2 };
        }
        catch (ArgumentException)
        {
            // Markdig 1.6 says so of text nested too deeply; no viewer shows such text well.
            return null;
        }
    }
}
