using System.Globalization;

namespace MarkdownSessions.Indexing;

/// <summary>The name of a generation's folder, <c>&lt;engine&gt;-&lt;schema&gt;-&lt;words&gt;-&lt;n&gt;</c>: who can read it, and its number.</summary>
/// <param name="Text">The name.</param>
/// <param name="Engine">The engine that made it; ASCII letters and digits, at most 32.</param>
/// <param name="Number">Higher than that of every generation before it, whoever made them.</param>
internal readonly record struct GenerationName(string Text, string Engine, long Number)
{
    private const int Parts = 4;
    private const int MaxEngineLength = 32;

    // Every number of so many digits fits a long.
    private const int MaxDigits = 18;

    /// <summary>Reads a name; nothing in one can lead out of the folder.</summary>
    public static bool TryParse(string text, out GenerationName name)
    {
        name = default;
        string[] parts = text.Split('-');
        bool isName = parts.Length == Parts
            && parts[0].Length is > 0 and <= MaxEngineLength
            && parts[0].All(char.IsAsciiLetterOrDigit)
            && parts[1..].All(part => part.Length is > 0 and <= MaxDigits && part.All(char.IsAsciiDigit));
        if (isName)
        {
            name = new(text, parts[0], long.Parse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture));
        }

        return isName;
    }
}
