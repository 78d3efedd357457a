namespace MarkdownSessions.Format;

/// <summary>A line inside a thinking block: one that would open a block of its own gets a backslash.</summary>
internal static class ThinkingLine
{
    private const string Opening = "[!thinking]";

    /// <summary>One more backslash where the line, its backslashes aside, begins like an opening.</summary>
    public static string Stuff(string line) =>
        line.AsSpan().TrimStart('\\').StartsWith(Opening, StringComparison.Ordinal) ? "\\" + line : line;

    /// <summary>One backslash less where there is one before an opening.</summary>
    public static string Unstuff(string line) =>
        line.StartsWith('\\') && line.AsSpan().TrimStart('\\').StartsWith(Opening, StringComparison.Ordinal) ? line[1..] : line;
}
