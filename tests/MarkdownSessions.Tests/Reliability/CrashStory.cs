using MarkdownSessions.Testing.Storage;

namespace MarkdownSessions.Tests.Reliability;

/// <summary>What one process does, and what another does after the first was killed; the power may fail at any step of either.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Before">What is done and durable before.</param>
/// <param name="First">What the first process does.</param>
/// <param name="Second">What the second one does.</param>
internal sealed record CrashStory(
    string Name,
    Action<StoreRun> Before,
    Action<StoreRun> First,
    Action<StoreRun> Second)
{
    /// <summary>Segments that are longer get no more entries.</summary>
    public long MaxSegmentBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>Its disks are so large that only the chosen ones are looked at, no mixtures.</summary>
    public bool IsLarge { get; init; }

    /// <summary>Who the second process writes as.</summary>
    public string SecondWriter { get; init; } = StoreRun.Writer;

    public static IReadOnlyList<CrashStory> All { get; } =
    [
        new("a new vault", _ => { }, run => run.Create().Say("a1", "a2"), run => run.Create().Say("b1")),
        new("append", run => run.Create().Say("o1"), run => run.Say("a1", "a2"), run => run.Say("b1", "b2")),
        new("append at once", run => run.Create(), run => run.SayAtOnce("a1", "a2", "a3"), run => run.SayAtOnce("b1", "b2")),
        new("new segments", run => run.Create().Say("o1"), run => run.Say("a1", "a2", "a3"), run => run.Say("b1", "b2")) { MaxSegmentBytes = 300 },
        new("another title", run => run.Create().Say("o1"), run => run.Say("a1").Rename("Moved").Say("a2"), run => run.Rename("Again").Say("b1")),
        new("another title by another writer", run => run.Create().Say("o1"), run => run.Say("a1").Rename("Moved"), run => run.Rename("Again").Say("b1")) { SecondWriter = "wren-x7p3" },
        new("a summary and a branch", run => run.Create().Say("o1"), run => run.Say("a1").Compact().Say("a2").Branch(), run => run.Compact().Say("b1")),
        new("another writer", run => run.Create().Say("o1"), run => run.Say("a1"), run => run.Say("b1", "b2")) { SecondWriter = "wren-x7p3" },
        new("a session that another writer goes on with", _ => { }, run => run.Create().Say("a1"), run => run.Create().Say("b1")) { SecondWriter = "wren-x7p3" },
        new("the same entries sent again", run => run.Create().Say("o1"), run => run.Say("a1", "a2"), run => run.Say("a1", "a2", "b1")),
        new("the same entries sent again at once", run => run.Create(), run => run.SayAtOnce("a1", "a2", "a3"), run => run.SayAtOnce("a1", "a2", "a3", "b1")),
        new("the same entries sent again, new segments", run => run.Create(), run => run.Say("a1", "a2"), run => run.SayAtOnce("a1", "a2", "b1")) { MaxSegmentBytes = 300 },
        new("the same entries sent again by another writer", run => run.Create(), run => run.Say("a1", "a2"), run => run.Say("a1", "a2")) { SecondWriter = "wren-x7p3" },
        new("large answers", run => run.Create(), run => run.Say("a1large"), run => run.Say("a1large", "b1")) { IsLarge = true },
    ];

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>Runs the first process to its end.</summary>
    public CrashingFiles RunFirst(StoreMistake mistake)
    {
        var start = new MemoryFiles();
        Run(start, StoreMistake.None, _ => { }, StoreRun.Writer, seed: 1, Before);
        var files = new CrashingFiles(start);
        Run(files, mistake, files.Mark, StoreRun.Writer, seed: 2, First);
        return files;
    }

    /// <summary>Runs the second process after the first was killed at a step.</summary>
    public CrashingFiles RunSecond(CrashingFiles first, int killedAt, StoreMistake mistake)
    {
        var files = first.GoOnAfterKill(killedAt);
        Run(files, mistake, files.Mark, SecondWriter, seed: 3, Second);
        return files;
    }

    private void Run(
        MarkdownSessions.Storage.IVaultFiles files,
        StoreMistake mistake,
        Action<string> acknowledge,
        string writer,
        int seed,
        Action<StoreRun> what)
    {
        using var run = new StoreRun(new CarelessFiles(files, mistake), acknowledge) { As = writer, Seed = seed, MaxSegmentBytes = MaxSegmentBytes };
        what(run);
    }
}
