using MarkdownSessions.Model;
using MarkdownSessions.Testing.Storage;
using MarkdownSessions.Tests.Reliability;
using Xunit.Abstractions;

namespace MarkdownSessions.Tests.Retention;

/// <summary>
/// Killed or cut off from power at any step of a move, a session is whole in the vault, in the archive or in both
/// alike, and the same command completes what was begun.
/// </summary>
public class MoveCrashTests(ITestOutputHelper output)
{
    private const string Archive = "/a";
    private const int Mixtures = 12;

    private static readonly SessionId Id = SessionId.Parse(StoreRun.Session);

    [Fact]
    public void An_archived_session_is_at_every_moment_whole_somewhere() => Assert.Empty(Faults(StoreMistake.None, Begin(), Move, Placed));

    [Fact]
    public void A_restored_session_is_at_every_moment_whole_somewhere() => Assert.Empty(Faults(StoreMistake.None, Archived(), Return, Placed));

    [Fact]
    public void A_deleted_session_is_at_every_moment_whole_in_the_vault_or_the_trash() =>
        Assert.Empty(Faults(StoreMistake.None, Begin(), Delete, PlacedOrTrashed));

    [Theory]
    [InlineData(StoreMistake.NoFlush)]
    [InlineData(StoreMistake.NoNameFlush)]
    public void An_archive_with_a_mistake_is_caught(StoreMistake mistake)
    {
        Assert.NotEmpty(Faults(mistake, Begin(), Move, Placed));
    }

    private static void Move(Vault vault) => vault.Remove(new() { Sessions = [Id], ArchiveTo = Archive });

    private static void Return(Vault vault) => vault.Restore([Id], Archive);

    private static void Delete(Vault vault) => vault.Remove(new() { Sessions = [Id] });

    private List<string> Faults(StoreMistake mistake, MemoryFiles start, Action<Vault> move, Func<MemoryFiles, IReadOnlyList<string>> placed)
    {
        var original = placed(start).Single();
        var files = new CrashingFiles(start);
        Work(new CarelessFiles(files, mistake), move);
        var faults = new List<string>();
        int disks = 0;
        for (int step = 0; step <= files.StepCount; step++)
        {
            foreach (var disk in files.AfterPowerCut(step, new Random(step), Mixtures).Append(files.AfterKill(step)))
            {
                disks++;
                if (FaultOf(disk, original, placed, move) is { } fault)
                {
                    faults.Add($"after step {step} ({files.Describe(step)}): {fault}");
                }
            }
        }

        output.WriteLine($"{files.StepCount} steps, {disks} disks, {faults.Count} faults");
        faults.Take(5).ToList().ForEach(output.WriteLine);
        return faults;
    }

    private static string? FaultOf(MemoryFiles disk, string original, Func<MemoryFiles, IReadOnlyList<string>> placed, Action<Vault> move)
    {
        var places = placed(disk);
        if (places.Count == 0 || places.Any(place => place != original))
        {
            return places.Count == 0 ? "it is nowhere" : "it is somewhere and not what it was";
        }

        try
        {
            Work(disk, move);
        }
        catch (VaultException e) when (e.Error is VaultError.SessionNotFound or VaultError.VaultNotFound)
        {
            // It was done already.
        }

        places = placed(disk);
        return places is [var one] && one == original ? null : $"done again, it is in {places.Count} places";
    }

    private static void Work(MarkdownSessions.Storage.IVaultFiles files, Action<Vault> move)
    {
        using var vault = Vault.OpenOrCreate(StoreRun.Root, StoreRun.Options(files));
        move(vault);
    }

    private static MemoryFiles Begin()
    {
        var disk = new MemoryFiles();
        using var run = new StoreRun(disk, _ => { });
        run.Create().Say("o1", "o2large");
        return disk;
    }

    private static MemoryFiles Archived()
    {
        var disk = Begin();
        Work(disk, Move);
        return disk;
    }

    private static List<string> Placed(MemoryFiles disk) => In(disk, $"{StoreRun.Root}/.crucible/sessions/", $"{Archive}/{Id}/");

    // A rename that was cut off may leave both names: then it lies in the trash twice, and alike.
    private static List<string> PlacedOrTrashed(MemoryFiles disk) =>
        [.. In(disk, $"{StoreRun.Root}/.crucible/sessions/", $"{StoreRun.Root}/.crucible/trash/").Distinct(StringComparer.Ordinal)];

    // The files of each copy of the session with their content, as one text a copy.
    private static List<string> In(MemoryFiles disk, params string[] places)
    {
        string marked = $"{Id}/";
        int End(string path) => path.IndexOf(marked, StringComparison.Ordinal) + marked.Length;
        return
        [
            .. disk.AllFiles()
                .Where(path => places.Any(place => path.StartsWith(place, StringComparison.Ordinal)))
                .Order(StringComparer.Ordinal)
                .GroupBy(path => path[..End(path)], StringComparer.Ordinal)
                .Select(copy => string.Join('\n', copy.Select(path => $"{path[End(path)..]}: {disk.ReadText(path)}"))),
        ];
    }
}
