using System.Collections.Concurrent;
using MarkdownSessions.Testing.Storage;

namespace MarkdownSessions.Tests.Reliability;

/// <summary>Cuts the power at every step of a story and looks at every disk that may be left.</summary>
internal sealed class PowerCuts(int mixtures)
{
    private const int MostFaults = 20;

    private readonly ConcurrentDictionary<(ulong Disk, string Promised), bool> seen = new();
    private long choices;
    private long states;
    private int faultCount;

    /// <summary>Choices of what survives a cut, at all steps.</summary>
    public long Choices => Interlocked.Read(ref choices);

    /// <summary>Disks that power cuts left, different ones at each step.</summary>
    public long States => Interlocked.Read(ref states);

    /// <summary>Those of them that differ in content or in what was promised: each was looked at once.</summary>
    public int Different => seen.Count;

    /// <summary>Faults of a story, the first few of them.</summary>
    public IReadOnlyList<string> Of(CrashStory story, StoreMistake mistake)
    {
        faultCount = 0;
        var first = story.RunFirst(mistake);
        var faults = new List<string>(Cut(story, first, mistake, from: 0, story.Name));
        var kills = Enumerable.Range(0, first.StepCount + 1).ToList();
        Parallel.ForEach(kills, new ParallelOptions { MaxDegreeOfParallelism = 2 }, kill =>
        {
            if (faultCount >= MostFaults)
            {
                return;
            }

            var second = story.RunSecond(first, kill, mistake);
            var found = Cut(story, second, mistake, kill + 1, $"{story.Name}, killed after step {kill} ({first.Describe(kill)})");
            lock (faults)
            {
                faults.AddRange(found);
            }
        });
        return faults;
    }

    private List<string> Cut(CrashStory story, CrashingFiles files, StoreMistake mistake, int from, string where)
    {
        var faults = new List<string>();
        for (int step = from; step <= files.StepCount && faultCount < MostFaults; step++)
        {
            var promised = files.PromisedAfter(step);
            foreach (var disk in files.AfterPowerCut(step, new Random(step), story.IsLarge ? 0 : mixtures))
            {
                Interlocked.Increment(ref states);
                if (!seen.TryAdd((disk.Fingerprint(), string.Join(' ', promised)), true))
                {
                    continue;
                }

                foreach (string fault in StoreCheck.FaultsOf(disk, promised, mistake))
                {
                    faults.Add($"{where}: power cut after step {step} ({files.Describe(step)}): {fault}");
                    Interlocked.Increment(ref faultCount);
                }
            }
        }

        Interlocked.Add(ref choices, files.Choices);
        return faults;
    }
}
