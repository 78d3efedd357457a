using MarkdownSessions.Format;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;
using MarkdownSessions.Testing.Storage;
using Xunit.Abstractions;

namespace MarkdownSessions.Tests.Reliability;

/// <summary>A power cut in the middle of an import, also of one that follows a killed one: each session is absent or whole, and the next import completes it.</summary>
public class ImportCrashTests(ITestOutputHelper output)
{
    private const int MostFaults = 5;
    private const string Done = "imported";

    private readonly HashSet<(ulong Disk, bool Promised)> seen = [];
    private long states;

    [Fact]
    public void A_new_session_is_absent_or_whole_after_every_power_cut()
    {
        var faults = Faults(Disk(("a", 3), ("b", 2)), StoreMistake.None, mayHavePart: false);

        output.WriteLine($"{states:N0} disks after power cuts, {seen.Count:N0} different ones");
        faults.ForEach(output.WriteLine);
        Assert.Empty(faults);
        Assert.True(seen.Count > 100, $"only {seen.Count} different disks");
    }

    [Fact]
    public void A_session_that_grew_keeps_what_it_had_after_every_power_cut()
    {
        var start = Disk(("a", 3), ("b", 2));
        Import(start, seed: 1, StoreMistake.None);
        Write(start, "a", 6);

        var faults = Faults(start, StoreMistake.None, mayHavePart: true);

        output.WriteLine($"{states:N0} disks after power cuts, {seen.Count:N0} different ones");
        faults.ForEach(output.WriteLine);
        Assert.Empty(faults);
        Assert.True(seen.Count > 50, $"only {seen.Count} different disks");
    }

    [Fact]
    public void An_import_that_does_not_flush_names_is_caught() =>
        Assert.NotEmpty(Faults(Disk(("a", 3), ("b", 2)), StoreMistake.NoNameFlush, mayHavePart: false));

    private List<string> Faults(MemoryFiles start, StoreMistake mistake, bool mayHavePart)
    {
        var before = Told(start);
        var first = new CrashingFiles(start);
        Import(first, seed: 2, mistake);
        first.Mark(Done);
        var faults = Cut(first, from: 0, before, mayHavePart, "").Take(MostFaults).ToList();
        for (int kill = 0; kill <= first.StepCount && faults.Count < MostFaults; kill++)
        {
            var second = first.GoOnAfterKill(kill);
            Import(second, seed: 3, mistake);
            second.Mark(Done);
            faults.AddRange(Cut(second, kill + 1, before, mayHavePart, $"killed after step {kill} ({first.Describe(kill)}), ").Take(MostFaults));
        }

        return faults;
    }

    private IEnumerable<string> Cut(CrashingFiles files, int from, SortedDictionary<string, List<string>> before, bool mayHavePart, string where)
    {
        for (int step = from; step <= files.StepCount; step++)
        {
            bool isPromised = files.PromisedAfter(step).Contains(Done);
            foreach (var disk in files.AfterPowerCut(step, new Random(step), mixtures: 3))
            {
                states++;
                if (!seen.Add((disk.Fingerprint(), isPromised)))
                {
                    continue;
                }

                if (FaultOf(disk, before, isPromised, mayHavePart) is { } fault)
                {
                    yield return $"{where}power cut after step {step} ({files.Describe(step)}): {fault}";
                }
            }
        }
    }

    private static string? FaultOf(MemoryFiles disk, SortedDictionary<string, List<string>> before, bool isPromised, bool mayHavePart)
    {
        var complete = Expected(disk);
        var told = Told(disk);
        foreach (var (source, entries) in told)
        {
            bool isPart = mayHavePart && entries.SequenceEqual(complete[source].Take(entries.Count));
            if (!isPart && !entries.SequenceEqual(complete[source]))
            {
                return $"'{source}' is there by half: {string.Join(' ', entries)}";
            }
        }

        if (before.FirstOrDefault(session => !told.TryGetValue(session.Key, out var now) || now.Count < session.Value.Count) is { Key: { } lost })
        {
            return $"'{lost}' lost what it had";
        }

        if (isPromised && !IsSame(told, complete))
        {
            return $"the import was done, and there is only {string.Join(", ", told.Select(session => $"{session.Key}: {session.Value.Count}"))}";
        }

        Import(disk, seed: 4, StoreMistake.None);
        return IsSame(Told(disk), complete) ? null : "the next import does not complete it";
    }

    private static bool IsSame(SortedDictionary<string, List<string>> told, SortedDictionary<string, List<string>> complete) =>
        told.Keys.SequenceEqual(complete.Keys) && told.All(session => session.Value.SequenceEqual(complete[session.Key]));

    private static MemoryFiles Disk(params (string Source, int Entries)[] sources)
    {
        var disk = new MemoryFiles();
        foreach (var (source, entries) in sources)
        {
            Write(disk, source, entries);
        }

        using var vault = Vault.OpenOrCreate(StoreRun.Root, StoreRun.Options(disk));
        return disk;
    }

    // The second entry has a picture.
    private static void Write(MemoryFiles disk, string source, int entries) =>
        disk.WriteText($"/src/{source}.toy", $"{source}\n{string.Concat(Enumerable.Range(1, entries).Select(number => $"{source}{number}{(number == 2 ? "picture" : "")} x\n"))}");

    private static SortedDictionary<string, List<string>> Expected(MemoryFiles disk)
    {
        var expected = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (string path in disk.AllFiles().Where(path => path.StartsWith("/src/", StringComparison.Ordinal)))
        {
            string[] lines = disk.ReadText(path).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            expected[lines[0]] = [.. lines.Skip(1).Select(line => line.Split(' ')[0])];
        }

        return expected;
    }

    private static void Import(IVaultFiles files, int seed, StoreMistake mistake)
    {
        using var vault = Vault.OpenOrCreate(StoreRun.Root, StoreRun.Options(new CarelessFiles(files, mistake), maxSegmentBytes: 300, seed: seed));
        vault.Import(new() { Importer = new ToyImporter(), Paths = ["/src"] });
    }

    // What is whole; of an entry that is not, or whose attachment is not, the id is told with a mark and fits nothing.
    private static SortedDictionary<string, List<string>> Told(MemoryFiles disk)
    {
        var told = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        using var vault = Vault.Open(StoreRun.Root, StoreRun.Options(disk));
        foreach (var session in vault.List())
        {
            var reading = vault.Read(session.Id);
            told[reading.Head.Text("source_id") ?? "?"] =
            [
                .. reading.Messages.Select(message => message.State is EntryState.Complete && IsWhole(disk, session.Id, message) ? message.Id : $"{message.Id}!"),
            ];
        }

        return told;
    }

    private static bool IsWhole(MemoryFiles disk, SessionId session, Message message)
    {
        bool hasWords = message.Parts is [{ Part: TextPart { Text: var words } }, ..] && words == StoreRun.Words(message.Id);
        return hasWords && message.Parts switch
        {
            [_] => true,
            [_, { Part: ArtifactPart picture }] => HoldsPicture(disk, $"{StoreRun.Root}/.crucible/sessions/{session}/artifacts/{picture.Name}", message.Id),
            _ => false,
        };
    }

    private static bool HoldsPicture(MemoryFiles disk, string path, string id) =>
        disk.Stat(path) is not null && disk.ReadText(path) == ToyImporter.Picture(id);
}
