using MarkdownSessions.Model;
using MarkdownSessions.Testing;
using MarkdownSessions.Testing.Storage;
using MarkdownSessions.Tests.Reliability;

namespace MarkdownSessions.Tests.Vaults;

/// <summary>Changes of a session's head (docs/format.md, "Heads that change").</summary>
public sealed class HeadChangeTests : IDisposable
{
    private const int Rounds = 200;

    private readonly TestVault vault = new();

    public void Dispose() => vault.Dispose();

    [Fact]
    public void The_front_matter_of_the_own_newest_segment_is_replaced_and_nothing_else()
    {
        var id = vault.Vault.Create(new() { Title = "Old" });
        vault.Say(id, "Hello");
        string file = Assert.Single(Directory.GetFiles(vault.Session(id), "*.md"));
        string before = File.ReadAllText(file).Replace("title: Old\n", "# mine\ntitle: Old # so far\nx-list:\n- a\n", StringComparison.Ordinal);
        File.WriteAllText(file, before);

        var result = vault.Vault.ChangeHead(id, new() { Title = "New: better", AddTags = ["ci"] });

        string expected = before.Replace("title: Old #", "title: \"New: better\" #", StringComparison.Ordinal)
            .Replace("- a\n", "- a\ntags: [ci]\n", StringComparison.Ordinal);
        Assert.Equal(expected, File.ReadAllText(file));
        Assert.Equal(("New: better", "ci"), (result.Head.Title, Assert.Single(result.Head.Tags)));
    }

    [Fact]
    public void Another_machine_begins_a_segment_and_leaves_the_file_alone()
    {
        var id = vault.Vault.Create(new() { Title = "Old" });
        string file = Assert.Single(Directory.GetFiles(vault.Session(id), "*.md"));
        string before = File.ReadAllText(file);
        using var other = Vault.Open(vault.Root, vault.Options with { Writer = "wren-x7p3" });

        var result = other.ChangeHead(id, new() { Title = "New" });

        Assert.Equal(before, File.ReadAllText(file));
        Assert.Equal(2, Directory.GetFiles(vault.Session(id), "*.md").Length);
        Assert.Equal("New", result.Head.Title);
        Assert.Equal("New", Assert.Single(vault.Vault.List()).Title);
    }

    [Theory]
    [InlineData("---\nsession_id: x\nwriter: tern-4k2q\ntitle: [broken\n---\n\n")]
    [InlineData("---\nsession_id: x\nwriter: tern-4k2q\n\n## 2024-01-15T10:30:00Z\n\n**User:** Unclosed.\n")]
    public void A_front_matter_that_cannot_be_edited_gets_a_segment_behind_it(string text)
    {
        var id = vault.Vault.Create(new());
        string file = Assert.Single(Directory.GetFiles(vault.Session(id), "*.md"));
        File.WriteAllText(file, text);

        var result = vault.Vault.ChangeHead(id, new() { Title = "New" });

        Assert.Equal(text, File.ReadAllText(file));
        Assert.Equal("New", result.Head.Title);
    }

    [Fact]
    public void The_last_tag_can_be_taken_away_although_an_older_segment_has_it()
    {
        var id = vault.Vault.Create(new() { Tags = ["a", "b"] });
        using var other = Vault.Open(vault.Root, vault.Options with { Writer = "wren-x7p3" });

        other.ChangeHead(id, new() { RemoveTags = ["a", "b"] });

        Assert.Empty(vault.Vault.ReadHead(id).Tags);
        Assert.Equal(["c"], other.ChangeHead(id, new() { AddTags = ["c", "c"] }).Head.Tags);
    }

    [Fact]
    public void Tags_that_cannot_be_read_are_not_overwritten()
    {
        var id = vault.Vault.Create(new() { Tags = ["night"] });
        string file = Assert.Single(Directory.GetFiles(vault.Session(id), "*.md"));
        string broken = File.ReadAllText(file).Replace("tags: [night]", "tags: [night", StringComparison.Ordinal);
        File.WriteAllText(file, broken);

        var refused = Assert.Throws<VaultException>(() => vault.Vault.ChangeHead(id, new() { AddTags = ["other"] }));

        Assert.Equal(VaultError.BadInput, refused.Error);
        Assert.Contains("'[night'", refused.Message, StringComparison.Ordinal);
        Assert.Equal(broken, File.ReadAllText(file));
        Assert.Single(Directory.GetFiles(vault.Session(id), "*.md"));
        Assert.Equal("A name", vault.Vault.ChangeHead(id, new() { Title = "A name" }).Head.Title);
    }

    [Fact]
    public void What_is_so_already_is_not_written()
    {
        var id = vault.Vault.Create(new() { Title = "Same", Tags = ["a"] });
        string file = Assert.Single(Directory.GetFiles(vault.Session(id), "*.md"));
        var written = File.GetLastWriteTimeUtc(file);

        var result = vault.Vault.ChangeHead(id, new() { Title = "Same", AddTags = ["a"], RemoveTags = ["z"] });

        Assert.Null(result.Path);
        Assert.Equal(written, File.GetLastWriteTimeUtc(file));
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("a,b")]
    [InlineData("")]
    public void A_tag_is_one_word(string tag)
    {
        var id = vault.Vault.Create(new());

        var refused = Assert.Throws<VaultException>(() => vault.Vault.ChangeHead(id, new() { AddTags = [tag] }));

        Assert.Equal(VaultError.BadInput, refused.Error);
    }

    [Fact]
    public void What_a_person_saves_meanwhile_is_not_overwritten()
    {
        var disk = new MemoryFiles();
        using (var run = new StoreRun(disk, _ => { }))
        {
            run.Create().Say("o1");
        }

        string path = disk.AllFiles().Single(file => file.EndsWith(".md", StringComparison.Ordinal) && file.Contains("/sessions/", StringComparison.Ordinal));
        using var store = Vault.Open(StoreRun.Root, StoreRun.Options(new EditedMeanwhile(disk, path)));

        var refused = Assert.Throws<VaultException>(() => store.ChangeHead(SessionId.Parse(StoreRun.Session), new() { Title = "New" }));

        Assert.Equal(VaultError.Busy, refused.Error);
        Assert.Contains("changed on disk", refused.Message, StringComparison.Ordinal);
        Assert.EndsWith(EditedMeanwhile.Typed, disk.ReadText(path), StringComparison.Ordinal);
        Assert.DoesNotContain("New", disk.ReadText(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_appends_while_another_renames_and_nothing_is_lost()
    {
        var id = vault.Vault.Create(new() { Title = "Round 0" });
        using var other = Vault.Open(vault.Root, vault.Options with { Random = new Random(2) });

        var renaming = Task.Run(() =>
        {
            for (int round = 1; round <= Rounds; round++)
            {
                other.ChangeHead(id, new() { Title = $"Round {round}", AddTags = [$"t{round % 7}"] });
            }
        });
        for (int round = 1; round <= Rounds; round++)
        {
            vault.Say(id, $"Word {round}");
        }

        await renaming;
        var reading = vault.Vault.Read(id);
        Assert.Equal(
            Enumerable.Range(1, Rounds).Select(round => $"Word {round}"),
            reading.Messages.Select(message => ((TextPart)message.Parts.Single().Part).Text));
        Assert.Empty(reading.Issues);
        Assert.Equal($"Round {Rounds}", vault.Vault.ReadHead(id).Title);
        Assert.Single(Directory.GetFiles(vault.Session(id), "*.md"));
    }

    [Fact]
    public void An_append_and_a_change_in_turn_go_to_the_same_file()
    {
        var id = vault.Vault.Create(new());
        using var other = Vault.Open(vault.Root, vault.Options with { Random = new Random(2) });

        for (int round = 1; round <= Rounds; round++)
        {
            vault.Say(id, $"Word {round}");
            other.ChangeHead(id, new() { State = round % 2 == 0 ? "active" : "ended" });
        }

        Assert.Equal(Rounds, vault.Vault.Read(id).Messages.Count());
        Assert.Single(Directory.GetFiles(vault.Session(id)));
    }
}
