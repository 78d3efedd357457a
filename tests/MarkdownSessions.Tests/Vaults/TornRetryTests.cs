using MarkdownSessions.Format;
using MarkdownSessions.Index.Sqlite;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;
using MarkdownSessions.Testing;
using MarkdownSessions.Verification;

namespace MarkdownSessions.Tests.Vaults;

/// <summary>A message whose append was torn, and that its writer sent again with the same id: all that reads agrees on it.</summary>
public sealed class TornRetryTests : IDisposable
{
    private readonly TestVault vault = new(new SqliteIndexEngine());
    private readonly SessionId id;

    public TornRetryTests()
    {
        id = vault.Vault.Create(new() { Id = SessionId.Parse("chat-torn") });
        vault.Vault.Append(id, Draft("m1", "before osprey"));
    }

    public void Dispose() => vault.Dispose();

    [Theory]
    [InlineData(60, 3_000_000)]
    [InlineData(500_000, 3_000_000)]
    [InlineData(1_500_000, 3_000_000)]
    [InlineData(3_000_200, 3_000_000)]
    [InlineData(60, 40)]
    [InlineData(80, 40)]
    public void It_is_shown_once_and_whole_in_its_place(int lost, int length)
    {
        var big = Draft("big", Words(length));
        TearOff(big, lost);
        vault.Vault.Append(id, Draft("m2", "between kestrel"));
        vault.Vault.Append(id, big);
        vault.Vault.Append(id, Draft("m3", "behind harrier"));

        AssertAllAgree(["m1", "big", "m2", "m3"], length);
    }

    [Fact]
    public void It_is_counted_anew_by_an_index_that_held_the_torn_one()
    {
        var one = Draft("m9", "the falcon hunts at noon");
        TearOff(one, lost: 70);
        vault.Vault.Append(id, Draft("m2", "between kestrel"));
        Assert.Empty(vault.Vault.Search(new() { Query = "noon" }).Hits);

        vault.Vault.Append(id, one);

        Assert.Equal("m9", Assert.Single(vault.Vault.Search(new() { Query = "noon" }).Hits).MessageId);
        Assert.Single(vault.Vault.Search(new() { Query = "falcon" }).Hits);
    }

    [Fact]
    public void A_continuation_of_an_earlier_message_is_read_with_it_from_the_end()
    {
        vault.Vault.Append(id, [Draft("a", "one"), Draft("b", "two"), Draft("a+1", "three")]);

        AssertTailsAgree();
    }

    [Fact]
    public void A_branch_ends_with_the_whole_entry()
    {
        var one = Draft("m9", "the falcon hunts at noon");
        TearOff(one, lost: 70);
        vault.Vault.Append(id, one);
        vault.Vault.Append(id, Draft("m3", "behind harrier"));

        var branch = vault.Vault.Branch(id, new() { At = "m9" });

        var last = vault.Vault.Read(branch.Session).Messages.Last();
        Assert.Equal(("m9", EntryState.Complete), (last.Id, last.State));
    }

    [Fact]
    public void Verify_tells_of_the_torn_copy_without_a_warning()
    {
        var one = Draft("m9", "the falcon hunts at noon");
        TearOff(one, lost: 70);
        var torn = vault.Vault.Verify(new());
        vault.Vault.Append(id, one);

        var whole = vault.Vault.Verify(new());

        Assert.Equal((true, FindingKind.TornEntry), (torn.HasProblems, Assert.Single(torn.Findings).Kind));
        Assert.Equal((false, FindingKind.RewrittenEntry), (whole.HasProblems, Assert.Single(whole.Findings).Kind));
        Assert.Equal(Assert.Single(torn.Findings).Line, Assert.Single(whole.Findings).Line);
    }

    [Theory]
    [InlineData("zz+1")]
    [InlineData("m1+7")]
    public void What_goes_on_with_nothing_is_refused(string entry)
    {
        string before = vault.Log(id);

        var refused = Assert.Throws<VaultException>(() => vault.Vault.Append(id, Draft(entry, "x")));

        Assert.Equal(VaultError.BadInput, refused.Error);
        Assert.Contains($"'{entry}' goes on with", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, vault.Log(id));
    }

    [Fact]
    public void Another_speaker_cannot_go_on_with_a_message()
    {
        var refused = Assert.Throws<VaultException>(() => vault.Vault.Append(id, Draft("m1+1", "x") with { Role = Role.Assistant }));

        Assert.Equal(VaultError.BadInput, refused.Error);
        Assert.Contains("the user speaks", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_that_goes_on_may_be_sent_again_and_after_one_of_the_same_call()
    {
        vault.Vault.Append(id, [Draft("a", "one"), Draft("a+1", "two")]);

        vault.Vault.Append(id, Draft("a+1", "two"));

        Assert.Equal(2, vault.Vault.Read(id).Messages.Count());
    }

    [Fact]
    public void A_large_message_says_how_many_entries_it_took_and_keeps_their_numbers()
    {
        var appended = vault.Vault.Append(id, Draft("big", Words(3_000_000)));

        var refused = Assert.Throws<VaultException>(() => vault.Vault.Append(id, Draft("big+1", "more")));
        vault.Vault.Append(id, Draft("big+3", "more"));

        Assert.Equal((3, VaultError.IdTaken), (appended.Entries, refused.Error));
        Assert.Equal(2, vault.Vault.Read(id).Messages.Last().Parts.Count);
    }

    [Fact]
    public void A_fact_of_the_formats_own_is_refused_and_the_entry_named()
    {
        var bad = Draft("x", "y") with { Facts = Facts.Empty.With("crc", "1") };

        var refused = Assert.Throws<VaultException>(() => vault.Vault.Append(id, [Draft("w", "v"), bad]));

        Assert.Equal((VaultError.BadInput, 1), (refused.Error, refused.Entry));
        Assert.DoesNotContain("Parameter", refused.Message, StringComparison.Ordinal);
    }

    private static string Words(int length) => string.Concat(Enumerable.Repeat("The heron stands still. ", length / 24 + 1))[..length];

    private static EntryDraft Draft(string id, string text) => new()
    {
        Role = Role.User,
        Id = EntryId.TryParse(id, out var parsed) ? parsed : throw new FormatException(id),
        Parts = [new TextPart(text)],
        Facts = Facts.Empty.With("model", "heron-1"),
    };

    // As a kill in the middle of the write leaves it; another process goes on.
    private void TearOff(EntryDraft draft, int lost)
    {
        vault.Vault.Append(id, draft);
        vault.Vault.Dispose();
        string log = Directory.GetFiles(vault.Session(id), "*.md").Single();
        using (var stream = File.Open(log, FileMode.Open))
        {
            stream.SetLength(stream.Length - lost);
        }

        vault.Reopen();
        vault.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    private void AssertAllAgree(string[] ids, int length)
    {
        var messages = vault.Vault.Read(id).Messages.ToList();
        Assert.Equal(ids, messages.Select(message => message.Id));
        Assert.All(messages, message => Assert.Equal((EntryState.Complete, "heron-1"), (message.State, message.Facts.Text("model"))));
        Assert.Equal(length, ((TextPart)Assert.Single(messages[1].Parts).Part).Text.Length);
        AssertTailsAgree();

        using var scanning = vault.Scanning();
        foreach (string query in new[] { "heron", "kestrel", "harrier", "osprey" })
        {
            var grown = vault.Vault.Search(new() { Query = query }).Hits.Select(hit => (hit.MessageId, hit.Path, hit.Line));
            Assert.Equal(scanning.Search(new() { Query = query }).Hits.Select(hit => (hit.MessageId, hit.Path, hit.Line)), grown);
            Assert.Single(grown);
        }

        Assert.Equal(ids.Length, vault.Vault.Stats(new()).Totals.Messages);
        Assert.Equal(ids, vault.Vault.Context(id, new() { Tokens = 2_000_000 }).Reading.Messages.Select(message => message.Id));
        Assert.False(vault.Vault.Verify(new() { Deep = true }).HasProblems);
    }

    private void AssertTailsAgree()
    {
        var all = vault.Vault.Read(id).Messages.Select(Shown).ToList();
        for (int count = 1; count <= all.Count + 1; count++)
        {
            Assert.Equal(all.TakeLast(count), vault.Vault.ReadTail(id, count).Messages.Select(Shown));
        }
    }

    private static string Shown(Message message) => $"{message.Id} {message.State} {message.Parts.Count} {message.Offset}";
}
