using System.Text;
using MarkdownSessions.Format;

namespace MarkdownSessions.Tests.Format;

public class FrontMatterEditTests
{
    private static readonly string[] Pieces =
    [
        "title: Old\n", "title: \"Old: one\" # why\n", "title: 'Old'\n", "title: >\n  folded\n  text\n", "title:\n  on the next line\n", "\"title\": quoted key\n",
        "tags: [a, b]\n", "tags:\n- a\n- b\n", "tags:\n  - a\n\n  - b\n", "tags: [a,\n  b\n]\n", "tags: null\n",
        "# a comment\n", "x: 1 # two\n", "x-map: {a: 1}\n", "x_map:\n  title: nested\n  tags: [z]\n", "note: |\n  title: in text\n\n  more\n", "empty:\n", "\n",
        "link: [[2024-01-15-1030.md]]\n", "date: 2024-01-15\n", "broken: [\n", "a: b: c\n", "über: é\n", "...\n", "- item\n", "<<<<<<< HEAD\n",
    ];

    [Theory]
    [InlineData("---\ntitle: Old\nx: 1\n---\nrest", "---\ntitle: New\nx: 1\n---\nrest")]
    [InlineData("---\ntitle: Old # mine\n---\n", "---\ntitle: New # mine\n---\n")]
    [InlineData("---\ntitle: 'a # b' # mine\n---\n", "---\ntitle: New # mine\n---\n")]
    [InlineData("---\ntitle: |\n  two\n\n  lines\n# c\nx: 1\n---\n", "---\ntitle: New\n# c\nx: 1\n---\n")]
    [InlineData("---\nx: 1\n---\n", "---\nx: 1\ntitle: New\n---\n")]
    [InlineData("---\r\ntitle: Old\r\nx: 1\r\n---\r\nrest\r\n", "---\r\ntitle: New\r\nx: 1\r\n---\r\nrest\r\n")]
    [InlineData("\ufeff---\nx: {a: 1}\n---\n", "\ufeff---\nx: {a: 1}\ntitle: New\n---\n")]
    [InlineData("---\ntitle: One\ntitle: Two\n---\n", "---\ntitle: One\ntitle: New\n---\n")]
    [InlineData("---\n---\n", "---\ntitle: New\n---\n")]
    public void The_field_is_changed_and_all_else_stays(string segment, string expected) =>
        Assert.Equal(expected, Edited(segment, new FrontMatterField("title", "New", [])));

    [Theory]
    [InlineData("")]
    [InlineData("---")]
    [InlineData("no front matter\n")]
    [InlineData("---\ntitle: [broken\n---\n")]
    [InlineData("---\ntitle: never closed\n")]
    [InlineData("---\nx: 1\n## 2024-01-15T10:30:00Z\n---\n")]
    public void What_cannot_be_edited_is_left(string segment) =>
        Assert.Null(Edited(segment, new FrontMatterField("title", "New", [])));

    [Fact]
    public void Whatever_stands_there_only_the_field_changes()
    {
        int edited = 0;
        for (int seed = 0; seed < 5_000; seed++)
        {
            string segment = Random(seed);

            string? after = Edited(segment, Change(seed));

            edited += after is null ? 0 : 1;
            Assert.True(after is null || Fault(segment, after, Change(seed)) is null, $"seed {seed}: {Fault(segment, after ?? "", Change(seed))}\n{segment}\n{after}");
        }

        Assert.True(edited > 1_000, $"only {edited} could be edited");
    }

    [Fact]
    public void An_edit_that_takes_the_first_line_of_a_value_only_is_caught()
    {
        var change = new FrontMatterField("title", "New", []);
        var segments = Enumerable.Range(0, 500).Select(Random)
            .Where(segment => Front(segment).Field("title") is not null && Edited(segment, change) is not null)
            .ToList();

        Assert.All(segments, segment => Assert.Null(Fault(segment, Edited(segment, change)!, change)));
        Assert.Contains(segments, segment => Fault(segment, FirstLineOnly(segment), change) is null);
        Assert.Contains(segments, segment => Fault(segment, FirstLineOnly(segment), change) is not null);
    }

    private static string Random(int seed)
    {
        var random = new Random(seed);
        var text = new StringBuilder("---\n");
        for (int piece = random.Next(7); piece > 0; piece--)
        {
            text.Append(Pieces[random.Next(seed % 3 == 0 ? Pieces.Length : Pieces.Length - 6)]);
        }

        string segment = text.Append("---\n\n# Old\n\ntitle: no field\n").ToString();
        return seed % 5 == 0 ? segment.Replace("\n", "\r\n", StringComparison.Ordinal) : segment;
    }

    private static string FirstLineOnly(string segment)
    {
        int log = segment.IndexOf("# Old", StringComparison.Ordinal);
        var lines = segment[..log].Split('\n').Select(line => line.StartsWith("title:", StringComparison.Ordinal) ? "title: New" : line);
        return string.Join('\n', lines) + segment[log..];
    }

    private static FrontMatterField Change(int seed) => (seed % 4) switch
    {
        0 => new("tags", null, ["x", "y z"]),
        1 => new("tags", null, []),
        2 => new("title", "New # \"quoted\": one", []),
        _ => new("title", "New", []),
    };

    private static string? Edited(string segment, FrontMatterField change) =>
        FrontMatterEdit.Apply(Encoding.UTF8.GetBytes(segment), [change]) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    // What is wrong with an edit, by the reader and by the lines; null when nothing is.
    private static string? Fault(string before, string after, FrontMatterField change)
    {
        var (old, now) = (Front(before), Front(after));
        if (now.Field(change.Name) is not { } field || field.Text != change.Text || !field.Items.SequenceEqual(change.Items))
        {
            return "the field is not as it shall be";
        }

        if (!Others(old, change.Name).SequenceEqual(Others(now, change.Name)))
        {
            return "another field changed";
        }

        string[] comments = [.. before.Split('\n').Where(line => line.StartsWith('#'))];
        return comments.SequenceEqual(after.Split('\n').Where(line => line.StartsWith('#'))) && after.EndsWith(before[before.IndexOf("# Old", StringComparison.Ordinal)..], StringComparison.Ordinal)
            ? null
            : "a comment or the log changed";
    }

    private static IEnumerable<string> Others(FrontMatter front, string name) =>
        front.Fields.Where(field => field.Name != name).Select(field => $"{field.Name}={field.Text}[{string.Join('|', field.Items)}]");

    private static FrontMatter Front(string segment) => SegmentReader.ReadFront(new MemoryStream(Encoding.UTF8.GetBytes(segment)));
}
