using System.Text;

namespace MarkdownSessions.Search;

/// <summary>
/// How far two words are apart: the one definition for hints and fuzzy words, which an engine's own must agree with. Letters
/// are Unicode code points.
/// </summary>
internal static class EditDistance
{
    // Three rows of a word's longest; names of fields and queries that are longer are not compared on the stack.
    private const int MostOnStack = 128;

    /// <summary>
    /// How many letters must be put in, taken out or replaced (Levenshtein 1966), where two neighbours that changed places
    /// count once and are not changed again (optimal string alignment, as in Lucene's automaton with transpositions).
    /// </summary>
    public static int Of(string one, string other) =>
        one.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 && other.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0
            ? Of(one.AsSpan(), other.AsSpan())
            : Of<Rune>([.. one.EnumerateRunes()], [.. other.EnumerateRunes()]);

    private static int Of<T>(ReadOnlySpan<T> one, ReadOnlySpan<T> other)
        where T : IEquatable<T>
    {
        int width = other.Length + 1;
        Span<int> rows = width <= MostOnStack ? stackalloc int[3 * MostOnStack] : new int[3 * width];
        var before = rows[..width];
        var above = rows.Slice(width, width);
        var row = rows.Slice(2 * width, width);
        for (int j = 0; j < width; j++)
        {
            above[j] = j;
        }

        for (int i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j < width; j++)
            {
                int replaced = above[j - 1] + (one[i - 1].Equals(other[j - 1]) ? 0 : 1);
                row[j] = Math.Min(replaced, Math.Min(above[j], row[j - 1]) + 1);
                bool isSwapped = i > 1 && j > 1 && one[i - 1].Equals(other[j - 2]) && one[i - 2].Equals(other[j - 1]);
                row[j] = isSwapped ? Math.Min(row[j], before[j - 2] + 1) : row[j];
            }

            var done = before;
            before = above;
            above = row;
            row = done;
        }

        return above[^1];
    }
}
