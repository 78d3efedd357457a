using MarkdownSessions.Format;
using MarkdownSessions.Model;
using MarkdownSessions.Retention;
using MarkdownSessions.Storage;
using MarkdownSessions.Testing;

namespace MarkdownSessions.Tests.Vaults;

public sealed class BranchTests : IDisposable
{
    private readonly TestVault vault = new();

    public void Dispose() => vault.Dispose();

    [Fact]
    public void The_copy_ends_with_the_message_and_the_original_is_as_it_was()
    {
        var id = Three();
        vault.Say(id, "late");
        var before = Files(id);

        var branch = vault.Vault.Branch(id, new() { At = "m2", Title = "Other way" });

        Assert.Equal(before, Files(id));
        Assert.Equal(["m1", "m2"], Ids(branch.Session));
        var head = vault.Vault.ReadHead(branch.Session);
        Assert.Equal(("Other way", $"[[{id}/{Path.GetFileName(before[0].Path)}#m2]]"), (head.Title, head.Text("branched_from")));
        Assert.Equal(["ci"], head.Tags);
        Assert.Equal((null, null, "kept"), (head.Text("parent_session_id"), head.Text("state"), head.Text("x-mine")));
        Assert.Empty(vault.Vault.Read(branch.Session).Issues);
    }

    [Fact]
    public void A_branch_at_an_early_message_has_the_title_and_tags_of_now()
    {
        var id = Three();
        vault.Vault.Compact(id, "So far.");
        vault.Say(id, "after it");
        vault.Vault.ChangeHead(id, new() { Title = "Renamed", AddTags = ["new"], RemoveTags = ["ci"] });

        var head = vault.Vault.ReadHead(vault.Vault.Branch(id, new() { At = "m1" }).Session);

        Assert.Equal("Renamed", head.Title);
        Assert.Equal(["new"], head.Tags);
    }

    [Fact]
    public void A_branch_of_old_messages_is_as_young_as_its_making()
    {
        var id = Three();
        vault.Clock.Advance(TimeSpan.FromDays(90));

        var branch = vault.Vault.Branch(id, new() { At = "m2" }).Session;
        var old = vault.Clock.GetUtcNow() - TimeSpan.FromDays(7);
        var cleaned = vault.Vault.Remove(new() { Sessions = [id, branch], OlderThan = old });

        Assert.Equal([RemovalOutcome.Trashed, RemovalOutcome.Skipped], cleaned.Sessions.Select(session => session.Outcome));
        Assert.Equal(vault.Clock.GetUtcNow().UtcTicks, Assert.Single(vault.Vault.List()).LastTicks);
    }

    [Fact]
    public void Without_a_message_all_is_copied_and_both_go_on()
    {
        var id = Three();
        var before = Files(id);

        var branch = vault.Vault.Branch(id, new());
        vault.Say(branch.Session, "There");
        vault.Say(id, "Here");

        Assert.Equal("m3", branch.At);
        Assert.Equal(4, Ids(branch.Session).Count);
        Assert.Equal(4, Ids(id).Count);
        Assert.Equal("Three", vault.Vault.ReadHead(branch.Session).Title);
        Assert.Equal(before.Count, Files(id).Count);
    }

    [Fact]
    public void Continuations_belong_to_their_message_and_later_copies_do_not()
    {
        var id = vault.Vault.Create(new());
        foreach (var entry in new EntryId[] { new("m1"), new("m2"), new("m3"), new("m2", 1), new("m4"), new("m2") })
        {
            Append(id, entry, $"Words of {entry}");
        }

        var branch = vault.Vault.Branch(id, new() { At = "m2" });

        Assert.Equal(["m1", "m2", "m3"], Ids(branch.Session));
        Assert.Equal(2, vault.Vault.Read(branch.Session).Messages.Single(message => message.Id == "m2").Parts.Count);
    }

    [Fact]
    public void Several_segments_torn_and_typed_entries_are_copied_as_they_are()
    {
        var id = vault.Vault.Create(new());
        Append(id, new("m1"), "One");
        Write(id, "## 2024-01-15T10:41:00.250Z <!-- cru m5 -->\n\n**Assistant:** So we inj");
        vault.Reopen();
        Append(id, new("m6"), "Again");
        Write(id, "## 2024-01-15T10:50:00Z\n\n**User:** typed\n\n**User:** twice\n");
        vault.Vault.Compact(id, "So far");
        Append(id, new("m7"), "Seven");
        Append(id, new("m8"), "Eight");

        var branch = vault.Vault.Branch(id, new() { At = "m7" });

        string[] expected = [.. Dump(id).SkipLast(1)];
        Assert.Equal(expected, Dump(branch.Session));
        Assert.Contains(expected, line => line.Contains("Torn", StringComparison.Ordinal));
        Assert.Contains(expected, line => line.Contains("ByHand", StringComparison.Ordinal));
        Assert.Equal(2, Directory.GetFiles(vault.Session(branch.Session), "*.md").Length);
    }

    [Fact]
    public void A_message_below_whose_heading_somebody_typed_keeps_its_footer()
    {
        var id = vault.Vault.Create(new());
        Append(id, new("m1"), "One");
        Append(id, new("m2"), "Two");
        string file = Directory.GetFiles(vault.Session(id), "*.md").Single();
        File.WriteAllText(file, File.ReadAllText(file).Replace("**User:** One\n", "**User:** One\n\n## 2024-01-15T10:50:00Z\n\n**User:** typed\n", StringComparison.Ordinal));

        var branch = vault.Vault.Branch(id, new() { At = "m1" });

        Assert.Equal(Dump(id).SkipLast(1), Dump(branch.Session));
    }

    [Theory]
    [InlineData("---\nsession_id: x\nwriter: tern-4k2q\ntitle: Unclosed\n\n## 2024-01-15T10:30:00Z\n\n**User:** Words.\n")]
    [InlineData("---\nsession_id: x\ntitle: Foo: bar: baz\n---\n\n## 2024-01-15T10:30:00Z\n\n**User:** Words.\n")]
    [InlineData("\ufeff---\r\nsession_id: x\r\nstarted: 2024-01-15T10:00:00Z\r\n---\r\nText above.\r\n\r\n**User:** Words.\r\n")]
    [InlineData("---\nsession_id: x\n---\n**User:** Words")]
    [InlineData("## 2024-01-15T10:30:00Z <!-- cru m1 -->\n\n**User:** Words.\n\n<!-- cru end m1 {\"crc\":\"00000000\"} -->\n")]
    public void Whatever_stands_at_the_top_the_words_are_the_same(string segment)
    {
        var id = vault.Vault.Create(new());
        File.WriteAllText(Directory.GetFiles(vault.Session(id), "*.md").Single(), segment);

        var branch = vault.Vault.Branch(id, new());

        Assert.NotEmpty(Dump(id));
        Assert.Equal(Dump(id), Dump(branch.Session));
        Assert.Equal(vault.Vault.ReadHead(id).Title, vault.Vault.ReadHead(branch.Session).Title);
    }

    [Fact]
    public void Artifacts_come_along_as_far_as_they_are_named()
    {
        var id = vault.Vault.Create(new());
        string one = vault.Vault.AddArtifacts(id, [new("a.txt", new MemoryStream("one"u8.ToArray()))]).Artifacts[0].Name;
        var at = Append(id, new("m2"), $"See [[artifacts/{one}]]");
        vault.Vault.AddArtifacts(id, [new("b.txt", new MemoryStream("two"u8.ToArray()))]);

        var branch = vault.Vault.Branch(id, new() { At = at.Id.Message });

        var kept = Assert.Single(vault.Vault.Artifacts(branch.Session));
        Assert.Equal((one, 3L), (kept.Name, kept.Bytes));
    }

    [Fact]
    public void What_cannot_be_branched_leaves_nothing()
    {
        var id = vault.Vault.Create(new());

        Assert.Equal(VaultError.BadInput, Assert.Throws<VaultException>(() => vault.Vault.Branch(id, new())).Error);
        vault.Say(id, "x");
        Assert.Equal(VaultError.MessageNotFound, Assert.Throws<VaultException>(() => vault.Vault.Branch(id, new() { At = "m9" })).Error);
        string file = Directory.GetFiles(vault.Session(id), "*.md").Single();
        File.WriteAllText(file, File.ReadAllText(file).Replace("format: 0", "format: 7", StringComparison.Ordinal));
        Assert.Equal(VaultError.FormatTooNew, Assert.Throws<VaultException>(() => vault.Vault.Branch(id, new())).Error);

        Assert.Single(vault.Vault.List());
        Assert.Empty(Directory.GetFileSystemEntries(Path.Join(vault.Root, ".crucible", "tmp")));
    }

    [Fact]
    public void Wherever_it_is_cut_the_copy_reads_as_the_beginning_does()
    {
        for (int seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            var id = vault.Vault.Create(new());
            for (int i = 0; i < 12; i++)
            {
                Say(id, random, i);
            }

            var messages = vault.Vault.Read(id).Messages.ToList();
            var at = messages[random.Next(messages.Count)];
            var branch = vault.Vault.Branch(id, new() { At = at.Id });

            var copied = Dump(branch.Session);
            Assert.Equal(Dump(id).Take(copied.Count), copied);
            Assert.Contains(copied, line => line.StartsWith($"{at.Id} ", StringComparison.Ordinal));
        }
    }

    private void Say(SessionId id, Random random, int number)
    {
        switch (random.Next(6))
        {
            case 0:
                Write(id, $"\n## 2024-01-15T10:{number + 10}:00Z\n\n**User:** typed {number}\n");
                vault.Reopen();
                break;
            case 1:
                Write(id, $"## 2024-01-15T10:41:00Z <!-- cru t{number} -->\n\n**Assistant:** torn {number}");
                vault.Reopen();
                break;
            case 2:
                vault.Vault.Compact(id, $"Summary {number}");
                break;
            default:
                Append(id, new($"m{number}"), $"Words {number}");
                break;
        }
    }

    private SessionId Three()
    {
        var id = vault.Vault.Create(new()
        {
            Title = "Three",
            Tags = ["ci"],
            Fields = [SegmentHead.Field("x-mine", "kept"), SegmentHead.Field("parent_session_id", "chat-p"), SegmentHead.Field("state", "ended")],
        });
        foreach (string entry in new[] { "m1", "m2", "m3" })
        {
            Append(id, new(entry), $"Words of {entry}");
        }

        return id;
    }

    private AppendResult Append(SessionId id, EntryId entry, string text) =>
        vault.Vault.Append(id, new EntryDraft { Id = entry, Role = Role.User, Parts = [new TextPart(text)] });

    private void Write(SessionId id, string text) =>
        File.AppendAllText(Directory.GetFiles(vault.Session(id), "*.md").Order(StringComparer.Ordinal).Last(), text);

    private List<(string Path, string Text)> Files(SessionId id) =>
        [.. Directory.GetFiles(vault.Session(id), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(path => (path, File.ReadAllText(path)))];

    private List<string> Ids(SessionId id) => [.. vault.Vault.Read(id).Messages.Select(message => message.Id)];

    private List<string> Dump(SessionId id) =>
    [
        .. SessionLog.Of(vault.Options.Files, SessionFolders.Find(vault.Options.Files, VaultPaths.OfVault(vault.Root), id)!).Read(LogPosition.Start)
            .Select(placed => $"{placed.Logged.Entry.Id} {placed.Logged.Entry.Time} {placed.Logged.Entry.Role} {placed.Logged.State} {string.Join('|', placed.Logged.Entry.Parts)}"),
    ];
}
