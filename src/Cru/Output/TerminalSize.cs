using System.Globalization;

namespace Cru.Output;

/// <summary>How wide and how high a terminal is.</summary>
internal static class TerminalSize
{
    /// <summary>What a variable such as COLUMNS says (POSIX.1-2024, 8.3), which goes above what the terminal says; null when nothing of use.</summary>
    /// <param name="variable">Its value.</param>
    /// <param name="least">What is less is of no use.</param>
    public static int? Of(string? variable, int least) =>
        int.TryParse(variable, NumberStyles.None, CultureInfo.InvariantCulture, out int size) && size >= least ? size : null;

    /// <summary>What the terminal says; null where it does not.</summary>
    /// <param name="ask">Asks it.</param>
    /// <param name="least">What is less is of no use.</param>
    public static int? Of(Func<int> ask, int least)
    {
        try
        {
            return ask() is var size && size >= least ? size : null;
        }
        catch (IOException)
        {
            // A terminal that does not tell its size.
            return null;
        }
    }
}
