using System.Globalization;
using System.Text;
using MarkdownSessions.Format;
using MarkdownSessions.Model;
using MarkdownSessions.Testing;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MarkdownSessions.Tests.Format;

public class FrontMatterFuzzTests
{
    private static readonly string[] Pieces =
    [
        "a: b", "title: x y", "tags: [a, b]", "tags:", "  - a", "  - [b, {c: d}]", "k: {a: 1, b: [true, null]}", "k: [[2024-01-15-1030.md]]",
        "k: [[a|b]]", "k: '[[it''s]]'", "k: \"[[a\\\\b]]\"", "&a x: 1", "k: &a [x]", "k: *a", "k: [*a, *a, *a, *a]", "<<: *a", "!!int k: 1",
        "k: !x y", "? a", ": b", "k: |", "k: >-", "  folded", "k: \"open", "k: 'open", "k: \"\\ud800\"", "k: \"\\UFFFFFFFF\"",
        "k: \"\\x\"", "%YAML 1.1", "%YAML 99999999999.1", "%TAG ! x", "---", "...", "- a", "# c", "k: # c", "k: a # c", "k:\tv", "\tk: v",
        " k: v", "k: ", "k", ": ", "-: x", "---: x", "k: [", "k: {", "]", "}", ",", "k: @x", "k: `x", "k: %x", "a: b: c", "k: \0", "k: a\rb",
        "\r", "k: \u0085x", "k: x\u2028y", "\ufeffk: v", "k: \u00e9\u65e5", "k: \ud83d\ude42", "k: 1e5", "k: 0123", "k: no", "k: ~", "k: Null", "k: .", "",
    ];

    [Fact]
    public void Any_head_is_read_without_an_exception()
    {
        var random = new Random(21);

        for (int i = 0; i < 30_000; i++)
        {
            string yaml = NextYaml(random);
            var front = FrontMatter.Read(yaml, 1, []);
            Assert.InRange(front.Fields.Count, 0, yaml.Length);
        }
    }

    [Theory]
    [InlineData("[", 200_000)]
    [InlineData("{", 200_000)]
    [InlineData("- ", 60_000)]
    [InlineData("a: [", 20_000)]
    [InlineData("? ", 60_000)]
    [InlineData("!", 60_000)]
    [InlineData("\"", 60_000)]
    [InlineData("&a ", 20_000)]
    [InlineData("a: b\n", 13_000)]
    [InlineData("k: \"\\ud800\n", 6_000)]
    [InlineData("[a, ", 16_000)]
    [InlineData("\0", 65_000)]
    [InlineData("\r", 65_000)]
    public void A_head_of_one_thing_over_and_over_is_read_or_reported(string piece, int times)
    {
        string yaml = string.Concat(Enumerable.Repeat(piece, times));
        var issues = new List<ParseIssue>();

        var front = FrontMatter.Read("k: " + yaml, 1, issues);

        Assert.InRange(front.Fields.Count, 0, times + 1);
        Assert.InRange(issues.Count, 0, 1);
    }

    [Fact]
    public void An_alias_bomb_is_refused_before_it_grows()
    {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++)
        {
            bomb.Append(CultureInfo.InvariantCulture, $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9))}]\n");
        }

        var issues = new List<ParseIssue>();
        var front = FrontMatter.Read(bomb + "title: kept\n", 1, issues);

        Assert.Equal("kept", front.Text("title"));
        Assert.Contains("anchors, aliases and tags", Assert.Single(issues).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_head_over_64_KiB_is_text_and_the_entries_below_are_read()
    {
        string head = $"---\nsession_id: chat-a\nnote: {new string('x', FrontMatter.MaxBytes)}\n---\n\n";
        var issues = new List<ParseIssue>();

        var entries = Segment.Entries(head + "## 2024-01-15T10:30:00Z\n\n**User:** Hello\n", issues);

        Assert.Equal("Hello", Assert.IsType<TextPart>(Assert.Single(entries[^1].Entry.Parts)).Text);
        Assert.Equal("front matter has no end; its lines 'key: value' are read, the rest is text", Assert.Single(issues).Problem);
    }

    [Fact]
    public void What_programs_write_says_the_same_to_our_reader_and_to_YAML()
    {
        var hostile = new HostileEntries(seed: 22);
        var random = new Random(23);

        for (int i = 0; i < 20_000; i++)
        {
            string text = NextText(hostile, random);
            var field = random.Next(3) == 0 ? new FrontMatterField("k", null, [text, "b"]) : new("k", text, []);
            string? wrong = ProblemOf(field, FrontMatterWriter.Write([field, new("z", "end", [])], title: null));
            Assert.True(wrong is null, $"{JsonLine.Quote(text)}: {wrong}");
        }
    }

    [Theory]
    [InlineData("k: ", "k: x ")]
    [InlineData("\"", "")]
    public void The_suite_notices_a_writer_that_writes_something_else(string right, string wrong)
    {
        var hostile = new HostileEntries(seed: 24);
        var random = new Random(25);

        int caught = Enumerable.Range(0, 500).Count(_ =>
        {
            var field = new FrontMatterField("k", NextText(hostile, random), []);
            string written = Encoding.UTF8.GetString(FrontMatterWriter.Write([field], title: null));
            return ProblemOf(field, Encoding.UTF8.GetBytes(written.Replace(right, wrong, StringComparison.Ordinal))) is not null;
        });

        Assert.InRange(caught, 100, 500);
    }

    [Theory]
    [InlineData("""{"a":true,"b":[1,2.50,null],"c":{"d":"e"}}""")]
    [InlineData("""{"done":false,"text":"a: b # c"}""")]
    [InlineData("""{}""")]
    public void A_map_reads_as_the_JSON_it_was(string json)
    {
        byte[] written = FrontMatterWriter.Write([new("k", json, [])], title: null);

        Assert.Equal(json, Segment.Read(Encoding.UTF8.GetString(written)).Front.Text("k"));
    }

    [Fact]
    public void A_map_deeper_than_a_head_may_be_is_still_the_same_text()
    {
        string deep = string.Concat(Enumerable.Repeat("{\"a\":", 50)) + "1" + new string('}', 50);
        var issues = new List<ParseIssue>();

        byte[] written = FrontMatterWriter.Write([new("k", deep, [])], title: null);

        Assert.Equal(deep, Segment.Read(Encoding.UTF8.GetString(written), issues).Front.Text("k"));
        Assert.Empty(issues);
    }

    [Fact]
    public void A_key_that_is_no_word_is_quoted()
    {
        byte[] written = FrontMatterWriter.Write([new("my key: x", "v", [])], title: null);

        Assert.Equal("v", Segment.Read(Encoding.UTF8.GetString(written)).Front.Text("my key: x"));
    }

    [Fact]
    public void A_second_document_is_not_dropped_without_a_word()
    {
        var issues = new List<ParseIssue>();

        var front = FrontMatter.Read("a: \"1\"\nl: [\"x\"]\n...\ntitle: kept\n", 2, issues);

        Assert.Equal("kept", front.Text("title"));
        Assert.Equal("front matter is more than one YAML document; read line by line", Assert.Single(issues).Problem);
    }

    [Fact]
    public void Lines_read_without_YAML_say_what_YAML_says()
    {
        var random = new Random(26);
        int compared = 0;

        for (int i = 0; i < 60_000; i++)
        {
            string line = NextSimpleLine(random) + "\n";
            if (PlainFrontMatter.TryRead(line, out var plain))
            {
                var issues = new List<ParseIssue>();
                bool isYaml = YamlFrontMatter.TryRead(line, 1, issues, out var yaml);
                Assert.True(isYaml && Same(plain, yaml), $"{JsonLine.Quote(line)}: {Show(plain)} but {Show(yaml)} {issues.FirstOrDefault()?.Problem}");
                compared++;
            }
        }

        Assert.InRange(compared, 10_000, 60_000);
    }

    [Theory]
    [InlineData("k: a #b", "a #b")]
    [InlineData("k: Null", "Null")]
    [InlineData("k: 'a'", "'a'")]
    public void The_comparison_notices_a_line_that_is_read_differently(string line, string read)
    {
        Assert.True(YamlFrontMatter.TryRead(line + "\n", 1, [], out var yaml));

        Assert.False(Same([new("k", read, [])], yaml));
    }

    private static string NextYaml(Random random)
    {
        var yaml = new StringBuilder();
        for (int lines = random.Next(9); lines >= 0; lines--)
        {
            yaml.Append(Pieces[random.Next(Pieces.Length)]).Append('\n');
        }

        for (int edits = random.Next(4); edits > 0 && yaml.Length > 0; edits--)
        {
            yaml[random.Next(yaml.Length)] = random.Next(4) == 0 ? (char)random.Next(0xd800) : "\n :-[]{},'\"&*!|>%@`#?\t\\\r\0"[random.Next(24)];
        }

        return yaml.ToString();
    }

    private static string NextSimpleLine(Random random)
    {
        string[] bits =
        [
            "a", "B", "7", "0", "_", ".", "/", "~", "(", ")", "<", "$", " ", " ", ":", ": ", "#", " #", ",", ", ", "'", "\"", "\\", "-", "--", "?", "!", "&",
            "*", "|", ">", "%", "@", "`", "=", "null", "Null", "\t", "\u00e9", "\u00a0", "\u3000", "\u0085", "\u2028", "\ufeff", "\u200b", "\ud83d\ude42", "[", "]", "[[", "]]", "{", "}", "\0", "\r", "...",
        ];
        string key = new[] { "k", "k", "k_1", "-", "--", "1", "k-a", "null", "-k" }[random.Next(9)];
        string value = string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => bits[random.Next(bits.Length)]));
        value = random.Next(6) switch
        {
            0 => $"[{value}]",
            1 => $"\"{value}\"",
            2 => $"'{value}'",
            3 => $"[[{value}]]",
            _ => value,
        };
        return $"{key}:{(random.Next(8) == 0 ? "\t" : " ")}{value}";
    }

    private static string NextText(HostileEntries hostile, Random random) => random.Next(4) switch
    {
        0 => hostile.NextText(),
        1 => Pieces[random.Next(Pieces.Length)],
        2 => NextSimpleLine(random)[2..],
        _ => NextSimpleLine(random)[3..] + (random.Next(20) == 0 ? "\U000e0001" : ""),
    };

    private static string? ProblemOf(FrontMatterField field, byte[] written)
    {
        var issues = new List<ParseIssue>();
        var front = Segment.Read(Encoding.UTF8.GetString(written), issues).Front;
        if (front.Field("k") is not { } read || !Same([read], [field]) || issues.Count > 0)
        {
            return $"our reader says {Show(front.Fields)}; {issues.FirstOrDefault()?.Problem}";
        }

        string[] expected = field.Text is { } text ? [text] : [.. field.Items];
        string[] yaml = ScalarsOf(written);
        return yaml.SequenceEqual(expected) || field.Text is ['{', ..] ? null : $"YAML says {string.Join('|', yaml)}";
    }

    // The values of the key `k` by YamlDotNet's own events.
    private static string[] ScalarsOf(byte[] written)
    {
        string yaml = Encoding.UTF8.GetString(written).Split("\n---\n")[0]["---\n".Length..] + "\n";
        var scalars = new List<string>();
        try
        {
            var parser = new Parser(new StringReader(yaml));
            while (parser.MoveNext())
            {
                if (parser.Current is Scalar scalar)
                {
                    scalars.Add(scalar.Value);
                }
            }
        }
        catch (YamlException e)
        {
            return [e.Message];
        }

        int end = scalars.IndexOf("z");
        return [.. scalars[1..(end < 0 ? scalars.Count : end)]];
    }

    private static bool Same(List<FrontMatterField> one, List<FrontMatterField> other) =>
        one.Count == other.Count
        && one.Zip(other).All(pair => pair.First.Name == pair.Second.Name && pair.First.Text == pair.Second.Text
            && pair.First.Items.SequenceEqual(pair.Second.Items));

    private static string Show(IEnumerable<FrontMatterField> fields) =>
        string.Join("; ", fields.Select(field => $"{field.Name}={(field.Text is { } text ? JsonLine.Quote(text) : "null")}[{string.Join('|', field.Items)}]"));
}
