namespace MarkdownSessions.Bench;

/// <summary>How large a synthetic vault is, and which one of that size.</summary>
/// <param name="Sessions">How many sessions.</param>
/// <param name="Messages">How many messages in all of them; at least one a session.</param>
/// <param name="Seed">The same seed gives the same bytes.</param>
internal sealed record VaultSize(int Sessions, int Messages, int Seed)
{
    // A tenth of the sessions holds about half of the messages, as in the vaults of people who chat daily.
    private const double Skew = 1.1;

    /// <summary>How many messages each session has.</summary>
    public int[] MessagesBySession()
    {
        var random = new Random(Seed);
        double[] weights = [.. Enumerable.Range(0, Sessions).Select(_ => Math.Exp(Skew * Normal(random)))];
        double all = weights.Sum();
        int[] counts = [.. weights.Select(weight => 1 + (int)((Messages - Sessions) * weight / all))];
        int missing = Messages - counts.Sum();
        for (int i = 0; missing > 0; i = (i + 1) % Sessions, missing--)
        {
            counts[i]++;
        }

        return counts;
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
