using MarkdownSessions.Storage;

namespace MarkdownSessions.Testing.Storage;

/// <summary>
/// A disk in memory that records every step done to it and yields the disks that a power cut could leave: what
/// was flushed is there, of everything else any part may be (the model of ALICE, OSDI 2014). It is the harness that
/// sees a missing flush, which killing a process never shows: the system's cache survives that.
/// </summary>
/// <remarks>
/// A write is made sure of by a flush of its file; a name made, taken away or renamed, by a flush of its folder.
/// Code under test tells by <see cref="Mark"/> what it has promised from there on. One thread.
/// </remarks>
public sealed class CrashingFiles : IVaultFiles
{
    private readonly DiskImage start;
    private readonly List<DiskOperation> steps;
    private readonly MemoryFiles now;

    /// <summary>Begins on a disk all of which is durable; by default an empty one.</summary>
    public CrashingFiles(MemoryFiles? start = null)
        : this((start ?? new MemoryFiles()).Copy().Image, [])
    {
    }

    private CrashingFiles(DiskImage start, List<DiskOperation> steps)
    {
        this.start = start;
        this.steps = [.. steps];
        now = new(Build(steps, _ => DiskFate.Whole), new FakeClock(), this.steps.Add);
    }

    /// <summary>How many choices of what survives were tried so far; many of them leave the same disk.</summary>
    public long Choices { get; private set; }

    /// <summary>How many steps were done so far, marks among them.</summary>
    public int StepCount => steps.Count;

    /// <summary>Remarks that the code under test has promised something: at power cuts from here on it must hold.</summary>
    public void Mark(string promise) => steps.Add(new(DiskOperationKind.Mark, 0, promise));

    /// <summary>What was promised in the first <paramref name="count"/> steps.</summary>
    public IReadOnlyList<string> PromisedAfter(int count) =>
        [.. steps.Take(count).Where(step => step.Kind == DiskOperationKind.Mark).Select(step => step.Path)];

    /// <summary>Tells a step in a failed test's message.</summary>
    public string Describe(int step) => step == 0 ? "nothing" : steps[step - 1].ToString();

    /// <summary>What another process finds when this one was killed after the first steps: the system's cache, whole.</summary>
    public MemoryFiles AfterKill(int count) =>
        new(Build(steps.Take(count), _ => DiskFate.Whole), new FakeClock(), recorder: null);

    /// <summary>
    /// Lets another process go on after this one was killed, the power still on. Its disks after a cut reach back to
    /// where this one began: what the dead process left unflushed may still be lost.
    /// </summary>
    public CrashingFiles GoOnAfterKill(int count) => new(start, [.. steps.Take(count)]);

    /// <summary>
    /// Disks that a power cut may leave after the first steps, each once: nothing unflushed survived; everything did;
    /// everything but one step; only one; a beginning of them; one write torn or full of zeros; mixtures.
    /// </summary>
    /// <param name="count">How many steps were done.</param>
    /// <param name="random">Chooses the mixtures.</param>
    /// <param name="mixtures">How many of them.</param>
    public IEnumerable<MemoryFiles> AfterPowerCut(int count, Random random, int mixtures = 8)
    {
        var done = steps.Take(count).ToList();
        var seen = new HashSet<ulong>();
        foreach (var choice in CrashChoices.Of(done, random, mixtures))
        {
            Choices++;
            var disk = new MemoryFiles(Build(done, index => choice[index]), new FakeClock(), recorder: null);
            if (seen.Add(disk.Fingerprint()))
            {
                yield return disk;
            }
        }
    }

    /// <inheritdoc/>
    public FileStamp? Stat(string path) => now.Stat(path);

    /// <inheritdoc/>
    public IReadOnlyList<FileStamp> List(string folder) => now.List(folder);

    /// <inheritdoc/>
    public Stream OpenRead(string path) => now.OpenRead(path);

    /// <inheritdoc/>
    public IAppendFile OpenAppend(string path) => now.OpenAppend(path);

    /// <inheritdoc/>
    public void CreateFolder(string path) => now.CreateFolder(path);

    /// <inheritdoc/>
    public bool TryCreate(string path, ReadOnlySpan<byte> content) => now.TryCreate(path, content);

    /// <inheritdoc/>
    public void Replace(string path, ReadOnlySpan<byte> content) => now.Replace(path, content);

    /// <inheritdoc/>
    public void Move(string source, string destination) => now.Move(source, destination);

    /// <inheritdoc/>
    public void DeleteFile(string path) => now.DeleteFile(path);

    /// <inheritdoc/>
    public void DeleteFolder(string path) => now.DeleteFolder(path);

    /// <inheritdoc/>
    public void FlushFolder(string folder) => now.FlushFolder(folder);

    /// <inheritdoc/>
    public IFileLock? TryLock(string path, LockMode mode) => now.TryLock(path, mode);

    private DiskImage Build(IEnumerable<DiskOperation> done, Func<int, DiskFate> fateOf)
    {
        var image = start.Copy();
        int index = 0;
        foreach (var step in done)
        {
            // A folder whose name was lost is still there for a later rename that names it by number.
            image.Reveal(step);
            image.Apply(step, fateOf(index++));
        }

        return image;
    }
}
