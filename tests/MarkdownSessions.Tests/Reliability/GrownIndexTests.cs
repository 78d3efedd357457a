using System.Globalization;
using MarkdownSessions.Index.Sqlite;
using MarkdownSessions.Indexing;
using MarkdownSessions.Model;
using MarkdownSessions.Testing;
using Xunit.Abstractions;

namespace MarkdownSessions.Tests.Reliability;

/// <summary>An index that grew with the files answers as one that is built anew, and as none.</summary>
public class GrownIndexTests(ITestOutputHelper output)
{
    // 300 take 100 s on two busy cores; as many as that are run by hand with CRU_SEQUENCES.
    private const int DailySequences = 60;
    private const int StepsEach = 12;

    private static int Sequences => int.TryParse(Environment.GetEnvironmentVariable("CRU_SEQUENCES"), CultureInfo.InvariantCulture, out int count) ? count : DailySequences;

    [Fact]
    public void A_grown_index_answers_as_a_rebuilt_one_and_as_the_files()
    {
        var differences = new List<string>();
        for (int seed = 1; seed <= Sequences && differences.Count < 3; seed++)
        {
            if (Difference(seed, new SqliteIndexEngine()) is { } difference)
            {
                differences.Add(difference);
            }
        }

        output.WriteLine($"{Sequences} sequences of {StepsEach} steps");
        Assert.True(differences.Count == 0, string.Join("\n\n", differences));
    }

    [Fact]
    public void An_index_that_ignores_a_change_is_caught()
    {
        int caught = Enumerable.Range(1, 30).Count(seed => Difference(seed, new DeafEngine(new SqliteIndexEngine(), ignored: 1)) is not null);

        Assert.True(caught > 0, "an engine that ignores what a session grew by was never seen");
    }

    private static string? Difference(int seed, IIndexEngine engine)
    {
        using var work = new EditedVault(seed, engine);
        for (int step = 1; step <= StepsEach; step++)
        {
            work.Step();
            if (step % 4 == 0 && work.Difference() is { } difference)
            {
                return string.Create(CultureInfo.InvariantCulture, $"seed {seed}, step {step}: {difference}\nafter: {string.Join("; ", work.Told)}");
            }
        }

        return null;
    }
}
