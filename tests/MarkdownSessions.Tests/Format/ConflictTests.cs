using System.Text;
using MarkdownSessions.Format;
using MarkdownSessions.Model;
using MarkdownSessions.Testing;

namespace MarkdownSessions.Tests.Format;

/// <summary>Files that `git merge` left with markers: both machines' entries are there.</summary>
public class ConflictTests
{
    private static readonly string Shared = Written("m1", "Shared.");
    private static readonly string Ours = Written("a1", "Ours.");
    private static readonly string Theirs = Written("b1", "Theirs.");

    [Fact]
    public void Both_sides_of_one_hunk_are_had()
    {
        string segment = $"{Segment.Head}{Shared}<<<<<<< HEAD\n{Ours}=======\n{Theirs}>>>>>>> laptop\n";

        AssertSides(segment, ["m1", "a1"], ["m1", "b1"]);
    }

    [Fact]
    public void Both_sides_of_two_hunks_are_had()
    {
        string segment = $"{Segment.Head}<<<<<<< HEAD\n{Ours}=======\n{Theirs}>>>>>>> laptop\n{Shared}"
            + $"<<<<<<< HEAD\n{Written("a2", "More.")}=======\n{Written("b2", "Other.")}>>>>>>> laptop\n{Written("m2", "End.")}";

        AssertSides(segment, ["a1", "m1", "a2", "m2"], ["b1", "m1", "b2", "m2"]);
    }

    [Fact]
    public void The_common_ancestor_of_diff3_style_belongs_to_neither_side()
    {
        string segment = $"{Segment.Head}<<<<<<< HEAD\n{Ours}||||||| 6c1f0a2\n{Shared}=======\n{Theirs}>>>>>>> laptop\n";

        AssertSides(segment, ["a1"], ["b1"]);
    }

    [Fact]
    public void One_side_may_be_empty()
    {
        string segment = $"{Segment.Head}{Shared}<<<<<<< HEAD\n=======\n{Theirs}>>>>>>> laptop\n";

        AssertSides(segment, ["m1"], ["m1", "b1"]);
    }

    // Git parts a conflict where both sides share lines, here the label: each side is whole all the same.
    [Fact]
    public void A_conflict_that_git_parted_inside_an_entry_gives_both_entries_whole()
    {
        string[] ours = Ours.Split('\n');
        string[] theirs = Theirs.Split('\n');
        string segment = $"{Segment.Head}<<<<<<< HEAD\n{ours[0]}\n=======\n{theirs[0]}\n>>>>>>> laptop\n\n"
            + $"<<<<<<< HEAD\n{string.Join('\n', ours[2..])}=======\n{string.Join('\n', theirs[2..])}>>>>>>> laptop\n";

        AssertSides(segment, ["a1"], ["b1"]);
    }

    [Fact]
    public void A_conflict_that_ends_inside_entries_is_not_parted_at_a_line_of_their_text()
    {
        string ours = Written("a0", "A title\n=======\nbelow") + "## 2024-01-15T10:31:00.000Z <!-- cru a1 -->\n\n**User:** Mine\n";
        string theirs = Written("b0", "Another") + "## 2024-01-15T10:31:00.000Z <!-- cru b1 -->\n\n**User:** Yours\n";
        string segment = $"{Segment.Head}<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> laptop\nthe same below\n";

        var (first, second) = Sides(segment);

        Assert.Equal(["a0", "a1"], first.Select(logged => logged.Entry.Id.Message));
        Assert.Equal(["b0", "b1"], second.Select(logged => logged.Entry.Id.Message));
        Assert.Equal("A title\n=======\nbelow", Assert.IsType<TextPart>(Assert.Single(first[0].Entry.Parts)).Text);
    }

    [Theory]
    [InlineData("A title\n=======\nbelow")]
    [InlineData("||||||| a\n=======\n||||||| b")]
    [InlineData("<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x")]
    public void An_entry_whose_text_looks_like_a_marker_is_not_parted(string text)
    {
        string segment = $"{Segment.Head}<<<<<<< HEAD\n{Written("a1", text)}||||||| 6c1f0a2\n{Shared}=======\n{Written("b1", text)}>>>>>>> laptop\n";

        AssertSides(segment, ["a1"], ["b1"]);
    }

    [Theory]
    [InlineData("<<<<<<< HEAD\n")]
    [InlineData(">>>>>>> laptop\n")]
    [InlineData("=======\n")]
    [InlineData("<<<<<<< HEAD\n>>>>>>> laptop\n")]
    public void A_marker_without_its_fellows_is_text_and_loses_nothing(string marker)
    {
        string segment = $"{Segment.Head}{Shared}{marker}{Ours}";

        var reader = Segment.Read(segment);
        var read = Segment.Entries(segment);

        Assert.False(reader.HasConflicts);
        Assert.Equal(["m1", "a1"], read.Select(logged => logged.Entry.Id.Message));
        Assert.Equal(marker.TrimEnd('\n'), Assert.IsType<TextPart>(read[0].Entry.Parts[^1]).Text);
    }

    [Fact]
    public void Conflicts_in_the_head_give_each_side_its_head()
    {
        const string segment = "---\nsession_id: chat-a\n<<<<<<< HEAD\ntitle: ours\n=======\ntitle: theirs\n>>>>>>> laptop\n---\n";

        var ours = Segment.Read(segment);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(segment));
        var theirs = SegmentReader.ReadTheirs(stream, SegmentStart.Top, []);
        _ = theirs.Entries().Count();

        Assert.Equal(("ours", "theirs"), (ours.Front.Text("title"), theirs.Front.Text("title")));
    }

    [Fact]
    public void Hostile_entries_on_both_sides_are_all_had()
    {
        var hostile = new HostileEntries(seed: 31);
        var random = new Random(32);
        int number = 0;

        for (int i = 0; i < 1_500; i++)
        {
            List<Entry>[] sides = [[], [], []];
            foreach (var side in sides)
            {
                side.AddRange(Enumerable.Range(0, 1 + random.Next(3)).Select(_ => hostile.Next(number++)));
            }

            string segment = Merge(sides, withBase: random.Next(2) == 0);
            AssertSides(segment, sides[0], sides[2]);
        }
    }

    [Fact]
    public void The_suite_notices_a_merge_that_lost_its_middle()
    {
        string segment = Merge([[Entry("a1", "A")], [], [Entry("b1", "B")]], withBase: false).Replace("\n=======\n", "\n", StringComparison.Ordinal);

        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => AssertSides(segment, ["a1"], ["b1"]));
    }

    private static string Merge(List<Entry>[] sides, bool withBase)
    {
        string[] texts = [.. sides.Select(side => string.Concat(side.Select(entry => Encoding.UTF8.GetString(EntryWriter.Write(entry)))))];
        string original = withBase ? $"||||||| 6c1f0a2\n{texts[1]}" : "";
        return $"{Segment.Head}<<<<<<< HEAD\n{texts[0]}{original}=======\n{texts[2]}>>>>>>> laptop\n";
    }

    private static void AssertSides(string segment, string[] ours, string[] theirs)
    {
        var (first, second) = Sides(segment);
        Assert.Equal(ours, first.Select(logged => logged.Entry.Id.Message));
        Assert.Equal(theirs, second.Select(logged => logged.Entry.Id.Message));
        Assert.All([.. first, .. second], logged => Assert.Equal(EntryState.Complete, logged.State));
    }

    private static void AssertSides(string segment, List<Entry> ours, List<Entry> theirs)
    {
        var (first, second) = Sides(segment);
        bool same = first.Select(logged => logged.Entry).SequenceEqual(ours) && second.Select(logged => logged.Entry).SequenceEqual(theirs);
        Assert.True(same, segment);
    }

    private static (List<LoggedEntry> Ours, List<LoggedEntry> Theirs) Sides(string segment)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(segment);
        using var forOurs = new MemoryStream(bytes);
        using var forTheirs = new MemoryStream(bytes);
        var reader = SegmentReader.Read(forOurs, SegmentStart.Top, []);
        var ours = reader.Entries().ToList();
        Assert.True(reader.HasConflicts, segment);
        return (ours, SegmentReader.ReadTheirs(forTheirs, SegmentStart.Top, []).Entries().ToList());
    }

    private static Entry Entry(string id, string text) => new()
    {
        Id = new(id),
        Time = Timestamp.From(new(2024, 1, 15, 10, 30, 0, TimeSpan.Zero)),
        Role = Role.User,
        Parts = [new TextPart(text)],
    };

    private static string Written(string id, string text) => Encoding.UTF8.GetString(EntryWriter.Write(Entry(id, text)));
}
