using System.Text;
using MarkdownSessions.Format;
using MarkdownSessions.Model;
using MarkdownSessions.Testing;

namespace MarkdownSessions.Tests.Format;

public class RoundTripTests
{
    // 100,000 entries in CI; the time for it is some seconds.
    private const int Entries = 100_000;

    [Fact]
    public void What_is_written_is_read_again_exactly()
    {
        var hostile = new HostileEntries(seed: 1);
        int number = 0;

        while (number < Entries)
        {
            var entries = Enumerable.Range(0, 3).Select(_ => hostile.Next(number++)).ToList();
            AssertRoundTrip(entries);
        }
    }

    [Fact]
    public void A_log_cut_anywhere_keeps_every_entry_whose_footer_it_holds()
    {
        var hostile = new HostileEntries(seed: 2);
        var random = new Random(3);

        for (int i = 0; i < 6_000; i++)
        {
            var entries = Enumerable.Range(0, 1 + random.Next(3)).Select(hostile.Next).ToList();
            AssertCut(entries, random);
        }
    }

    [Fact]
    public void Any_bytes_are_read_without_an_exception()
    {
        var random = new Random(4);
        var hostile = new HostileEntries(seed: 5);

        for (int i = 0; i < 4_000; i++)
        {
            byte[] bytes = Segment.Write(hostile.Next(1), hostile.Next(2));
            for (int edits = random.Next(12); edits > 0; edits--)
            {
                bytes[random.Next(bytes.Length)] = (byte)(random.Next(3) == 0 ? random.Next(256) : "\n#<>*[]-` \0"[random.Next(11)]);
            }

            Assert.NotNull(Segment.Entries(bytes));
        }
    }

    [Fact]
    public void A_checkout_with_other_line_ends_and_a_byte_order_mark_reads_the_same()
    {
        var hostile = new HostileEntries(seed: 8);

        for (int i = 0; i < 2_000; i++)
        {
            var entries = Enumerable.Range(0, 3).Select(hostile.Next).ToList();
            string text = Encoding.UTF8.GetString(Segment.Write(entries));
            var read = Segment.Entries("\ufeff" + text.Replace("\n", "\r\n", StringComparison.Ordinal));
            Assert.Equal(entries, read.Select(logged => logged.Entry));
            Assert.All(read, logged => Assert.Equal(EntryState.Complete, logged.State));
        }
    }

    [Fact]
    public void Reading_on_from_any_entry_gives_what_reading_from_the_top_gives()
    {
        var hostile = new HostileEntries(seed: 7);

        for (int i = 0; i < 2_000; i++)
        {
            byte[] segment = [.. Segment.Write(hostile.Next(1), hostile.Next(2)), .. "## 2024-01-15T10:30:00Z\n\n**User:** by hand\n"u8];
            var all = Segment.Entries(segment);
            for (int from = 0; from < all.Count; from++)
            {
                using var rest = new MemoryStream(segment, (int)all[from].Offset, segment.Length - (int)all[from].Offset);
                var read = SegmentReader.Read(rest, new(all[from].Offset, all[from].Line, all[from].Entry.Time), []).Entries();
                Assert.Equal(all.Skip(from).Select(Placed), read.Select(Placed));
            }
        }
    }

    [Theory]
    [InlineData("[Tool: ")]
    [InlineData("> [!thinking]")]
    [InlineData("<!-- cru ")]
    public void The_suite_notices_a_writer_that_forgets_one_mark(string mark)
    {
        var hostile = new HostileEntries(seed: 6);

        int wrong = Enumerable.Range(0, 3_000).Count(number =>
        {
            var entry = hostile.Next(number);
            string written = Encoding.UTF8.GetString(EntryWriter.Write(entry));
            string forgetful = written.Replace("\n\\" + mark, "\n" + mark, StringComparison.Ordinal);
            return !Reads(forgetful, entry);
        });

        Assert.InRange(wrong, 1, 3_000);
    }

    private static (Entry Entry, long Offset, long Length, int Line) Placed(LoggedEntry logged) =>
        (logged.Entry, logged.Offset, logged.Length, logged.Line);

    private static bool Reads(string written, Entry entry)
    {
        var read = Segment.Entries(Segment.Head + written);
        return read is [var one] && one.Entry.Equals(entry);
    }

    private static void AssertRoundTrip(List<Entry> entries)
    {
        var issues = new List<ParseIssue>();
        byte[] bytes = Segment.Write(entries);

        var read = Segment.Entries(bytes, issues);

        bool same = read.Select(one => one.Entry).SequenceEqual(entries)
            && read.All(one => one.State is EntryState.Complete)
            && issues.Count == 0;
        Assert.True(same, $"{Describe(entries)}\n--- written\n{Encoding.UTF8.GetString(bytes)}\n--- read\n{Describe(read.Select(one => one.Entry))}");
    }

    private static void AssertCut(List<Entry> entries, Random random)
    {
        byte[] all = Segment.Write(entries);
        var starts = new List<int>();
        var ends = new List<int>();
        int at = Encoding.UTF8.GetByteCount(Segment.Head);
        foreach (var entry in entries)
        {
            starts.Add(at);
            at += EntryWriter.Write(entry).Length;
            ends.Add(at - 2); // a footer counts without its line end
        }

        int cut = random.Next(2) == 0
            ? random.Next(starts[0], all.Length + 1)
            : Math.Min(all.Length, starts[random.Next(starts.Count)] + random.Next(50));
        int whole = ends.Count(end => end <= cut);
        bool inside = whole < entries.Count && cut > starts[whole];
        byte[] torn = [.. all[..cut], .. inside && random.Next(10) == 0 ? new byte[random.Next(1, 9)] : []];
        var next = new HostileEntries(random.Next()).Next(77);
        byte[] seal = inside ? "\n\n<!-- cru torn -->\n\n"u8.ToArray() : torn is [.., (byte)'\n'] ? [] : "\n\n"u8.ToArray();

        AssertHolds(torn, entries[..whole], inside);
        AssertHolds([.. torn, .. seal, .. EntryWriter.Write(next)], [.. entries[..whole], next], inside);
    }

    private static void AssertHolds(byte[] bytes, List<Entry> whole, bool torn)
    {
        var read = Segment.Entries(bytes);

        var complete = read.Where(one => one.State is EntryState.Complete).Select(one => one.Entry);
        bool fits = complete.SequenceEqual(whole)
            && read.Count(one => one.State is EntryState.Torn) == (torn ? 1 : 0)
            && read.Count == whole.Count + (torn ? 1 : 0);
        Assert.True(fits, $"torn: {torn}\n{Encoding.UTF8.GetString(bytes)}\n--- read\n{string.Join('\n', read.Select(one => one.State + " " + one.Entry))}");
    }

    private static string Describe(IEnumerable<Entry> entries) =>
        string.Join('\n', entries.SelectMany(entry => entry.Parts.Select(part => part.ToString()).Prepend($"{entry.Id} {entry.Role}")));
}
