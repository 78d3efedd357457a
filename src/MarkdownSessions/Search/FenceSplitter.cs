namespace MarkdownSessions.Search;

/// <summary>
/// Parts prose from fenced code by the rule of CommonMark 0.31, 4.5, with one freedom: a fence may
/// be indented by any blanks, because fences inside list items are, and items are not parsed here.
/// </summary>
internal static class FenceSplitter
{
    private const int MinFence = 3;

    /// <summary>Adds the runs of <paramref name="text"/> in their order; blank ones are left out.</summary>
    /// <param name="line">The line of the file in which the text begins.</param>
    public static void Split(string text, int line, List<TextRun> runs)
    {
        if (!MayHoldFence(text))
        {
            Add(TextColumns.Prose, text, 0, text.Length, line, runs);
            return;
        }

        var open = default(Fence);
        int start = 0;
        for (int at = 0; at < text.Length;)
        {
            int end = EndOfLine(text, at);
            var fence = Fence.Read(text.AsSpan(at, end - at));
            if (open.Length == 0 && fence.Opens)
            {
                // The words behind the fence name the language or file, so they begin the code.
                Add(TextColumns.Prose, text, start, at, line, runs);
                start = at + fence.InfoStart;
                open = fence;
            }
            else if (open.Length > 0 && fence.Closes(open))
            {
                Add(TextColumns.Code, text, start, at, line, runs);
                start = end;
                open = default;
            }

            at = end;
        }

        Add(open.Length > 0 ? TextColumns.Code : TextColumns.Prose, text, start, text.Length, line, runs);
    }

    private static bool MayHoldFence(string text) =>
        text.Contains("```", StringComparison.Ordinal) || text.Contains("~~~", StringComparison.Ordinal);

    private static int EndOfLine(string text, int at)
    {
        int lineFeed = text.IndexOf('\n', at);
        return lineFeed < 0 ? text.Length : lineFeed + 1;
    }

    private static void Add(TextColumns column, string text, int start, int end, int line, List<TextRun> runs)
    {
        var piece = text.AsSpan(start, end - start);
        if (!piece.IsWhiteSpace())
        {
            int runLine = line + text.AsSpan(0, start).Count('\n');
            runs.Add(new(column, piece.Length == text.Length ? text : piece.ToString(), runLine));
        }
    }

    private readonly record struct Fence(char Mark, int Length, int InfoStart, bool Opens, bool IsBare)
    {
        public static Fence Read(ReadOnlySpan<char> line)
        {
            int indent = line.IndexOfAnyExcept(' ', '\t');
            if (indent < 0 || line[indent] is not ('`' or '~'))
            {
                return default;
            }

            char mark = line[indent];
            var rest = line[indent..];
            int length = rest.IndexOfAnyExcept(mark) is var other && other < 0 ? rest.Length : other;
            if (length < MinFence)
            {
                return default;
            }

            var info = rest[length..];
            return new(mark, length, indent + length, mark == '~' || !info.Contains('`'), info.IsWhiteSpace());
        }

        public bool Closes(Fence open) => Mark == open.Mark && Length >= open.Length && IsBare;
    }
}
