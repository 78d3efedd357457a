using System.Text;
using MarkdownSessions.Format;

namespace MarkdownSessions.Tests.Format;

public class SettingsValueEditTests
{
    private const string Written = """
        # The team's vault.
        engine: sqlite   # faster here

        queries:
          trouble: 'timeout OR deadlock'
          # kept for Ada
          late: since:7d
        colour: blue
        prices: {big: {prompt: 3}}

        """;

    [Theory]
    [InlineData("engine", "scan", "engine: sqlite   # faster here", "engine: scan   # faster here")]
    [InlineData("colour", "red", "colour: blue", "colour: red")]
    [InlineData("archive", "old/2024", "prices: {big: {prompt: 3}}\n", "prices: {big: {prompt: 3}}\narchive: old/2024\n")]
    [InlineData("archive", "a: #b", "prices: {big: {prompt: 3}}\n", "prices: {big: {prompt: 3}}\narchive: \"a: #b\"\n")]
    public void Sets_a_key_and_leaves_all_other_lines(string key, string value, string line, string expected) =>
        Assert.Equal(Written.Replace(line, expected), Set(Written, key, value));

    [Fact]
    public void Takes_a_key_out_and_leaves_all_other_lines() =>
        Assert.Equal(Written.Replace("colour: blue\n", ""), Text(SettingsValueEdit.Remove(Bytes(Written), "colour")));

    [Theory]
    [InlineData("", "engine: scan\n")]
    [InlineData("a: 1", "a: 1\nengine: scan\n")]
    [InlineData("a: 1\r\nengine: sqlite # why\r\n", "a: 1\r\nengine: scan # why\r\n")]
    [InlineData("engine:\n  - a\n  - b\n# next\nb: 2\n", "engine: scan\n# next\nb: 2\n")]
    [InlineData("engine: >\n  folded\n  text\nb: 2\n", "engine: scan\nb: 2\n")]
    [InlineData("engine:\nb: 2\n", "engine: scan\nb: 2\n")]
    public void What_stood_there_may_have_any_form(string before, string after) =>
        Assert.Equal(after, Set(before, "engine", "scan"));

    [Theory]
    [InlineData("\"engine\": sqlite\n")]
    [InlineData("{engine: sqlite}\n")]
    [InlineData("a: [\n")]
    [InlineData("engine: a\nengine: b\n")]
    public void Gives_up_where_the_outcome_would_read_otherwise(string before) =>
        Assert.Null(SettingsValueEdit.Set(Bytes(before), "engine", "scan"));

    [Fact]
    public void Gives_up_on_bytes_that_are_no_UTF8() =>
        Assert.Null(SettingsValueEdit.Set([(byte)'a', (byte)':', (byte)' ', 0xFF, (byte)'\n'], "engine", "scan"));

    [Fact]
    public void An_edit_reads_back_as_it_was_meant_over_random_files()
    {
        var random = new Random(20260101);
        string[] pieces = ["a: 1\n", "# note\n", "\n", "map:\n  x: y\n", "list: [1, 2]\n", "b: 'it''s'\n", "engine: sqlite # c\n", "  \n"];
        for (int round = 0; round < 500; round++)
        {
            string before = string.Concat(Enumerable.Range(0, random.Next(8)).Select(_ => pieces[random.Next(pieces.Length)]).Distinct());

            string after = Set(before, "engine", "scan");

            Assert.Equal("scan", Read(after).Text("engine"));
            Assert.Equal(LinesWithout(before), LinesWithout(after));
        }
    }

    private static IEnumerable<string> LinesWithout(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith("engine:", StringComparison.Ordinal));

    private static string Set(string before, string key, string value) => Text(SettingsValueEdit.Set(Bytes(before), key, value));

    private static FrontMatter Read(string text) => FrontMatter.Read(text, 1, []);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Text(byte[]? bytes) => Encoding.UTF8.GetString(Assert.IsType<byte[]>(bytes));
}
