using System.Text;
using MarkdownSessions.Import;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;
using MarkdownSessions.Testing.Storage;
using Xunit.Abstractions;

namespace MarkdownSessions.Tests.Reliability;

/// <summary>One call to the disk goes wrong, each in turn: nothing acknowledged is lost, and the next command works.</summary>
public class DiskFaultTests(ITestOutputHelper output)
{
    private const int Endless = 10_000;

    public static TheoryData<DiskFault> Faults { get; } = [.. Enum.GetValues<DiskFault>()];

    [Theory]
    [MemberData(nameof(Faults))]
    public void Create_and_append_lose_nothing_at_any_call(DiskFault fault)
    {
        int runs = AtEveryCall(fault, new MemoryFiles(), run => run.Create().Say("a1", "a2large", "a3"));

        output.WriteLine($"{fault}: {runs} calls");
        Assert.True(runs > 20, $"only {runs} calls");
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void Appends_that_begin_new_segments_lose_nothing_at_any_call(DiskFault fault)
    {
        var start = new MemoryFiles();
        using (var before = new StoreRun(start, _ => { }))
        {
            before.Create().Say("o1");
        }

        int runs = AtEveryCall(fault, start, run => run.Say("a1").SayAtOnce("a2", "a3").Say("a4"), maxSegmentBytes: 300);

        output.WriteLine($"{fault}: {runs} calls");
        Assert.True(runs > 20, $"only {runs} calls");
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void An_import_that_ended_anywhere_is_completed_by_the_next_one(DiskFault fault)
    {
        int runs = 0;
        for (int at = 1; ; at++)
        {
            var disk = Sources();
            var files = new TearingFiles(disk, at, fault);
            EndOf(() => Import(files, seed: 1));
            if (!files.HasFired)
            {
                break;
            }

            runs++;
            Assert.All(Told(disk), told => Assert.Equal(Expected(told.Key, told.Value.Count), told.Value));
            Import(disk, seed: 2);
            Assert.Equal(["a", "b"], Told(disk).Keys);
            Assert.All(Told(disk), told => Assert.Equal(Expected(told.Key, EntriesOf(told.Key)), told.Value));
            ulong complete = disk.Fingerprint();
            Import(disk, seed: 3);
            Assert.Equal(complete, disk.Fingerprint());
        }

        output.WriteLine($"{fault}: {runs} calls");
        Assert.True(runs > 20, $"only {runs} calls");
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void An_import_of_a_grown_source_that_ended_anywhere_is_completed_by_the_next_one(DiskFault fault)
    {
        for (int at = 1; ; at++)
        {
            var disk = Sources();
            Import(disk, seed: 1);
            Write(disk, "a", 12);
            var files = new TearingFiles(disk, at, fault);
            EndOf(() => Import(files, seed: 2));
            if (!files.HasFired)
            {
                break;
            }

            Import(disk, seed: 3);
            Assert.Equal(Expected("a", 12), Told(disk)["a"]);
        }
    }

    [Fact]
    public void After_a_failed_flush_the_segment_gets_no_more_entries()
    {
        var disk = new MemoryFiles();
        using (var before = new StoreRun(disk, _ => { }))
        {
            before.Create().Say("o1");
        }

        string failed = Assert.Single(Segments(disk));
        int at = Enumerable.Range(1, 20).First(at => FlushFailsAt(disk.Copy(), at));
        var files = new TearingFiles(disk, at, DiskFault.Device);
        using var run = new StoreRun(files, _ => { });
        _ = run.Vault;
        Assert.Throws<VaultException>(() => run.Say("a1"));
        string left = disk.ReadText(failed);
        run.Say("a2");
        using var other = new StoreRun(disk, _ => { });
        other.Say("a3");

        Assert.Equal(left, disk.ReadText(failed));
        Assert.Equal(2, Segments(disk).Count);
    }

    [Fact]
    public void A_full_disk_that_takes_no_note_either_is_told_as_a_full_disk()
    {
        var disk = new MemoryFiles();
        using var before = new StoreRun(disk, _ => { });
        before.Create().Say("o1");
        var files = new FullFiles(disk);
        using var run = new StoreRun(files, _ => { });
        _ = run.Vault;
        files.IsFull = true;

        var failure = Assert.Throws<VaultException>(() => run.Say("a1"));
        files.IsFull = false;
        run.Say("a2");

        Assert.Equal(VaultError.DiskFailed, failure.Error);
        Assert.Empty(StoreCheck.FaultsOf(disk, ["chat-a#o1", "chat-a#a2"], StoreMistake.None));
    }

    [Fact]
    public void A_session_that_could_not_be_made_leaves_nothing_in_staging()
    {
        for (int at = 1; at < Endless; at++)
        {
            var disk = new MemoryFiles();
            var files = new TearingFiles(disk, at, DiskFault.Full);
            EndOf(() =>
            {
                using var run = new StoreRun(files, _ => { });
                run.Create();
            });
            if (!files.HasFired)
            {
                break;
            }

            Assert.Empty(disk.List($"{StoreRun.Root}/.crucible/tmp"));
        }
    }

    private static int AtEveryCall(DiskFault fault, MemoryFiles start, Action<StoreRun> what, long maxSegmentBytes = 4 * 1024 * 1024)
    {
        for (int at = 1; at < Endless; at++)
        {
            var disk = start.Copy();
            var files = new TearingFiles(disk, at, fault);
            var promised = new List<string>();
            var run = new StoreRun(files, promised.Add) { MaxSegmentBytes = maxSegmentBytes, Seed = at };
            var failure = EndOf(() => what(run));
            if (!files.HasFired)
            {
                Assert.Null(failure);
                return at - 1;
            }

            bool lives = fault is DiskFault.Full or DiskFault.Device;
            if (lives && failure is not null)
            {
                Assert.Equal(VaultError.DiskFailed, failure.Error);
            }

            if (lives)
            {
                // There is room again, and the same process goes on.
                run.Create().Say("later");
            }

            run.Dispose();
            Assert.Equal([], StoreCheck.FaultsOf(disk, promised, StoreMistake.None).Select(found => $"{fault} at call {at}: {found}"));
        }

        throw new InvalidOperationException("the work does not end");
    }

    private static VaultException? EndOf(Action what)
    {
        try
        {
            what();
            return null;
        }
        catch (VaultException e)
        {
            return e;
        }
        catch (ProcessDiedException)
        {
            return null;
        }
    }

    private static bool FlushFailsAt(MemoryFiles disk, int at)
    {
        var files = new TearingFiles(disk, at, DiskFault.Device);
        using var run = new StoreRun(files, _ => { });
        bool failed = EndOf(() => run.Say("a1")) is not null;
        string text = disk.ReadText(Segments(disk)[0]);
        return failed && text.Contains("cru end a1", StringComparison.Ordinal);
    }

    private static List<string> Segments(MemoryFiles disk) =>
        [.. disk.AllFiles().Where(path => path.Contains("/sessions/", StringComparison.Ordinal) && path.EndsWith(".md", StringComparison.Ordinal))];

    private static MemoryFiles Sources()
    {
        var disk = new MemoryFiles();
        Write(disk, "a", EntriesOf("a"));
        Write(disk, "b", EntriesOf("b"));
        return disk;
    }

    private static int EntriesOf(string source) => source == "a" ? 5 : 3;

    private static void Write(MemoryFiles disk, string source, int entries) =>
        disk.WriteText($"/src/{source}.toy", $"{source}\n{string.Concat(Expected(source, entries).Select(id => $"{id} x\n"))}");

    private static List<string> Expected(string source, int entries) =>
        [.. Enumerable.Range(1, entries).Select(number => $"{source}{number}{(number == 2 ? "large" : "")}")];

    private static ImportResult Import(IVaultFiles files, int seed)
    {
        using var vault = Vault.OpenOrCreate(StoreRun.Root, StoreRun.Options(files, maxSegmentBytes: 300, seed: seed));
        return vault.Import(new() { Importer = new ToyImporter(), Paths = ["/src"] });
    }

    private static SortedDictionary<string, List<string>> Told(MemoryFiles disk)
    {
        var told = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        if (!Vault.IsVault(StoreRun.Root, disk))
        {
            return told;
        }

        using var vault = Vault.Open(StoreRun.Root, StoreRun.Options(disk));
        foreach (var session in vault.List())
        {
            var reading = vault.Read(session.Id);
            told[reading.Head.Text("source_id")!] = [.. reading.Messages.Select(message => message.Id)];
        }

        return told;
    }
}
