using MarkdownSessions.Testing.Storage;

namespace MarkdownSessions.Tests.Reliability;

/// <summary>Cuts the power at every step of a story and looks at every disk that may be left.</summary>
internal sealed class PowerCuts(int mixtures, int everyNthKill = 1)
{
    private const int MostFaults = 20;

    private long states;
    private int faultCount;

    /// <summary>Disks that were looked at.</summary>
    public long States => Interlocked.Read(ref states);

    /// <summary>Faults of a story, the first few of them.</summary>
    public IReadOnlyList<string> Of(CrashStory story, StoreMistake mistake)
    {
        faultCount = 0;
        var first = story.RunFirst(mistake);
        var faults = new List<string>(Cut(first, from: 0, story.Name));
        var kills = Enumerable.Range(0, first.StepCount + 1).Where(step => step % everyNthKill == 0).ToList();
        Parallel.ForEach(kills, new ParallelOptions { MaxDegreeOfParallelism = 2 }, kill =>
        {
            if (faultCount >= MostFaults)
            {
                return;
            }

            var second = story.RunSecond(first, kill, mistake);
            var found = Cut(second, kill + 1, $"{story.Name}, killed after step {kill} ({first.Describe(kill)})");
            lock (faults)
            {
                faults.AddRange(found);
            }
        });
        return faults;
    }

    private List<string> Cut(CrashingFiles files, int from, string where)
    {
        var faults = new List<string>();
        for (int step = from; step <= files.StepCount && faultCount < MostFaults; step++)
        {
            var promised = files.PromisedAfter(step);
            foreach (var disk in files.AfterPowerCut(step, new Random(step), mixtures))
            {
                Interlocked.Increment(ref states);
                foreach (string fault in StoreCheck.FaultsOf(disk, promised))
                {
                    faults.Add($"{where}: power cut after step {step} ({files.Describe(step)}): {fault}");
                    Interlocked.Increment(ref faultCount);
                }
            }
        }

        return faults;
    }
}
