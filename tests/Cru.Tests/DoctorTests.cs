using System.Text.Json;
using MarkdownSessions.Storage;

namespace Cru.Tests;

public class DoctorTests
{
    [Fact]
    public void A_healthy_vault_needs_nothing()
    {
        using var shell = Filled();
        shell.Cru("session reindex");

        var answer = shell.Cru("doctor");

        Assert.Equal((0, ""), (answer.ExitCode, answer.Error));
        Assert.Contains($"vault        {shell.Folder} (the working folder)", answer.Output);
        Assert.Contains("sessions     1 session, ", answer.Output);
        Assert.Contains("index        fresh (storage is sound, stamps fit the files; 'verify --deep' compares messages). Generation sqlite-", answer.Output);
        Assert.Contains("locks        none is held", answer.Output);
        Assert.Contains("SQLite 3.", answer.Output);
        Assert.DoesNotContain("next:", answer.Output.Replace("choose a UTF-8", ""));
    }

    [Fact]
    public void It_changes_nothing()
    {
        using var shell = Filled();
        shell.Cru("session reindex");
        shell.Cru("session append one more");
        var before = Files(shell);

        shell.Cru("doctor");

        Assert.Equal(before, Files(shell));
    }

    [Fact]
    public void Without_a_vault_it_says_how_to_make_one()
    {
        using var shell = new Shell();

        var answer = shell.Cru("doctor");

        Assert.Equal(0, answer.ExitCode);
        Assert.Contains($"none in '{shell.Folder}' or above", answer.Output);
        Assert.Contains("  cru session new, or cru session import  (vault)", answer.Output);
    }

    [Fact]
    public void A_vault_that_is_named_and_is_none_needs_attention()
    {
        using var shell = new Shell { Variables = { ["CRU_VAULT"] = "/nowhere/at/all" } };

        var answer = shell.Cru("doctor");

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("!  vault", answer.Output);
        Assert.Contains("(named by CRU_VAULT): no vault at", answer.Output);
    }

    [Fact]
    public void A_missing_index_and_one_that_is_behind_heal_by_themselves()
    {
        using var shell = Filled();

        string missing = shell.Cru("doctor").Output;
        shell.Cru("session reindex");
        AppendByHand(shell);
        var stale = shell.Cru("doctor");

        Assert.Contains("missing; the next search builds it", missing);
        Assert.Contains("  cru session reindex  (index)", missing);
        Assert.Contains("behind by 1 session", stale.Output);
        Assert.Equal(0, stale.ExitCode);
    }

    [Fact]
    public void An_index_that_cannot_be_used_needs_attention()
    {
        using var shell = Filled();
        shell.Cru("session reindex");
        string database = Directory.GetFiles(Path.Combine(shell.Folder, ".crucible/index"), "index.db", SearchOption.AllDirectories).Single();
        File.WriteAllText(database, "no database");

        var answer = shell.Cru("doctor");

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("  cru session reindex  (index)", answer.Output);
        Assert.Equal(0, shell.Cru("session reindex").ExitCode);
        Assert.Equal(0, shell.Cru("doctor").ExitCode);
    }

    [Fact]
    public void A_lock_is_told_with_its_holder()
    {
        using var shell = Filled();
        var files = new PhysicalFiles();
        using var held = files.TryLock(Path.Combine(shell.Folder, ".crucible/locks/one.lock"), LockMode.Exclusive);
        held!.WriteNote("holder pid 4711\n");

        Assert.Contains("locks        one is held by pid 4711", shell.Cru("doctor").Output);
    }

    [Fact]
    public void Copies_that_syncing_left_need_attention()
    {
        using var shell = Filled();
        string log = Directory.GetFiles(Path.Combine(shell.Folder, ".crucible/sessions/one"), "*.md").Single();
        File.Copy(log, log.Replace(".md", ".sync-conflict-20260101-120000-ABCDEFG.md"));

        var answer = shell.Cru("doctor");

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("1 copy that syncing left", answer.Output);
        Assert.Contains("  cru session verify  (sessions)", answer.Output);
    }

    [Fact]
    public void Folders_that_others_may_write_to_need_attention()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var shell = Filled();
        File.SetUnixFileMode(Path.Combine(shell.Folder, ".crucible/sessions"), (UnixFileMode)0x1FF);

        var answer = shell.Cru("doctor");

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("others may write to, or own, .crucible/sessions", answer.Output);
        Assert.Contains("  chmod -R go-w '", answer.Output);
    }

    [Fact]
    public void Little_room_needs_attention()
    {
        using var shell = Filled(new() { Disk = _ => new(1_000_000, 10_000_000_000, "ext4", OthersMayRead: false) });

        var answer = shell.Cru("doctor");

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("!  disk         ext4, 1 MB of 10 GB free", answer.Output);
    }

    [Fact]
    public void Trash_leftovers_and_settings_are_told()
    {
        using var shell = Filled();
        shell.Cru("session new --id two");
        shell.Cru("session delete two --yes");
        Directory.CreateDirectory(Path.Combine(shell.Folder, ".crucible/tmp/half"));
        File.WriteAllText(Path.Combine(shell.Folder, ".crucible/config.yaml"), "engin: scan\nsearch-limit: many\nprices:\n  m: {input: five}\n");

        var answer = shell.Cru("doctor");

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("trash        1 session, ", answer.Output);
        Assert.Contains("leftovers    1 in .crucible/tmp", answer.Output);
        Assert.Contains("no setting 'engin'; did you mean 'engine'?; and 2 more mistakes", answer.Output);
    }

    [Fact]
    public void The_document_says_what_the_text_says()
    {
        using var shell = Filled(new() { Disk = _ => new(1_000_000, 10_000_000_000, "ext4", OthersMayRead: false) });

        using var document = JsonDocument.Parse(shell.Cru("doctor --json").Output);

        Assert.False(document.RootElement.GetProperty("is_well").GetBoolean());
        string[] names = [.. document.RootElement.GetProperty("facts").EnumerateArray().Select(fact => fact.GetProperty("name").GetString()!)];
        Assert.Equal(["cru", "system", "terminal", "settings", "vault", "disk", "permissions", "sessions", "index", "locks", "trash", "leftovers"], names);
    }

    private static Shell Filled(Shell? shell = null)
    {
        shell ??= new();
        shell.Cru("session new --id one --title One");
        shell.Cru("session append one alpha");
        return shell;
    }

    private static void AppendByHand(Shell shell) =>
        File.AppendAllText(Directory.GetFiles(Path.Combine(shell.Folder, ".crucible/sessions/one"), "*.md").Single(), "\n## user\n\nTyped.\n");

    private static List<string> Files(Shell shell) =>
        [.. Directory.EnumerateFiles(shell.Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(path => $"{path} {Convert.ToHexString(File.ReadAllBytes(path))}")];
}
