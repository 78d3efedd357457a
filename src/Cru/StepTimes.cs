using System.Globalization;

namespace Cru;

/// <summary>How long the steps of a run took, for <c>--verbose</c>: one begins where the other ends.</summary>
internal sealed class StepTimes
{
    /// <summary>The step in which the answer is printed.</summary>
    public const string Output = "output";

    private const string Opening = "opening";

    private readonly TimeProvider clock;
    private readonly List<Step> done = [];
    private string current = Opening;
    private long begun;

    public StepTimes(TimeProvider clock)
    {
        this.clock = clock;
        begun = clock.GetTimestamp();
    }

    /// <summary>Ends the step that runs and begins another; the same one goes on.</summary>
    public void Begin(string name)
    {
        if (name != current)
        {
            done.Add(new(current, clock.GetElapsedTime(begun)));
            (current, begun) = (name, clock.GetTimestamp());
        }
    }

    /// <summary>All steps on one line, in milliseconds; what came before the first is the program's own start.</summary>
    /// <param name="running">How long the program runs.</param>
    /// <param name="catchUp">How much of the verb's step it took to bring the index up to date.</param>
    /// <param name="verb">The verb's step.</param>
    /// <param name="shown">What is shown of a time.</param>
    public string Told(TimeSpan running, TimeSpan catchUp, string verb, Func<TimeSpan, TimeSpan> shown)
    {
        Begin("");
        var steps = done.GroupBy(step => step.Name, (name, same) => new Step(name, Sum(same.Select(step => step.Took))), StringComparer.Ordinal).ToList();
        var known = Sum(steps.Select(step => step.Took));
        var all = running > known ? running : known;
        int at = catchUp > TimeSpan.Zero ? steps.FindIndex(step => step.Name == verb) : -1;
        if (at >= 0)
        {
            steps[at] = new(verb, steps[at].Took - catchUp);
            steps.Insert(at, new("index", catchUp));
        }

        steps.Insert(0, new("starting", all - known));
        string each = string.Join(", ", steps.Select(step => $"{step.Name} {Milliseconds(shown(step.Took))}"));
        return $"took {Milliseconds(shown(all))} ms: {each}";
    }

    private static TimeSpan Sum(IEnumerable<TimeSpan> times) => times.Aggregate(TimeSpan.Zero, (sum, time) => sum + time);

    private static string Milliseconds(TimeSpan time) =>
        Math.Max(0, time.TotalMilliseconds).ToString("0", CultureInfo.InvariantCulture);

    // A class, so that a list of them needs no code of its own at each start.
    private sealed record Step(string Name, TimeSpan Took);
}
