using System.Text;
using MarkdownSessions.Format;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Indexing;

/// <summary>
/// Makes a session's title when nobody gave one: from the first words that a person really said,
/// not a command nor what an agent put in front of them (docs/format.md, "Titles").
/// </summary>
internal static class TitleMaker
{
    /// <summary>80 letters: one line of a list.</summary>
    private const int MaxLength = 80;

    private static readonly string[] GenericEnds = [" Session", " Session (continued)"];

    /// <summary>The title that the line <c># …</c> gives; null when it is one that programs put there by default.</summary>
    public static string? FromTitleLine(string? line)
    {
        string title = FrontMatterWriter.OneLine(line);
        bool isGeneric = GenericEnds.Any(end => title.EndsWith(end, StringComparison.OrdinalIgnoreCase))
            && title.Split(' ').Length <= 3;
        return title.Length == 0 || isGeneric ? null : title;
    }

    /// <summary>The title that a message gives; null when it holds no words of a person, or of who gave a sub-agent its task.</summary>
    public static string? FromMessage(Message message)
    {
        bool isAsked = message.Role is Role.User or Role.Agent;
        if (!isAsked || message.Facts.Has("command") || message.Facts.Has("interrupted"))
        {
            return null;
        }

        foreach (var part in message.Parts)
        {
            if (part.Part is TextPart text && FirstWords(text.Text) is { } words)
            {
                return words;
            }
        }

        return null;
    }

    // Lines of markup and code are passed over: they were put in front of the words, or quoted.
    private static string? FirstWords(string text)
    {
        var words = new StringBuilder();
        bool inFence = false;
        foreach (string line in text.Split('\n'))
        {
            string plain = FrontMatterWriter.OneLine(line).TrimStart('#', '>', '-', '*', ' ');
            bool isFence = plain.StartsWith("```", StringComparison.Ordinal);
            inFence ^= isFence;
            if (!isFence && !inFence && plain.Length > 0 && plain[0] != '<')
            {
                words.Append(words.Length == 0 ? "" : " ").Append(plain);
            }

            if (words.Length > MaxLength)
            {
                break;
            }
        }

        string found = words.ToString();
        bool isCommand = found.StartsWith('/') && !found.Contains(' ', StringComparison.Ordinal);
        return found.Any(char.IsLetter) && !isCommand ? Shorten(found) : null;
    }

    private static string Shorten(string words)
    {
        if (words.Length <= MaxLength)
        {
            return words;
        }

        int blank = words.LastIndexOf(' ', MaxLength - 1);
        int end = blank > MaxLength / 2 ? blank : MaxLength - 1;
        if (char.IsHighSurrogate(words[end - 1]))
        {
            end--;
        }

        return words[..end].TrimEnd(' ', ',', ';', ':', '.') + "…";
    }
}
