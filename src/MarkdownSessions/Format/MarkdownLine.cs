namespace MarkdownSessions.Format;

/// <summary>What a line begins for a Markdown viewer (CommonMark 0.31, chapters 4 and 5), told by the line alone.</summary>
internal static class MarkdownLine
{
    /// <summary>Whether the line begins a block that it would not begin beside a label.</summary>
    public static bool BeginsBlock(ReadOnlySpan<char> line)
    {
        if (line.IsEmpty || line[0] is ' ' or '\t' or '>' or '|' or '<')
        {
            return true;
        }

        bool isFence = line.StartsWith("```") || line.StartsWith("~~~");
        return isFence || BeginsListItem(line) || EndsMarker(line, Count(line, "#"));
    }

    /// <summary>Whether the line, which begins with no blank, begins an item of a list.</summary>
    public static bool BeginsListItem(ReadOnlySpan<char> line)
    {
        if (line[0] is '-' or '+' or '*')
        {
            return EndsMarker(line, 1);
        }

        int digits = Count(line, "0123456789");
        return digits > 0 && digits < line.Length && line[digits] is '.' or ')' && EndsMarker(line, digits + 1);
    }

    private static bool EndsMarker(ReadOnlySpan<char> line, int length) =>
        length > 0 && (line.Length == length || line[length] is ' ' or '\t');

    private static int Count(ReadOnlySpan<char> line, string letters)
    {
        int end = line.IndexOfAnyExcept(letters);
        return end < 0 ? line.Length : end;
    }
}
