namespace MarkdownSessions.Format;

/// <summary>Links to the files kept beside a log: <c>[[artifacts/name]]</c>.</summary>
internal static class ArtifactLink
{
    private const string Start = "[[artifacts/";
    private const string End = "]]";

    /// <summary>The link alone.</summary>
    /// <exception cref="ArgumentException">The name cannot stand in a link.</exception>
    public static string Line(string name) =>
        IsName(name) ? Start + name + End : throw new ArgumentException($"'{name}' cannot name an artifact", nameof(name));

    /// <summary>The name in a line that is such a link and nothing else; null otherwise.</summary>
    public static string? Read(string line)
    {
        bool isLink = line.StartsWith(Start, StringComparison.Ordinal) && line.EndsWith(End, StringComparison.Ordinal)
            && line.Length > Start.Length + End.Length;
        return isLink && IsName(line[Start.Length..^End.Length]) ? line[Start.Length..^End.Length] : null;
    }

    private static bool IsName(string name)
    {
        if (name.Length is 0 or > 255)
        {
            return false;
        }

        foreach (char c in name)
        {
            if (char.IsControl(c) || c is '[' or ']' or '\u2028' or '\u2029')
            {
                return false;
            }
        }

        return true;
    }
}
