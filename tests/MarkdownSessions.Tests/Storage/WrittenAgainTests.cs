using MarkdownSessions.Format;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;
using MarkdownSessions.Testing;
using MarkdownSessions.Testing.Storage;

namespace MarkdownSessions.Tests.Storage;

/// <summary>An entry that its writer did not finish and wrote again (docs/format.md, "Written again").</summary>
public class WrittenAgainTests
{
    private const int Cuts = 1_000;

    [Fact]
    public void An_entry_torn_anywhere_and_written_again_is_one_whole_message_in_its_place()
    {
        var faults = FaultsOf(again => again).ToList();

        Assert.Empty(faults);
    }

    [Fact]
    public void The_suite_notices_a_second_copy_that_is_another()
    {
        var faults = FaultsOf(again => again with { Role = again.Role is Role.User ? Role.Tool : Role.User });

        Assert.InRange(faults.Count(), Cuts / 2, Cuts);
    }

    [Theory]
    [InlineData("The heron stands still.", "m1 User Complete: The heron stands still.")]
    [InlineData("The her", "m1 User Complete: The her")]
    [InlineData("The falcon hunts.", "m1 User Torn: The her", "m1 User Complete: The falcon hunts.")]
    public void Nothing_is_hidden_that_is_not_contained_elsewhere(string again, params string[] expected)
    {
        var shown = Shown([.. Torn("m1", "The her"), .. Whole("m1", again)]);

        Assert.Equal(expected, shown);
    }

    [Theory]
    [InlineData("The her")]
    [InlineData("The heron stands still.")]
    [InlineData("")]
    public void A_torn_copy_below_the_whole_entry_is_dropped(string left)
    {
        var shown = Shown([.. Whole("m1", "The heron stands still."), .. Torn("m1", left)]);

        Assert.Equal(["m1 User Complete: The heron stands still."], shown);
    }

    [Fact]
    public void Of_two_torn_copies_the_one_that_holds_the_other_counts()
    {
        var shown = Shown([.. Torn("m1", "The her"), .. Torn("m1", "The heron"), .. Torn("m1", "Th")]);

        Assert.Equal(["m1 User Torn: The heron"], shown);
    }

    [Fact]
    public void The_facts_of_the_whole_copy_count()
    {
        var whole = Entry("m1", "All said.") with { Facts = Facts.Empty.With("model", "heron-1") };
        byte[] torn = EntryWriter.Write(whole)[..^20];

        var message = Assert.Single(Messages([.. torn, .. Seal, .. EntryWriter.Write(whole)]));

        Assert.Equal((EntryState.Complete, "heron-1"), (message.State, message.Facts.Text("model")));
    }

    [Fact]
    public void What_was_written_again_behind_more_messages_than_are_held_stands_alone()
    {
        var between = Enumerable.Range(0, MessageAssembler.Window + 1).SelectMany(number => Whole($"between{number}", "x"));

        var shown = Shown([.. Torn("m1", "The her"), .. between, .. Whole("m1", "The heron.")]);

        Assert.Equal("m1 User Torn: The her", shown[0]);
        Assert.Equal("m1 User Complete: The heron.", shown[^1]);
    }

    [Theory]
    [InlineData("m1,m1+2", "m1 User Torn: m1 m1+2", "m1+1")]
    [InlineData("m1+1,m1+2", "m1 User Torn: m1+1 m1+2", "m1")]
    [InlineData("m1+2,m1,m1+1", "m1 User Complete: m1 m1+1 m1+2", null)]
    [InlineData("m1,m1+1", "m1 User Complete: m1 m1+1", null)]
    public void Entries_count_by_their_numbers_and_a_gap_makes_a_message_torn(string ids, string expected, string? missing)
    {
        byte[] log = [.. ids.Split(',').SelectMany(id => Whole(id, id))];

        Assert.Equal([expected], Shown(log));
        Assert.Equal(missing, Messages(log)[0].Missing?.ToString());
    }

    [Fact]
    public void A_large_message_without_its_last_entry_is_not_whole()
    {
        var pieces = EntryShaper.Shape(Entry("m1", new string('x', 3_000_000)), (_, _) => "");

        var cut = Assert.Single(Messages([.. pieces.SkipLast(1).SelectMany(EntryWriter.Write)]));
        var whole = Assert.Single(Messages([.. pieces.SelectMany(EntryWriter.Write)]));

        Assert.Equal((EntryState.Torn, "m1+2"), (cut.State, cut.Missing?.ToString()));
        Assert.Equal((EntryState.Complete, 3_000_000, 0), (whole.State, ((TextPart)whole.Parts.Single().Part).Text.Length, whole.Facts.Count));
    }

    [Fact]
    public void Another_speaker_does_not_go_on_with_a_message()
    {
        var user = Entry("m1+1", "I still speak.") with { Role = Role.User };

        var messages = Messages([.. EntryWriter.Write(Entry("m1", "Done.") with { Role = Role.Assistant }), .. EntryWriter.Write(user)]);

        Assert.Equal([(Role.Assistant, false, EntryState.Complete), (Role.User, true, EntryState.Complete)], messages.Select(one => (one.Role, one.IsConflicting, one.State)));
    }

    [Fact]
    public void Each_of_two_versions_goes_on_with_its_own_entries()
    {
        var shown = Shown([.. Whole("m1", "A"), .. Whole("m1+1", "a"), .. Whole("m1", "B"), .. Whole("m1+1", "b"), .. Whole("m1+2", "c")]);

        Assert.Equal(["m1 User Complete: A a", "m1 User Complete: B b c"], shown);
    }

    // Both copies differ in their time, as those of a retry do.
    private static IEnumerable<string> FaultsOf(Func<Entry, Entry> retry)
    {
        var hostile = new HostileEntries(seed: 21);
        var random = new Random(22);
        var before = Entry("before", "x");
        var after = Entry("after", "x");
        for (int i = 0; i < Cuts; i++)
        {
            var entry = hostile.Next(i) with { Id = new("m1") };
            byte[] bytes = EntryWriter.Write(entry);
            byte[] torn = [.. EntryWriter.Write(before), .. bytes[..random.Next(bytes.AsSpan().IndexOf((byte)'\n'), bytes.Length)]];
            byte[] lead = TailInspector.Lead((at, count) => torn[(int)at..((int)at + count)], torn.Length);
            var again = retry(entry with { Time = after.Time });

            var messages = Messages([.. torn, .. lead, .. EntryWriter.Write(after), .. EntryWriter.Write(again)]);

            bool isWhole = messages.Select(message => message.Id).SequenceEqual(["before", "m1", "after"])
                && messages[1].State is EntryState.Complete
                && messages[1].Facts.Equals(entry.Facts)
                && messages[1].Parts.Select(part => part.Part).SequenceEqual(Messages(bytes)[0].Parts.Select(part => part.Part));
            if (!isWhole)
            {
                yield return $"{i}: {string.Join(", ", messages.Select(message => $"{message.Id} {message.State}"))}\n{System.Text.Encoding.UTF8.GetString(torn)}";
            }
        }
    }

    private static ReadOnlySpan<byte> Seal => "\n\n<!-- cru torn -->\n\n"u8;

    private static byte[] Torn(string id, string left)
    {
        byte[] bytes = EntryWriter.Write(Entry(id, left.Length == 0 ? "x" : left));
        int end = bytes.AsSpan().IndexOf(left.Length == 0 ? "**User"u8 : "\n\n<!-- cru end"u8);
        return [.. bytes[..end], .. Seal];
    }

    private static byte[] Whole(string id, string text) => EntryWriter.Write(Entry(id, text));

    private static Entry Entry(string id, string text)
    {
        Assert.True(Timestamp.TryParse("2026-01-05T10:00:00.000Z", out var time));
        Assert.True(EntryId.TryParse(id, out var parsed));
        return new() { Id = parsed, Time = time, Role = Role.User, Parts = [new TextPart(text)] };
    }

    private static List<string> Shown(byte[] log) =>
        [.. Messages(log).Select(message => $"{message.Id} {message.Role} {message.State}: {string.Join(' ', message.Parts.Select(part => ((TextPart)part.Part).Text))}")];

    private static List<Message> Messages(byte[] log)
    {
        var disk = new MemoryFiles();
        disk.WriteBytes("/s/2026-01-05-1000.md", log);
        return [.. new MessageAssembler(firstOrdinal: 1).Assemble(SessionLog.OfSegment(disk, "/s", "2026-01-05-1000.md").Read(LogPosition.Start))];
    }
}
