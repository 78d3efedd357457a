namespace MarkdownSessions.Format;

/// <summary>Fences, told by lines alone: the run of backticks or tildes that opens or closes a block of code.</summary>
internal static class FenceRun
{
    private const int Shortest = 3;
    private const int DeepestIndent = 3;

    /// <summary>The run that a line opens a fence with; empty when it opens none.</summary>
    public static ReadOnlySpan<char> Opening(ReadOnlySpan<char> line)
    {
        var rest = line.TrimStart(' ');
        if (line.Length - rest.Length > DeepestIndent || rest.IsEmpty || rest[0] is not ('`' or '~'))
        {
            return [];
        }

        var run = Run(rest);
        bool opens = run.Length >= Shortest && (run[0] == '~' || !rest[run.Length..].Contains('`'));
        return opens ? run : [];
    }

    /// <summary>Whether a line closes the fence that <paramref name="run"/> opened.</summary>
    public static bool Closes(ReadOnlySpan<char> line, ReadOnlySpan<char> run)
    {
        var rest = line.TrimStart(' ');
        if (line.Length - rest.Length > DeepestIndent || rest.IsEmpty || rest[0] != run[0])
        {
            return false;
        }

        var closing = Run(rest);
        return closing.Length >= run.Length && rest[closing.Length..].Trim(" \t").IsEmpty;
    }

    /// <summary>The run of a fence that the lines leave open; empty when they leave none.</summary>
    public static string LeftOpen(IReadOnlyList<string> lines)
    {
        string open = "";
        foreach (string line in lines)
        {
            if (open.Length == 0)
            {
                open = Opening(line).ToString();
            }
            else if (Closes(line, open))
            {
                open = "";
            }
        }

        return open;
    }

    /// <summary>Backticks that no line of the content can close: 3, or one more than the longest run that begins one.</summary>
    public static string Around(IReadOnlyList<string> content)
    {
        int longest = Shortest - 1;
        foreach (string line in content)
        {
            var rest = line.AsSpan().TrimStart(" \t");
            int run = rest.IsEmpty || rest[0] != '`' ? 0 : Run(rest).Length;
            longest = Math.Max(longest, run);
        }

        return new string('`', longest + 1);
    }

    private static ReadOnlySpan<char> Run(ReadOnlySpan<char> text)
    {
        int length = text.IndexOfAnyExcept(text[0]);
        return length < 0 ? text : text[..length];
    }
}
