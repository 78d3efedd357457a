using System.Buffers;
using System.Globalization;
using System.Text;
using MarkdownSessions.Model;

namespace MarkdownSessions.Html;

/// <summary>
/// Writes any text so that a browser shows it and never obeys it, between tags and in quoted attributes alike. What
/// would hide or turn the reading direction is shown as a visible form.
/// </summary>
internal static class HtmlText
{
    private const int ControlPictures = 0x2400;
    private const char PictureOfDelete = '\u2421';

    private static readonly SearchValues<char> Plain =
        CharacterSet.Of('\t', '\x7f', c => c is '\t' or '\n' or (>= ' ' and not ('&' or '<' or '>' or '"' or '\'')));

    /// <summary>Writes a text; CR LF becomes LF.</summary>
    public static void Write(TextWriter output, ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            int plain = text.IndexOfAnyExcept(Plain);
            if (plain < 0)
            {
                output.Write(text);
                return;
            }

            output.Write(text[..plain]);
            text = text[plain..];
            text = text[WriteFirst(output, text)..];
        }
    }

    // Gives how many characters it took.
    private static int WriteFirst(TextWriter output, ReadOnlySpan<char> text)
    {
        if (Reference(text[0]) is { } reference)
        {
            output.Write(reference);
            return 1;
        }

        if (text.StartsWith("\r\n"))
        {
            return 1;
        }

        bool isWhole = Rune.DecodeFromUtf16(text, out var rune, out int length) is OperationStatus.Done;
        if (!isWhole)
        {
            output.Write('\uFFFD');
        }
        else if (IsShown(rune))
        {
            output.Write(text[..length]);
        }
        else
        {
            output.Write(Visible(rune));
        }

        return length;
    }

    private static string? Reference(char c) => c switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\'' => "&#39;",
        _ => null,
    };

    private static bool IsShown(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate)
        && (rune.Value & 0xFFFE) != 0xFFFE
        && !IsInvisible(rune.Value);

    private static string Visible(Rune rune) => rune.Value switch
    {
        < 0x20 => ((char)(ControlPictures + rune.Value)).ToString(),
        0x7F => PictureOfDelete.ToString(),
        _ when BelongsToText(rune) => $"&#x{Hexadecimal(rune)};",
        _ => $"&lt;U+{Hexadecimal(rune)}&gt;",
    };

    private static string Hexadecimal(Rune rune) => rune.Value.ToString("X4", CultureInfo.InvariantCulture);

    // Joiners, marks of direction and soft hyphens are part of ordinary writing, the invisible ones of fonts and emoji: a
    // browser gets them, by their number, because the page itself may be printed on a terminal. The other format
    // characters hide or turn what stands around them.
    private static bool BelongsToText(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control => false,
        UnicodeCategory.Format => rune.Value is 0x00AD or 0x061C or (>= 0x200C and <= 0x200F),
        _ => (rune.Value & 0xFFFE) != 0xFFFE,
    };

    // Default-ignorable characters of other categories (Unicode 15, DerivedCoreProperties); the two variation selectors
    // that choose between text and emoji are common.
    private static bool IsInvisible(int value) =>
        value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x2800 or 0x3164 or 0xFFA0
            or (>= 0xFE00 and <= 0xFE0D) or (>= 0xE0000 and <= 0xE0FFF);
}
