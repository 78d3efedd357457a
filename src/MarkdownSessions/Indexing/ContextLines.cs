using MarkdownSessions.Search;

namespace MarkdownSessions.Indexing;

/// <summary>Takes the lines around a hit from its message. Headings and marks of the log are no text and are left out.</summary>
internal static class ContextLines
{
    // A tool's answer may be a megabyte on one line.
    private const int MostLetters = 1_000;

    /// <summary>A line of the segment, and so many before and behind it; fewer where the message begins or ends.</summary>
    public static HitContext Around(IReadOnlyList<TextRun> runs, int line, int count)
    {
        var lines = runs.Where(run => run.Line > 0)
            .SelectMany(LinesOf)
            .GroupBy(one => one.Line)
            .OrderBy(one => one.Key)
            .ToList();
        return new(
            [.. lines.Where(one => one.Key < line).TakeLast(count).Select(Text)],
            lines.Find(one => one.Key == line) is { } itself ? Text(itself) : "",
            [.. lines.Where(one => one.Key > line).Take(count).Select(Text)]);
    }

    // What was decoded from one line of the file is shown as one.
    private static IEnumerable<(int Line, string Text)> LinesOf(TextRun run) => run.IsOnOneLine
        ? [(run.Line, run.Text.ReplaceLineEndings(" "))]
        : run.Text.Split('\n').Select((text, at) => (run.Line + at, text.TrimEnd('\r')));

    // A tool's name and its inputs may stand on one line.
    private static string Text(IEnumerable<(int Line, string Text)> line) => Cut(string.Join(' ', line.Select(one => one.Text)));

    private static string Cut(string text)
    {
        if (text.Length <= MostLetters)
        {
            return text;
        }

        int end = char.IsHighSurrogate(text[MostLetters - 2]) ? MostLetters - 2 : MostLetters - 1;
        return text[..end] + "…";
    }
}
