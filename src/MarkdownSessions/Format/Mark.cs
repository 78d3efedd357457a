using MarkdownSessions.Model;

namespace MarkdownSessions.Format;

/// <summary>
/// What begins a line of structure at column 0, in fences too (docs/format.md, "Marks"). A writer
/// puts one backslash before every line of content that looks so; a reader takes one away.
/// </summary>
internal static class Mark
{
    public const string Heading = "## ";
    public const string Call = "[Tool: ";
    public const string Result = "[Result: ";
    public const string Other = "[Part: ";
    public const string Artifact = "![[artifacts/";
    public const string Thinking = "> [!thinking]";
    public const string Directive = "<!-- cru ";
    public const string Ours = "<<<<<<< ";
    public const string Theirs = ">>>>>>> ";

    /// <summary>One more backslash if the line, its backslashes aside, begins with a mark.</summary>
    public static string Stuff(string line) => StandsBehindBackslashes(line, 0) ? "\\" + line : line;

    /// <summary>One backslash less if the line is a mark behind backslashes.</summary>
    public static string Unstuff(string line) =>
        line.StartsWith('\\') && StandsBehindBackslashes(line, 1) ? line[1..] : line;

    /// <summary>Whether the line begins with a mark.</summary>
    public static bool StandsIn(ReadOnlySpan<char> line)
    {
        if (line.IsEmpty)
        {
            return false;
        }

        return line[0] switch
        {
            '#' => IsHeading(line),
            '*' => RoleLabel.TryRead(line.ToString(), out _, out _),
            '[' => Begins(line, Call) || Begins(line, Result) || Begins(line, Other),
            '!' => Begins(line, Artifact),
            '>' => Begins(line, Thinking) || Begins(line, Theirs),
            '<' => Begins(line, Directive) || Begins(line, Ours),
            _ => false,
        };
    }

    private static bool StandsBehindBackslashes(string line, int from)
    {
        int at = from;
        while (at < line.Length && line[at] == '\\')
        {
            at++;
        }

        return StandsIn(line.AsSpan(at));
    }

    private static bool IsHeading(ReadOnlySpan<char> line)
    {
        if (!Begins(line, Heading))
        {
            return false;
        }

        var rest = line[Heading.Length..];
        int length = Timestamp.ShapeLength(rest);
        return length > 0 && (rest.Length == length || rest[length] == ' ');
    }

    private static bool Begins(ReadOnlySpan<char> line, string mark) => line.StartsWith(mark, StringComparison.Ordinal);
}
