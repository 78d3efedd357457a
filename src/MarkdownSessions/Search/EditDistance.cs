namespace MarkdownSessions.Search;

/// <summary>How far two words are apart.</summary>
internal static class EditDistance
{
    /// <summary>How many letters must be put in, taken out or replaced (Levenshtein 1966), where two that changed places count once.</summary>
    public static int Of(string one, string other)
    {
        int[] before = new int[other.Length + 1];
        int[] above = [.. Enumerable.Range(0, other.Length + 1)];
        for (int i = 1; i <= one.Length; i++)
        {
            int[] row = new int[other.Length + 1];
            row[0] = i;
            for (int j = 1; j <= other.Length; j++)
            {
                int replaced = above[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                row[j] = Math.Min(replaced, Math.Min(above[j], row[j - 1]) + 1);
                bool isSwapped = i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1];
                row[j] = isSwapped ? Math.Min(row[j], before[j - 2] + 1) : row[j];
            }

            (before, above) = (above, row);
        }

        return above[^1];
    }
}
