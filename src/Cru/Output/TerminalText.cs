using System.Globalization;
using System.Text;

namespace Cru.Output;

/// <summary>
/// Makes text from a vault safe to show: what would steer a terminal, turn the reading direction or
/// hide is shown as a visible form. JSON is the exact form.
/// </summary>
internal static class TerminalText
{
    private const int ControlPictures = 0x2400;
    private const char PictureOfDelete = '\u2421';

    /// <summary>Text on one line: line ends and tabs are shown as pictures too.</summary>
    public static string Line(string text) => Show(text, manyLines: false);

    /// <summary>Text that may be many lines, each ended by a line feed.</summary>
    public static string Block(string text) => Show(text.Replace("\r\n", "\n", StringComparison.Ordinal), manyLines: true);

    /// <summary>Whether a character may reach a terminal as it is.</summary>
    public static bool IsSafe(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate)
        && !IsInvisible(rune.Value);

    private static string Show(string text, bool manyLines)
    {
        StringBuilder? shown = null;
        int at = 0;
        while (at < text.Length)
        {
            bool isWhole = Rune.TryGetRuneAt(text, at, out var rune);
            bool passes = isWhole && (IsSafe(rune) || (manyLines && rune.Value is '\n' or '\t'));
            int length = isWhole ? rune.Utf16SequenceLength : 1;
            if (!passes)
            {
                shown ??= new StringBuilder(text.Length + 16).Append(text, 0, at);
                shown.Append(isWhole ? Visible(rune) : "\uFFFD");
            }
            else
            {
                shown?.Append(text, at, length);
            }

            at += length;
        }

        return shown?.ToString() ?? text;
    }

    private static string Visible(Rune rune) => rune.Value switch
    {
        < 0x20 => ((char)(ControlPictures + rune.Value)).ToString(),
        0x7F => PictureOfDelete.ToString(),
        _ => $"<U+{rune.Value.ToString("X4", CultureInfo.InvariantCulture)}>",
    };

    // Default-ignorable characters of other categories (Unicode 15, DerivedCoreProperties); the two
    // variation selectors that choose between text and emoji pass.
    private static bool IsInvisible(int value) =>
        value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x2800 or 0x3164 or 0xFFA0
            or (>= 0xFE00 and <= 0xFE0D) or (>= 0xE0000 and <= 0xE0FFF);
}
