using System.Text;

namespace MarkdownSessions.Format;

/// <summary>The lines of a settings file, for who changes some of them and leaves the others as they stand. Pure.</summary>
internal static class SettingsText
{
    /// <summary>The file as text; false where a byte that is no UTF-8 would come back as another.</summary>
    public static bool TryDecode(byte[] file, out string text)
    {
        text = Encoding.UTF8.GetString(file);
        return Encoding.UTF8.GetBytes(text).AsSpan().SequenceEqual(file);
    }

    /// <summary>How its lines end.</summary>
    public static string LineEndOf(string text) => text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    /// <summary>Its lines, each with its end.</summary>
    public static List<string> Lines(string text)
    {
        var lines = new List<string>();
        for (int start = 0; start < text.Length;)
        {
            int feed = text.IndexOf('\n', start);
            int end = feed < 0 ? text.Length : feed + 1;
            lines.Add(text[start..end]);
            start = end;
        }

        return lines;
    }

    /// <summary>Reads it; false when anything in it cannot be read as it was meant.</summary>
    public static bool TryRead(string text, out FrontMatter settings)
    {
        var issues = new List<ParseIssue>();
        settings = FrontMatter.Read(text, firstLine: 1, issues);
        return issues.Count == 0 && text.Length <= FrontMatter.MaxBytes;
    }

    /// <summary>Ends the last line, so that another may follow.</summary>
    public static void EndLastLine(List<string> lines, string lineEnd)
    {
        if (lines is [.., var last] && !last.EndsWith('\n'))
        {
            lines[^1] = last + lineEnd;
        }
    }

    /// <summary>Whether a line is blank or a comment.</summary>
    public static bool IsAside(string line) => line.Trim() is "" or ['#', ..];

    /// <summary>What stands behind a key's colon from a '#' on that can be taken away without changing the value; empty without one.</summary>
    public static string CommentOf(string value)
    {
        for (int mark = value.IndexOf(" #", StringComparison.Ordinal); mark >= 0; mark = value.IndexOf(" #", mark + 1, StringComparison.Ordinal))
        {
            bool isSame = TryRead($"value:{value[..mark]}\n", out var without)
                && TryRead($"value:{value}\n", out var with)
                && without.Text("value") == with.Text("value");
            if (isSame)
            {
                return value[value.AsSpan(0, mark).TrimEnd(' ').Length..];
            }
        }

        return "";
    }
}
