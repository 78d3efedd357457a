using System.Text;
using MarkdownSessions.Import;

namespace MarkdownSessions.Tests.Import;

public class JsonRecordsTests
{
    [Theory]
    [InlineData("{\"a\":1}\n{\"a\":2}\n", "1:0 {\"a\":1}", "2:8 {\"a\":2}")]
    [InlineData("{\"a\":1}\r\n\r\n  \n{\"a\":2}", "1:0 {\"a\":1}\r", "4:14 {\"a\":2}")]
    [InlineData("\uFEFF{\"a\":1}\n", "1:3 {\"a\":1}")]
    [InlineData("", new string[0])]
    [InlineData("\n\n", new string[0])]
    public void Reads_a_record_a_line(string file, params string[] records) => Assert.Equal(records, Read(file));

    [Fact]
    public void Takes_glued_records_apart_but_not_what_looks_glued_inside_a_string() =>
        Assert.Equal(
            ["1:0 {\"a\":\"}{\\\"}{\"}", "1:14 {\"b\":2}", "1:22 {\"c\":{}}"],
            Read("{\"a\":\"}{\\\"}{\"}{\"b\":2} {\"c\":{}}\n"));

    [Fact]
    public void A_torn_last_line_costs_only_itself() =>
        Assert.Equal(["1:0 {\"a\":1}", "2:8 torn last record"], Read("{\"a\":1}\n{\"b\":\"hel"));

    [Fact]
    public void A_torn_record_does_not_take_the_record_that_was_appended_to_it() =>
        Assert.Equal(
            ["1:0 broken record", "1:30 {\"type\":\"user\",\"n\":\"x \\\" y\"}"],
            Read("{\"type\":\"user\",\"m\":{\"c\":\"hello{\"type\":\"user\",\"n\":\"x \\\" y\"}\n"));

    [Fact]
    public void A_run_of_NULs_costs_nothing_but_itself() =>
        Assert.Equal(
            ["1:0 {\"a\":1}", "2:8 NUL bytes where a record should be", "2:11 {\"b\":2}"],
            Read("{\"a\":1}\n\0\0\0{\"b\":2}\n"));

    [Theory]
    [InlineData("garbage{\"a\":1}\n", "1:0 broken record", "1:7 {\"a\":1}")]
    [InlineData("{\"a\":1}]]{\"b\":2}\n", "1:0 {\"a\":1}", "1:7 broken record", "1:9 {\"b\":2}")]
    [InlineData("{\"a\":}\n{\"b\":2}\n", "1:0 broken record", "2:7 {\"b\":2}")]
    [InlineData("nonsense\n", "1:0 broken record")]
    public void Garbage_is_named_and_the_records_around_it_are_read(string file, params string[] records) =>
        Assert.Equal(records, Read(file));

    [Fact]
    public void A_line_over_the_limit_is_skipped_and_the_next_one_read()
    {
        string file = $"{{\"a\":\"{new string('x', 400_000)}\"}}\n{{\"b\":2}}\n";

        var records = Read(file, maxLineBytes: 1_000);

        Assert.Equal(["1:0 line over 256 MiB", "2:400009 {\"b\":2}"], records);
    }

    [Fact]
    public void A_line_of_a_megabyte_is_read_whole()
    {
        string line = $"{{\"a\":\"{new string('x', 1_200_000)}\"}}";

        var records = Read($"{line}\n{{\"b\":2}}\n");

        Assert.Equal([$"1:0 {line}", $"2:{line.Length + 1} {{\"b\":2}}"], records);
    }

    [Fact]
    public void Lines_that_end_anywhere_in_a_buffer_come_whole()
    {
        var random = new Random(7);
        var lines = Enumerable.Range(0, 400).Select(i => $"{{\"n\":{i},\"x\":\"{new string('y', random.Next(3_000))}\"}}").ToList();
        var file = new TricklingStream(Encoding.UTF8.GetBytes(string.Join('\n', lines)), new Random(8));

        var read = JsonRecords.Read(file).Select(record => Encoding.UTF8.GetString(record.Bytes.Span)).ToList();

        Assert.Equal(lines, read);
    }

    [Theory]
    [InlineData("""{"a":"x\ud83d"}""", "x\uFFFD", 1)]
    [InlineData("""{"a":"\udE00\uD83D\ude00"}""", "\uFFFD😀", 1)]
    [InlineData("""{"a":"\\ud83d"}""", "\\ud83d", 0)]
    [InlineData("""{"a":"\\\ud83d\ud83d"}""", "\\\uFFFD\uFFFD", 2)]
    public void A_lone_surrogate_becomes_a_replacement_letter(string line, string text, int repaired)
    {
        var record = JsonRecords.Read(new MemoryStream(Encoding.UTF8.GetBytes(line)))
            .Select(record => (Text: record.Root.GetProperty("a").GetString(), record.Repaired))
            .Single();

        Assert.Equal((text, repaired), record);
    }

    [Fact]
    public void Broken_UTF8_becomes_a_replacement_letter()
    {
        byte[] line = [.. "{\"a\":\"x"u8, 0xC3, .. "y\"}"u8];

        string? text = JsonRecords.Read(new MemoryStream(line)).Select(record => record.Root.GetProperty("a").GetString()).Single();

        Assert.Equal("x\uFFFDy", text);
    }

    [Fact]
    public void Whatever_stands_between_records_they_are_all_read()
    {
        var random = new Random(11);

        for (int i = 0; i < 500; i++)
        {
            var (file, records) = Scatter(random);
            Assert.Equal(records, ReadWhole(file));
        }
    }

    [Fact]
    public void The_check_above_catches_a_reader_that_goes_by_lines_alone()
    {
        var random = new Random(11);

        bool isCaught = Enumerable.Range(0, 50).Any(_ =>
        {
            var (file, records) = Scatter(random);
            return !file.Split('\n', StringSplitOptions.RemoveEmptyEntries).SequenceEqual(records);
        });

        Assert.True(isCaught);
    }

    private static List<string> ReadWhole(string file) =>
        [.. JsonRecords.Read(new MemoryStream(Encoding.UTF8.GetBytes(file)))
            .Where(record => record.Problem is null)
            .Select(record => record.Root.GetRawText())];

    private static (string File, List<string> Records) Scatter(Random random)
    {
        string[] between = ["\n", "\r\n", "", " ", "\0\0", "\n\n", "\n\0\0\0\n", "\n\uFEFF"];
        string[] words = ["}{", "\\\"", "\\\\", "{\\\"a\\\":1}", "é日本😀", "\\n", "]["];
        var records = new List<string>();
        var file = new StringBuilder();
        for (int count = random.Next(1, 12); count > 0; count--)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(5)).Select(_ => words[random.Next(words.Length)]));
            records.Add($"{{\"a\":[{{\"b\":\"{text}\"}}],\"c\":{count}}}");
            file.Append(records[^1]).Append(between[random.Next(between.Length)]);
        }

        return (file.ToString(), records);
    }

    private static List<string> Read(string file, int maxLineBytes = JsonRecords.MaxLineBytes) =>
        [.. JsonRecords.Read(new MemoryStream(Encoding.UTF8.GetBytes(file)), maxLineBytes)
            .Select(record => $"{record.Line}:{record.Offset} {record.Problem ?? Encoding.UTF8.GetString(record.Bytes.Span)}")];

    private sealed class TricklingStream(byte[] content, Random random) : MemoryStream(content)
    {
        public override int Read(byte[] buffer, int offset, int count) =>
            base.Read(buffer, offset, Math.Min(count, 1 + random.Next(5_000)));
    }
}
