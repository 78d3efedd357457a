namespace Cru.Output;

/// <summary>Finds what somebody meant who mistyped a name.</summary>
internal static class Nearest
{
    /// <summary>The name that takes the fewest letters changed, added, left out or swapped; null when none is near.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="names">What there is; of two as near, the first counts.</param>
    public static string? Of(string typed, IEnumerable<string> names)
    {
        // One mistake in a short word, two in a longer one: more makes another word of it.
        int most = typed.Length < 5 ? 1 : 2;
        return names
            .Select(name => (Name: name, Steps: Distance(typed.ToLowerInvariant(), name)))
            .Where(one => one.Steps <= most && one.Steps < one.Name.Length)
            .OrderBy(one => one.Steps)
            .Select(one => one.Name)
            .FirstOrDefault();
    }

    // Damerau's distance, in which two letters swapped are one step (optimal string alignment).
    private static int Distance(string from, string to)
    {
        int[,] steps = new int[from.Length + 1, to.Length + 1];
        for (int i = 0; i <= from.Length; i++)
        {
            for (int j = 0; j <= to.Length; j++)
            {
                steps[i, j] = i == 0 || j == 0 ? i + j : Step(steps, from, to, i, j);
            }
        }

        return steps[from.Length, to.Length];
    }

    private static int Step(int[,] steps, string from, string to, int i, int j)
    {
        int least = Math.Min(
            Math.Min(steps[i - 1, j], steps[i, j - 1]) + 1,
            steps[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1));
        bool isSwap = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
        return isSwap ? Math.Min(least, steps[i - 2, j - 2] + 1) : least;
    }
}
