using MarkdownSessions.Import.ClaudeCode;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;
using MarkdownSessions.Testing;
using MarkdownSessions.Verification;

namespace MarkdownSessions.Tests.Verification;

public sealed class VerifyTests
{
    public static TheoryData<string> Names => [.. PlantedFaults.All.Select(fault => fault.Name)];

    [Fact]
    public void A_healthy_vault_has_nothing_to_tell()
    {
        using var vault = new HealthyVault();
        vault.Vault.List();

        var report = vault.Vault.Verify(new() { Deep = true });

        Assert.Empty(report.Findings.Select(HealthyVault.Shown));
        Assert.False(report.HasProblems);
        Assert.Equal((2, 4, 6L, 1), (report.Sessions, report.Segments, report.Entries, report.Artifacts));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void One_fault_is_found_and_nothing_else(string name)
    {
        var fault = PlantedFaults.All.Single(fault => fault.Name == name);
        using var vault = new HealthyVault();
        if (fault.IsOfIndex)
        {
            vault.Vault.List();
        }

        string[] planted = fault.Plant(vault);

        Assert.Equal(planted.Order(StringComparer.Ordinal), vault.Found().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void All_faults_at_once_are_found_and_nothing_else()
    {
        using var vault = new HealthyVault();
        var planted = PlantAll(vault);

        var found = vault.Found();

        Assert.True(planted.Count >= 50, $"only {planted.Count} faults were planted");
        Assert.Equal(planted.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Findings_come_in_the_same_order_each_time()
    {
        using var vault = new HealthyVault();
        PlantAll(vault);

        var first = vault.Vault.Verify(new() { Deep = true }).Findings;
        var second = vault.Vault.Verify(new() { Deep = true }).Findings;

        Assert.Equal(first, second);
        Assert.Equal(first.OrderBy(finding => finding.Path, StringComparer.Ordinal).ThenBy(finding => finding.Line), first);
    }

    [Fact]
    public void Every_kind_is_planted_at_least_once()
    {
        var planted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var fault in PlantedFaults.All)
        {
            using var vault = new HealthyVault();
            if (fault.IsOfIndex)
            {
                vault.Vault.List();
            }

            planted.UnionWith(fault.Plant(vault).Select(expected => expected.Split(' ')[0]));
        }

        Assert.Equal(FindingKind.All.Select(kind => kind.Code).Order(StringComparer.Ordinal), planted.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Nothing_in_the_vault_is_changed()
    {
        using var vault = new HealthyVault();
        PlantAll(vault);
        var before = Snapshot(vault.Root);

        vault.Vault.Verify(new() { Deep = true });

        Assert.Equal(before, Snapshot(vault.Root));
    }

    [Fact]
    public void Who_holds_the_locks_is_not_waited_for()
    {
        using var vault = new HealthyVault();
        var locks = new VaultLocks(vault.Files, VaultPaths.OfVault(vault.Root), TimeProvider.System);
        using var all = vault.Files.TryLock(VaultPaths.OfVault(vault.Root).VaultLock, LockMode.Exclusive);
        using var one = locks.TakeSession(SessionId.Parse("chat-healthy"), TimeSpan.Zero);
        using var index = locks.TryIndex(TimeSpan.Zero);

        var report = vault.Vault.Verify(new() { Deep = true });

        Assert.NotNull(all);
        Assert.NotNull(index);
        Assert.Empty(report.Findings);
    }

    [Fact]
    public void Of_a_session_that_is_named_only_its_own_faults_are_told()
    {
        using var vault = new HealthyVault();
        PlantAll(vault);
        vault.Vault.List();

        var report = vault.Vault.Verify(new() { Sessions = [SessionId.Parse("chat-edited")] });

        Assert.Equal("edited-entry", Assert.Single(report.Findings).Kind.Code);
        Assert.Equal(1, report.Sessions);
    }

    [Fact]
    public void A_session_that_is_not_there_is_refused()
    {
        using var vault = new HealthyVault();

        var failure = Assert.Throws<VaultException>(() => vault.Vault.Verify(new() { Sessions = [SessionId.Parse("chat-nowhere")] }));

        Assert.Equal(VaultError.SessionNotFound, failure.Error);
    }

    [Fact]
    public void A_torn_entry_that_its_writer_said_again_is_no_conflict()
    {
        using var vault = new HealthyVault();
        string segment = vault.Session("retried");
        vault.Add(segment, "## 2024-01-15T10:32:00.000Z <!-- cru m3 -->", "", "**User:** So we inj");
        vault.Say(vault.Vault, SessionId.Parse("chat-retried"), "m3", "So we inject it.", "2024-01-15T10:33:00.000Z");

        var found = vault.Found();

        Assert.Equal([FormattableString.Invariant($"rewritten-entry .crucible/sessions/chat-retried/{Path.GetFileName(segment)}:22")], found);
    }

    [Fact]
    public void What_only_one_side_of_a_conflict_says_is_checked_too()
    {
        using var vault = new HealthyVault();
        string segment = vault.Session("sides");
        vault.Add(
            segment,
            "<<<<<<< HEAD",
            "## 2024-01-15T10:32:00.000Z <!-- cru a1 -->",
            "",
            "**User:** Here.",
            "",
            "<!-- cru end a1 {} -->",
            "=======",
            "## 2024-01-15T10:32:00.000Z <!-- cru a1 -->",
            "",
            "**User:** There.",
            "",
            "<!-- cru end a1 {\"crc\":\"00000000\"} -->",
            ">>>>>>> laptop");

        var found = vault.Vault.Verify(new()).Findings.Select(finding => (finding.Kind.Code, finding.Line));

        Assert.Equal([("git-conflict", 22), ("conflicting-entry", 29), ("edited-entry", 29)], found);
    }

    [Fact]
    public void A_thousand_of_a_kind_in_a_file_are_told_and_the_rest_is_counted()
    {
        using var vault = new HealthyVault();
        string segment = vault.Session("many");
        vault.Add(segment, ["## 2024-01-15T10:32:00Z", "", "**User:** Look:", .. Enumerable.Repeat("[Tool: two words", 1_234)]);

        var findings = vault.Vault.Verify(new()).Findings;

        Assert.Equal(1_001, findings.Count);
        Assert.Equal("234 more of this kind in the same file", findings.Single(finding => finding.Line == 0).Problem);
    }

    [Fact]
    public void An_archive_is_checked_as_a_vault_of_its_own()
    {
        using var vault = new HealthyVault();
        using var archive = Vault.Open(vault.Vault.DefaultArchive, vault.Options);

        var report = archive.Verify(new() { Deep = true });

        Assert.Empty(report.Findings.Select(HealthyVault.Shown));
        Assert.Equal(1, report.Sessions);
    }

    [Fact]
    public void Of_the_sample_vault_one_torn_entry_is_told()
    {
        using var folder = new TemporaryFolder();
        foreach (string file in Directory.EnumerateFiles(Path.Join(RepositoryFiles.Root, "sample-vault", ".crucible", "sessions"), "*", SearchOption.AllDirectories))
        {
            string copy = folder.At(Path.GetRelativePath(Path.Join(RepositoryFiles.Root, "sample-vault"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        using var vault = Vault.Open(folder.Path);
        var findings = vault.Verify(new() { Deep = true }).Findings.Where(finding => finding.Kind != FindingKind.GroupWritable);

        Assert.Equal("torn-entry .crucible/sessions/chat-20240121-w8jn5gke/2024-01-21-1610.md:21", HealthyVault.Shown(Assert.Single(findings)));
    }

    [Fact]
    public void Every_kind_is_documented_with_its_severity()
    {
        var documented = RepositoryFiles.Read("docs/reliability.md").Split('\n')
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal) && line.Count(letter => letter == '|') == 4)
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries)[1..3])
            .Select(cells => $"{cells[0]} {cells[1]}")
            .Where(row => FindingKind.All.Any(kind => row.StartsWith($"`{kind.Code}` ", StringComparison.Ordinal)));

        Assert.Equal(FindingKind.All.Select(kind => $"`{kind.Code}` {kind.Severity.ToString().ToLowerInvariant()}"), documented);
    }

    [RealDataFact("claude-code")]
    public void A_vault_that_was_just_imported_has_no_problem()
    {
        using var vault = new TestVault(new Index.Sqlite.SqliteIndexEngine());
        vault.Vault.Import(new() { Importer = new ClaudeCodeImporter(), Paths = [RealData.Folder("claude-code")!] });
        vault.Vault.List();

        var report = vault.Vault.Verify(new() { Deep = true });

        Assert.NotEqual(0, report.Entries);
        Assert.False(report.HasProblems, string.Join('\n', report.Findings.Select(finding => finding.Message)));
        Assert.All(report.Findings, finding => Assert.Equal(FindingKind.TimeBackwards, finding.Kind));
    }

    // Those of the index come last: what is planted after it was built would be another of its faults.
    private static List<string> PlantAll(HealthyVault vault)
    {
        var planted = PlantedFaults.All.Where(fault => !fault.IsOfIndex).SelectMany(fault => fault.Plant(vault)).ToList();
        vault.Vault.List();
        planted.AddRange(PlantedFaults.All.Where(fault => fault is { IsOfIndex: true, StandsAlone: false }).SelectMany(fault => fault.Plant(vault)));
        return planted;
    }

    // Without the index, whose engine makes and deletes files beside its own when it is read.
    private static List<string> Snapshot(string root) =>
    [
        .. Directory.EnumerateFileSystemEntries(root, "*", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/.crucible/index/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(path => FormattableString.Invariant($"{path} {File.GetLastWriteTimeUtc(path).Ticks} {(File.Exists(path) ? new FileInfo(path).Length : -1)}")),
    ];
}
