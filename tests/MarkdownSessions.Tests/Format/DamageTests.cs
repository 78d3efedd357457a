using System.Text;
using MarkdownSessions.Format;
using MarkdownSessions.Model;
using MarkdownSessions.Testing;

namespace MarkdownSessions.Tests.Format;

/// <summary>What one damaged byte may cost: the entry it hits, and nothing unnoticed.</summary>
public class DamageTests
{
    private const int SmallestSegment = 3 * 1024;

    private static readonly List<Entry> Entries = SomeEntries();
    private static readonly byte[] Whole = Segment.Write(Entries);
    private static readonly List<(int Start, int ChecksumEnd, int End)> Places = PlacesOfEntries();

    [Fact]
    public void Every_beginning_of_a_segment_holds_the_entries_whose_footers_it_holds()
    {
        for (int length = 0; length <= Whole.Length; length++)
        {
            var read = Segment.Entries(Whole[..length]);

            int whole = Places.Count(place => place.End - 2 <= length);
            Assert.Equal(Entries.Take(whole), Complete(read).Select(logged => logged.Entry));
        }
    }

    [Fact]
    public void A_byte_that_is_missing_costs_at_most_its_entry()
    {
        for (int at = Places[0].Start - 1; at < Whole.Length; at++)
        {
            AssertHolds([.. Whole[..at], .. Whole[(at + 1)..]], at, mayReadTheSame: true);
        }
    }

    [Fact]
    public void A_bit_that_is_flipped_costs_at_most_its_entry_and_is_noticed()
    {
        for (int bit = (Places[0].Start - 1) * 8; bit < Whole.Length * 8; bit++)
        {
            byte[] damaged = [.. Whole];
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            AssertHolds(damaged, bit / 8, mayReadTheSame: false);
        }
    }

    [Fact]
    public void Damage_in_the_head_leaves_every_entry()
    {
        for (int bit = 0; bit < (Places[0].Start - 1) * 8; bit++)
        {
            byte[] damaged = [.. Whole];
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Equal(Entries, Complete(Segment.Entries(damaged)).Select(logged => logged.Entry));
        }
    }

    [Fact]
    public void The_suite_notices_damage_that_no_checksum_tells()
    {
        int at = Places[1].Start + 60;
        byte[] damaged = [.. Whole];
        damaged[at] ^= 1;
        string text = Encoding.UTF8.GetString(damaged);
        int footer = text.IndexOf("\"crc\":", Places[1].Start, StringComparison.Ordinal);

        byte[] withoutChecksum = Encoding.UTF8.GetBytes(text.Remove(footer, 5).Insert(footer, "\"xxx\""));

        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => AssertHolds(withoutChecksum, at, mayReadTheSame: false));
    }

    // A missing line feed above a footer reads the same; a flipped bit inside a checksum never may.
    private static void AssertHolds(byte[] damaged, int at, bool mayReadTheSame)
    {
        var read = Segment.Entries(damaged);
        int hit = Places.FindIndex(place => at < place.End - 1); // the blank line above a heading is the heading's
        for (int i = 0; i < Entries.Count; i++)
        {
            var same = Complete(read).SingleOrDefault(logged => logged.Entry.Id == Entries[i].Id);
            if (i != hit)
            {
                AssertTrue(same is not null && IsWhole(same.Entry, Entries[i]), i, at, damaged);
            }
            else if (same is not null)
            {
                bool isFooter = at >= Places[i].ChecksumEnd;
                var said = isFooter ? same.Entry with { Facts = Entries[i].Facts } : same.Entry;
                AssertTrue((isFooter || mayReadTheSame) && IsWhole(said, Entries[i]), i, at, damaged);
            }
        }
    }

    // A heading that is none any more leaves its text to the entry above, outside of its checksum.
    private static bool IsWhole(Entry read, Entry written) =>
        read with { Parts = [.. read.Parts.Take(written.Parts.Count)] } == written;

    private static IEnumerable<LoggedEntry> Complete(IEnumerable<LoggedEntry> read) =>
        read.Where(logged => logged.State is EntryState.Complete);

    private static void AssertTrue(bool holds, int entry, int at, byte[] damaged)
    {
        if (!holds)
        {
            Assert.Fail($"entry {entry}, byte {at}\n{Encoding.UTF8.GetString(damaged)}\n---\n{EntryDump.OfSegment(damaged)}");
        }
    }

    private static List<Entry> SomeEntries()
    {
        var hostile = new HostileEntries(seed: 41);
        var entries = new List<Entry>();
        while (Segment.Write(entries).Length < SmallestSegment)
        {
            entries.Add(hostile.Next(entries.Count));
        }

        return entries;
    }

    private static List<(int Start, int ChecksumEnd, int End)> PlacesOfEntries()
    {
        var places = new List<(int, int, int)>();
        int at = Encoding.UTF8.GetByteCount(Segment.Head);
        foreach (var entry in Entries)
        {
            byte[] written = EntryWriter.Write(entry);
            int footer = written.AsSpan().LastIndexOf("\n\n<!-- cru end "u8);
            places.Add((at, at + footer + 1, at + written.Length));
            at += written.Length;
        }

        return places;
    }
}
