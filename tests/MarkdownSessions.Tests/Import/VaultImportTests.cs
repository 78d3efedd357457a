using System.Runtime.Versioning;
using System.Text;
using MarkdownSessions.Import;
using MarkdownSessions.Import.ClaudeCode;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;
using MarkdownSessions.Testing;
using MarkdownSessions.Testing.Storage;
using MarkdownSessions.Tests.Reliability;

namespace MarkdownSessions.Tests.Import;

/// <summary>What becomes of sources in a vault.</summary>
public class VaultImportTests
{
    private readonly MemoryFiles disk = new();

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(1, false)]
    public void A_source_that_cannot_be_read_fails_by_itself(int readings, bool isDenied)
    {
        disk.WriteText("/src/a.toy", "a\na1 x\n");
        disk.WriteText("/src/b.toy", "b\nb1 x\nb2 x\n");
        disk.WriteText("/src/c.toy", "c\nc1 x\n");

        var result = Import(new UnreadableFiles(disk, "/src/b.toy", readings, isDenied));

        Assert.Equal(["a.toy Created", "b.toy Failed", "c.toy Created"], Outcomes(result));
        Assert.NotEmpty(result.Sources[1].Problem!);
        Assert.Equal(2, result.Account.Records);
        Assert.Equal(["a", "c"], Sources());
        Assert.Empty(disk.List($"{StoreRun.Root}/.crucible/tmp"));
    }

    [Fact]
    public void A_grown_source_that_cannot_be_read_again_leaves_its_session_as_it_was()
    {
        disk.WriteText("/src/a.toy", "a\na1 x\n");
        Import(disk);
        disk.WriteText("/src/a.toy", "a\na1 x\na2 x\n");
        string before = Logs();

        var failed = Import(new UnreadableFiles(disk, "/src/a.toy", readings: 1, isDenied: false));
        string after = Logs();
        var mended = Import(disk);

        Assert.Equal(["a.toy Failed"], Outcomes(failed));
        Assert.Equal(before, after);
        Assert.Equal(["a.toy Extended"], Outcomes(mended));
    }

    [Fact]
    public void A_session_that_was_removed_is_left_out_until_it_is_asked_for()
    {
        disk.WriteText("/src/a.toy", "a\na1 x\n");
        var id = SessionId.Parse(Import(disk).Sources[0].Session!);
        using var vault = Vault.Open(StoreRun.Root, StoreRun.Options(disk));
        vault.Remove(new() { Sessions = [id] });

        var leftOut = Import(disk);
        vault.Restore([id]);
        var restored = Import(disk);
        vault.Remove(new() { Sessions = [id], Purge = true });
        var asked = vault.Import(new() { Importer = new ToyImporter(), Paths = ["/src"], IncludeRemoved = true });

        Assert.Equal(["a.toy LeftOut"], Outcomes(leftOut));
        Assert.StartsWith("deleted 20", leftOut.Sources[0].Problem, StringComparison.Ordinal);
        Assert.Equal(["a.toy Unchanged"], Outcomes(restored));
        Assert.Equal(["a.toy Created"], Outcomes(asked));
    }

    [Fact]
    public void A_companion_file_that_cannot_be_read_fails_its_source_only()
    {
        disk.WriteText("/src/agent-a1.jsonl", ImportRun.User("u1", "\"Look.\""));
        disk.WriteText("/src/agent-a1.meta.json", """{"agentType":"scout"}""");
        disk.WriteText("/src/agent-b1.jsonl", ImportRun.User("u2", "\"Look.\""));
        var files = new UnreadableFiles(disk, "/src/agent-a1.meta.json", readings: 0, isDenied: true);

        var result = Import(files, new ClaudeCodeImporter());

        Assert.Equal(["agent-a1.jsonl Failed", "agent-b1.jsonl Created"], Outcomes(result));
        Assert.Equal("/src/agent-a1.meta.json: permission denied", result.Sources[0].Problem);
    }

    [Fact]
    public void A_folder_that_cannot_be_listed_is_told_as_failed()
    {
        disk.WriteText("/src/a.toy", "a\na1 x\n");
        disk.WriteText("/src/shut/b.toy", "b\nb1 x\n");

        var result = Import(new UnreadableFiles(disk, "/src/shut", readings: 0, isDenied: true));

        Assert.Equal(["a.toy Created", "shut Failed"], Outcomes(result));
    }

    [Theory]
    [InlineData("a\na1 x\n", "a\na1 x\n")]
    [InlineData("a\na1 x\n", "a\na1 x\na2 x\n")]
    [InlineData("a\na1 x\na2 x\n", "a\na1 x\n", "a\na3 x\n")]
    [InlineData("a\na1 x\n", "a\na1 x\na2 x\n", "a\na1 x\na2 x\n")]
    [InlineData("a\na1 x\n", "b\nb1 x\n", "a\na1 x\na2 x\n")]
    public void A_dry_run_tells_what_a_real_run_does_with_several_sources_of_one_session(params string[] sources)
    {
        for (int i = 0; i < sources.Length; i++)
        {
            disk.WriteText($"/src/{i}.toy", sources[i]);
        }

        var dry = Import(disk, dryRun: true);
        var real = Import(disk);

        Assert.Equal(Told(real), Told(dry));
    }

    [Fact]
    public void A_dry_run_tells_what_a_real_run_does_with_a_session_that_is_there()
    {
        disk.WriteText("/src/1.toy", "a\na1 x\n");
        Import(disk);
        disk.WriteText("/src/1.toy", "a\na1 x\na2 x\n");
        disk.WriteText("/src/2.toy", "a\na1 x\na2 x\na3 x\n");

        var dry = Import(disk, dryRun: true);
        var real = Import(disk);

        Assert.Equal(Told(real), Told(dry));
        Assert.Equal(["1.toy Extended", "2.toy Extended"], Outcomes(real));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_session_of_a_newer_format_is_left_alone(bool dryRun)
    {
        disk.WriteText("/src/a.toy", "a\na1 x\n");
        disk.WriteText("/src/b.toy", "b\nb1 x\n");
        Import(disk);
        string segment = disk.AllFiles().Single(path => path.EndsWith(".md", StringComparison.Ordinal) && disk.ReadText(path).Contains("a1"));
        disk.WriteText(segment, disk.ReadText(segment).Replace("\nformat: 0\n", "\nformat: 7\n", StringComparison.Ordinal));
        disk.WriteText("/src/a.toy", "a\na1 x\na2 x\n");
        disk.WriteText("/src/b.toy", "b\nb1 x\nb2 x\n");

        var before = disk.AllFiles().Count(path => path.Contains("/sessions/"));
        var result = Import(disk, dryRun: dryRun);

        Assert.Equal(["a.toy Failed", "b.toy Extended"], Outcomes(result));
        Assert.Equal(
            $"{segment[(StoreRun.Root.Length + 1)..]}: written in format 7; this version writes 0; nothing was written, install a newer one",
            result.Sources[0].Problem);
        Assert.Equal(before + (dryRun ? 0 : 1), disk.AllFiles().Count(path => path.Contains("/sessions/")));
    }

    [Fact]
    public void Times_at_the_end_of_time_still_give_names_that_sort_as_the_log_runs()
    {
        string[] records = [.. Enumerable.Range(1, 4).Select(i =>
            ImportRun.User($"u{i}", $"\"{new string('x', 400)}\"").Replace("2026-01-05T10:00:00.000Z", "9999-12-31T23:59:30.000Z", StringComparison.Ordinal))];
        disk.WriteText("/src/a.jsonl", string.Join('\n', records));

        var result = Import(disk, new ClaudeCodeImporter());

        var id = SessionId.Parse(Assert.Single(result.Sources).Session!);
        using var vault = Vault.Open(StoreRun.Root, StoreRun.Options(disk));
        Assert.Equal(["u1", "u2", "u3", "u4"], vault.Read(id).Messages.Select(message => message.Id));
        Assert.Equal(
            ["9999-12-31-2359-0002.md", "9999-12-31-2359-0003.md", "9999-12-31-2359-0004.md", "9999-12-31-2359.md"],
            disk.AllFiles().Where(path => path.Contains("/sessions/")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [FactIf(Need.Unix)]
    [UnsupportedOSPlatform("windows")]
    public void A_link_that_is_named_is_followed_to_the_file_it_leads_to()
    {
        using var vault = new TestVault();
        string file = Source(vault, "11111111-2222-4333-8444-555555555555.jsonl");
        string link = Path.Join(vault.Root, "latest.jsonl");
        File.CreateSymbolicLink(link, file);

        var byLink = vault.Vault.Import(new() { Importer = new ClaudeCodeImporter(), Paths = [link] });
        var byName = vault.Vault.Import(new() { Importer = new ClaudeCodeImporter(), Paths = [file, link] });

        Assert.Equal(["11111111-2222-4333-8444-555555555555.jsonl Created"], Outcomes(byLink));
        Assert.Equal(["11111111-2222-4333-8444-555555555555.jsonl Unchanged"], Outcomes(byName));
    }

    [FactIf(Need.Unix)]
    [UnsupportedOSPlatform("windows")]
    public void A_link_that_is_named_is_followed_to_a_folder_and_links_below_are_not()
    {
        using var vault = new TestVault();
        string file = Source(vault, "real/11111111-2222-4333-8444-555555555555.jsonl");
        File.CreateSymbolicLink(Path.Join(vault.Root, "real", "other.jsonl"), file);
        string link = Path.Join(vault.Root, "projects");
        Directory.CreateSymbolicLink(link, Path.Join(vault.Root, "real"));

        var result = vault.Vault.Import(new() { Importer = new ClaudeCodeImporter(), Paths = [link] });

        Assert.Equal(["11111111-2222-4333-8444-555555555555.jsonl Created"], Outcomes(result));
    }

    [FactIf(Need.Unix)]
    [UnsupportedOSPlatform("windows")]
    public void A_link_to_nothing_is_named()
    {
        using var vault = new TestVault();
        string link = Path.Join(vault.Root, "gone.jsonl");
        File.CreateSymbolicLink(link, Path.Join(vault.Root, "nowhere.jsonl"));

        var failure = Assert.Throws<VaultException>(() => vault.Vault.Import(new() { Importer = new ClaudeCodeImporter(), Paths = [link] }));

        Assert.Equal((VaultError.BadInput, $"'{link}' is a link to nothing; nothing was imported"), (failure.Error, failure.Message));
    }

    private static string Source(TestVault vault, string name)
    {
        string path = Path.Join(vault.Root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, ImportRun.User("u1", "\"Hello.\""), Encoding.UTF8);
        return path;
    }

    private static ImportResult Import(IVaultFiles files, ISessionImporter? importer = null, bool dryRun = false)
    {
        using var vault = Vault.OpenOrCreate(StoreRun.Root, StoreRun.Options(files, maxSegmentBytes: 300));
        return vault.Import(new() { Importer = importer ?? new ToyImporter(), Paths = ["/src"], DryRun = dryRun });
    }

    private string Logs() =>
        string.Concat(disk.AllFiles().Where(path => path.Contains("/sessions/")).Select(path => $"{path}\n{disk.ReadText(path)}"));

    private List<string?> Sources()
    {
        using var vault = Vault.Open(StoreRun.Root, StoreRun.Options(disk));
        return [.. vault.List().Select(session => vault.Read(session.Id).Head.Text("source_id")).Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Outcomes(ImportResult result) =>
        result.Sources.Select(source => $"{source.Path} {source.Outcome}");

    private static IEnumerable<string> Told(ImportResult result) =>
        result.Sources.Select(source => $"{source.Path} {source.Outcome} {source.Session} {source.Entries} {source.Known}");
}
