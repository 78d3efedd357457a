namespace Cru.Output;

/// <summary>Breaks a text into lines between its words.</summary>
internal static class WrappedText
{
    /// <summary>The lines; at least one, and a word that is too long stands alone.</summary>
    /// <param name="text">Words between single blanks.</param>
    /// <param name="width">The most characters of a line.</param>
    public static IEnumerable<string> Lines(string text, int width)
    {
        string line = "";
        foreach (string word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        yield return line;
    }
}
