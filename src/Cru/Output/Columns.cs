using System.Globalization;
using System.Text;

namespace Cru.Output;

/// <summary>Measures and cuts text by the columns it takes on a terminal.</summary>
internal static class Columns
{
    private const char Cutting = '…';

    /// <summary>The columns that a safe line takes: wide letters two, combining marks none.</summary>
    public static int Of(string line)
    {
        int columns = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            columns += Of(rune);
        }

        return columns;
    }

    /// <summary>The line, cut to so many columns; a cut shows as <c>…</c>.</summary>
    public static string Cut(string line, int columns)
    {
        if (Of(line) <= columns)
        {
            return line;
        }

        var cut = new StringBuilder();
        int used = 1;
        foreach (var rune in line.EnumerateRunes())
        {
            used += Of(rune);
            if (used > columns)
            {
                break;
            }

            cut.Append(rune.ToString());
        }

        return cut.ToString().TrimEnd() + Cutting;
    }

    /// <summary>The line with blanks behind it up to so many columns.</summary>
    public static string Pad(string line, int columns) => line + new string(' ', Math.Max(0, columns - Of(line)));

    private static int Of(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => 0,
        _ => IsWide(rune.Value) ? 2 : 1,
    };

    // The blocks that Unicode's EastAsianWidth calls W or F, in the rough.
    private static bool IsWide(int value) =>
        value is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0x303E) or (>= 0x3041 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3)
            or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6)
            or (>= 0x1F300 and <= 0x1F64F) or (>= 0x1F680 and <= 0x1F6FF) or (>= 0x1F900 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD);
}
