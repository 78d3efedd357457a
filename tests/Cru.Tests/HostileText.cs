using System.Globalization;
using System.Text;

namespace Cru.Tests;

/// <summary>Text that attacks a terminal or a reader, and an oracle for what got through.</summary>
internal static class HostileText
{
    private static readonly string[] Pieces =
    [
        "\e[31m", "\e]0;title\a", "\e]8;;http://evil\e\\", "\u009b2J", "\u0085", "\r", "\b\b\b", "\0", "\u007f", "\u202e", "\u2066", "\u2069",
        "\u200b", "\u200d", "\ufeff", "\u00ad", "\u2028", "\u2029", "\U000e0001", "\u3164", "\u115f", "\ufe01", "\U000e0100", "\ud800", "\udc00",
        "plain", "ü", "日本", "❤️", "\n", "\t", "<U+200B>", "**", "|",
    ];

    public static string Make(Random random)
    {
        var text = new StringBuilder();
        for (int piece = 0; piece < 40; piece++)
        {
            text.Append(Pieces[random.Next(Pieces.Length)]);
        }

        return text.Append("\e[2J").ToString();
    }

    // Written apart from the product's own rule: by the character's categories and names of Unicode.
    public static bool IsDangerous(string text)
    {
        for (int at = 0; at < text.Length; at++)
        {
            char c = text[at];
            bool isControl = c is < ' ' or (>= '\x7f' and <= '\x9f');
            bool turns = c is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\u200e' or '\u200f' or '\u061c';
            bool hides = c is (>= '\u200b' and <= '\u200d') or '\u2060' or '\ufeff' or '\u00ad' or '\u3164' or '\u115f' or '\u2028' or '\u2029' or '\ufe01';
            bool isTag = c == '\udb40';
            bool isHalf = char.IsHighSurrogate(c) ? at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1])
                : char.IsLowSurrogate(c) && (at == 0 || !char.IsHighSurrogate(text[at - 1]));
            if (isControl || turns || hides || isTag || isHalf || char.GetUnicodeCategory(c) == UnicodeCategory.Format)
            {
                return true;
            }
        }

        return false;
    }
}
