using MarkdownSessions.Model;
using MarkdownSessions.Storage;
using MarkdownSessions.Testing;
using MarkdownSessions.Testing.Storage;

namespace MarkdownSessions.Tests.Vaults;

/// <summary>An append whose caller chose the id, so that it can be tried again.</summary>
public sealed class RetriedAppendTests : IDisposable
{
    private readonly TestVault vault = new();

    public void Dispose() => vault.Dispose();

    [Fact]
    public void The_same_id_with_other_content_is_refused_with_its_place_and_nothing_is_written()
    {
        var id = vault.Vault.Create(new() { Id = SessionId.Parse("chat-one") });
        Say(id, "m1", "The heron stands still.");
        string before = vault.Log(id);
        int line = before.Split('\n').ToList().FindIndex(text => text.Contains("<!-- cru m1 -->", StringComparison.Ordinal)) + 1;

        var refused = Assert.Throws<VaultException>(() => Say(id, "m1", "The heron hunts."));

        Assert.Equal(VaultError.IdTaken, refused.Error);
        Assert.Contains($".md:{line})", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, vault.Log(id));
    }

    [Fact]
    public void Two_answers_so_large_that_they_are_artifacts_are_not_the_same()
    {
        var id = vault.Vault.Create(new());
        vault.Vault.Append(id, Answer('a'));

        var refused = Assert.Throws<VaultException>(() => vault.Vault.Append(id, Answer('b')));
        vault.Vault.Append(id, Answer('a'));

        Assert.Equal(VaultError.IdTaken, refused.Error);
        Assert.Single(vault.Vault.Read(id).Messages);

        static EntryDraft Answer(char letter) =>
            new() { Id = new("m1"), Role = Role.Tool, Parts = [new ToolResult("t1", new string(letter, 100_000))] };
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_retry_with_the_same_content_counts_once_in_this_process_and_in_another(bool reopens)
    {
        var id = vault.Vault.Create(new());
        Say(id, "m1", "Two\r\nlines, \tand ## a mark\n## 2024-01-15T10:30:00Z <!-- cru m2 -->\n");
        if (reopens)
        {
            vault.Reopen();
        }

        Say(id, "m1", "Two\r\nlines, \tand ## a mark\n## 2024-01-15T10:30:00Z <!-- cru m2 -->\n");

        Assert.Equal("m1", Assert.Single(vault.Vault.Read(id).Messages).Id);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_stands_there_is_acknowledged_with_its_place_and_not_written_again(bool reopens)
    {
        var id = vault.Vault.Create(new());
        var first = vault.Vault.Append(id, Draft("m1", "one"));
        string before = vault.Log(id);
        if (reopens)
        {
            vault.Reopen();
        }

        var again = vault.Vault.Append(id, Draft("m1", "one") with { Facts = Facts.Empty.With("model", "heron-1") });

        Assert.Equal((false, true), (first.IsRepeated, again.IsRepeated));
        Assert.Equal((first.Address, first.Path), (again.Address, again.Path));
        Assert.Equal(before, vault.Log(id));
    }

    [Fact]
    public void Of_several_entries_only_those_are_written_that_are_not_there()
    {
        using var small = new TestVault(maxSegmentBytes: 200);
        var id = small.Vault.Create(new());
        var first = small.Vault.Append(id, Draft("m1", "one"));
        small.Vault.Append(id, Draft("m2", "two"));

        var all = small.Vault.Append(id, [Draft("m1", "one"), Draft("m3", "three"), Draft("m2", "two"), Draft("m3", "three")]);

        Assert.Equal([true, false, true, true], all.Select(one => one.IsRepeated));
        Assert.Equal(first.Path, all[0].Path);
        Assert.Equal(all[1].Path, all[3].Path);
        Assert.Equal(["m1", "m2", "m3"], small.Vault.Read(id).Messages.Select(message => message.Id));
        string[] logs = [.. Directory.GetFiles(small.Session(id), "*.md").Select(File.ReadAllText)];
        Assert.Equal(3, logs.Sum(log => log.Split("<!-- cru end ").Length - 1));
    }

    [Fact]
    public void A_message_of_several_entries_is_repeated_as_a_whole()
    {
        var id = vault.Vault.Create(new());
        var draft = Draft("m1", new string('z', 1_500_000));
        vault.Vault.Append(id, draft);
        string before = vault.Log(id);

        var again = vault.Vault.Append(id, draft);

        Assert.Equal((true, 2), (again.IsRepeated, again.Entries));
        Assert.Equal(before, vault.Log(id));
    }

    [Fact]
    public void An_unfit_entry_behind_a_repeated_one_is_named_by_its_own_place()
    {
        var id = vault.Vault.Create(new());
        Say(id, "m1", "one");
        var unfit = new EntryDraft { Role = Role.User, Parts = [new TextPart("x")], Facts = Facts.Empty.With("crc", "1") };

        var refused = Assert.Throws<VaultException>(() => vault.Vault.Append(id, [Draft("m1", "one"), unfit]));

        Assert.Equal(1, refused.Entry);
    }

    [Fact]
    public void What_stands_in_a_segment_whose_flush_failed_is_written_again()
    {
        var disk = new MemoryFiles();
        var id = SessionId.Parse("chat-one");
        var options = new VaultOptions { Files = disk, Writer = "tern-4k2q", Clock = vault.Clock, Random = new Random(1) };
        using (var before = Vault.OpenOrCreate("/v", options))
        {
            before.Create(new() { Id = id });
        }

        var retries = Enumerable.Range(1, 50).Select(call => RetryAfterFault(disk.Copy(), options, id, call)).OfType<(bool, int)>().ToList();

        Assert.NotEmpty(retries);
        Assert.All(retries, retry => Assert.Equal((false, 2), retry));
    }

    // Null unless the append failed with its entry in the file; else whether a retry counts as there already, and the segments then.
    private static (bool IsRepeated, int Segments)? RetryAfterFault(MemoryFiles disk, VaultOptions options, SessionId id, int call)
    {
        using var faulty = Vault.Open("/v", options with { Files = new TearingFiles(disk, call, DiskFault.Device) });
        try
        {
            faulty.Append(id, Draft("m1", "one"));
            return null;
        }
        catch (VaultException) when (Logs(disk).Any(log => log.Contains("cru end m1", StringComparison.Ordinal)))
        {
            return (faulty.Append(id, Draft("m1", "one")).IsRepeated, Logs(disk).Count());
        }
        catch (VaultException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Logs(MemoryFiles disk) =>
        disk.AllFiles().Where(path => path.EndsWith(".md", StringComparison.Ordinal)).Select(disk.ReadText);

    [Fact]
    public void A_retry_of_what_became_artifacts_and_continuations_is_known_again()
    {
        var id = vault.Vault.Create(new());
        var draft = new EntryDraft
        {
            Role = Role.Assistant,
            Id = new("m1"),
            Parts = [new ToolCall("Bash", new string('x', 100_000)) { Id = "t1", Result = new string('y', 100_000) }, new TextPart(new string('z', 1_500_000))],
        };
        vault.Vault.Append(id, draft);

        vault.Vault.Append(id, draft);
        var refused = Assert.Throws<VaultException>(() => Say(id, "m1+1", "Something else."));

        Assert.Equal(VaultError.IdTaken, refused.Error);
        Assert.Single(vault.Vault.Read(id).Messages);
    }

    [Fact]
    public void What_is_refused_leaves_no_artifact()
    {
        var id = vault.Vault.Create(new());
        Say(id, "m1", "Heron");
        var draft = new EntryDraft { Role = Role.Assistant, Id = new("m1"), Parts = [new ToolCall("Bash", new string('x', 100_000)) { Id = "t1" }] };

        Assert.Throws<VaultException>(() => vault.Vault.Append(id, draft));

        Assert.False(Directory.Exists(Path.Join(vault.Session(id), "artifacts")));
    }

    [Fact]
    public void Two_entries_of_one_call_cannot_share_an_id_and_differ()
    {
        var id = vault.Vault.Create(new());
        string before = vault.Log(id);

        var refused = Assert.Throws<VaultException>(() => vault.Vault.Append(id, [Draft("m1", "one"), Draft("m2", "two"), Draft("m1", "three")]));

        Assert.Equal(VaultError.IdTaken, refused.Error);
        Assert.Equal(before, vault.Log(id));
    }

    [Fact]
    public void What_another_process_wrote_meanwhile_is_seen()
    {
        var id = vault.Vault.Create(new());
        Say(id, "m1", "one");
        using var other = Vault.Open(vault.Root, vault.Options with { Writer = "gull-9999" });
        other.Append(id, Draft("m2", "two"));

        var refused = Assert.Throws<VaultException>(() => Say(id, "m2", "three"));

        Assert.Equal(VaultError.IdTaken, refused.Error);
    }

    [Fact]
    public void An_entry_whose_writer_died_may_be_written_again_whole()
    {
        var id = vault.Vault.Create(new());
        string log = Directory.GetFiles(vault.Session(id), "*.md").Single();
        File.AppendAllText(log, "\n## 2026-01-01T00:00:00Z <!-- cru m1 -->\n\n**User:** The her");

        Say(id, "m1", "The heron stands still.");

        Assert.Contains(vault.Vault.Read(id).Messages, message => message.Parts is [{ Part: TextPart { Text: "The heron stands still." } }]);
    }

    [Fact]
    public void An_id_is_found_again_after_an_editor_moved_what_stands_above_it()
    {
        var id = vault.Vault.Create(new());
        Say(id, "m1", "one");
        Say(id, "m2", "two");
        string log = Directory.GetFiles(vault.Session(id), "*.md").Single();
        string text = File.ReadAllText(log);
        int first = text.IndexOf("## ", StringComparison.Ordinal);
        File.WriteAllText(log, text.Insert(first, "A line that somebody wrote above.\n\n"));

        var refused = Assert.Throws<VaultException>(() => Say(id, "m2", "three"));

        Assert.Equal(VaultError.IdTaken, refused.Error);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(3_000)]
    public void Every_id_of_a_log_of_several_windows_is_found_wherever_it_stands(int length)
    {
        using var small = new TestVault(maxSegmentBytes: 1_500_000);
        var id = small.Vault.Create(new());
        for (int batch = 0; batch < 4; batch++)
        {
            small.Vault.Append(id, [.. Enumerable.Range(0, 200).Select(number => Draft($"m{batch}.{number}", new string('h', length + number)))]);
        }

        var written = new WrittenIds(small.Options.Files, small.Session(id));
        written.CatchUp();

        Assert.All(Enumerable.Range(0, 800), number => Assert.Single(written.Find(new($"m{number / 200}.{number % 200}"))));
    }

    private void Say(SessionId session, string id, string text) => vault.Vault.Append(session, Draft(id, text));

    private static EntryDraft Draft(string id, string text) => new()
    {
        Role = Role.User,
        Id = EntryId.TryParse(id, out var parsed) ? parsed : throw new FormatException(id),
        Parts = [new TextPart(text)],
    };
}
