using System.Buffers;
using System.Text;
using MarkdownSessions.Model;

namespace MarkdownSessions.Format;

/// <summary>
/// Text as the log shows it: lines without control characters, and the two facts by which a
/// reader gets the exact text back (docs/format.md, "Exactness").
/// </summary>
internal static class ShownText
{
    private const char Pictures = '\u2400';
    private const char DeletePicture = '\u2421';
    private const char HighControl = '\u2424';
    private const char Literal = '\u2425';

    private static readonly SearchValues<char> Controls = CharacterSet.Of('\0', '\xa0', IsControl);

    /// <summary>Splits a text into the lines that show it.</summary>
    /// <param name="text">Any well-formed text.</param>
    /// <param name="facts">Gets <c>crlf</c> and <c>ctl</c> where they hold.</param>
    public static string[] Show(string text, ref Facts facts)
    {
        if (EndsEveryLineWithCrLf(text))
        {
            facts = facts.With("crlf", 1);
            text = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        }

        if (text.AsSpan().ContainsAny(Controls))
        {
            facts = facts.With("ctl", 1);
            text = DrawControls(text);
        }

        return text.Split('\n');
    }

    /// <summary>The exact text that some lines show.</summary>
    public static string Restore(IReadOnlyList<string> lines, Facts facts)
    {
        string text = lines.Count == 1 ? lines[0] : string.Join('\n', lines);
        if (facts.Number("ctl") == 1)
        {
            text = EraseControls(text);
        }

        return facts.Number("crlf") == 1 ? text.Replace("\n", "\r\n", StringComparison.Ordinal) : text;
    }

    private static bool EndsEveryLineWithCrLf(string text)
    {
        int at = text.IndexOf('\r', StringComparison.Ordinal);
        if (at < 0)
        {
            return false;
        }

        for (int i = 0; i < text.Length; i++)
        {
            bool lonelyReturn = text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n');
            bool lonelyFeed = text[i] == '\n' && (i == 0 || text[i - 1] != '\r');
            if (lonelyReturn || lonelyFeed)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsControl(char c) => c is < ' ' and not ('\t' or '\n') or (>= '\x7f' and <= '\x9f');

    private static string DrawControls(string text)
    {
        var shown = new StringBuilder(text.Length + 16);
        foreach (char c in text)
        {
            _ = c switch
            {
                '\x7f' => shown.Append(DeletePicture),
                >= '\x80' and <= '\x9f' => shown.Append(HighControl).Append((char)(Pictures + (c - 0x80))),
                >= Pictures and <= Literal => shown.Append(Literal).Append(c),
                _ when IsControl(c) => shown.Append((char)(Pictures + c)),
                _ => shown.Append(c),
            };
        }

        return shown.ToString();
    }

    private static string EraseControls(string text)
    {
        var exact = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            char next = i + 1 < text.Length ? text[i + 1] : '\0';
            if (c == Literal && next is >= Pictures and <= Literal)
            {
                exact.Append(next);
                i++;
            }
            else if (c == HighControl && next is >= Pictures and < '\u2420')
            {
                exact.Append((char)(next - Pictures + 0x80));
                i++;
            }
            else
            {
                exact.Append(c switch
                {
                    DeletePicture => '\x7f',
                    >= Pictures and < '\u2420' => (char)(c - Pictures),
                    _ => c,
                });
            }
        }

        return exact.ToString();
    }
}
