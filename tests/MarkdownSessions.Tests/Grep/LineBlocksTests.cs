using System.Text;
using MarkdownSessions.Grep;

namespace MarkdownSessions.Tests.Grep;

public class LineBlocksTests
{
    [Fact]
    public void Gives_whole_lines_however_the_blocks_fall()
    {
        var random = new Random(7);
        for (int round = 0; round < 300; round++)
        {
            byte[] text = [.. Enumerable.Range(0, random.Next(0, 400)).Select(_ => (byte)(random.Next(6) == 0 ? '\n' : 'a'))];

            var blocks = Blocks(text, blockBytes: 16, longestLine: 1_000);

            Assert.Equal(text, blocks.SelectMany(block => block.Lines));
            Assert.All(blocks.SkipLast(1), block => Assert.Equal((byte)'\n', block.Lines[^1]));
        }
    }

    [Fact]
    public void Passes_over_the_rest_of_a_line_that_is_too_long_and_keeps_its_end()
    {
        byte[] text = Encoding.UTF8.GetBytes($"a\n{new string('b', 5_000)}\nc\nd");

        var blocks = Blocks(text, blockBytes: 16, longestLine: 100);

        Assert.Equal($"a\n{new string('b', 100)}\nc\nd", Encoding.UTF8.GetString([.. blocks.SelectMany(block => block.Lines)]));
        Assert.Single(blocks, block => block.IsCut);
    }

    private static List<(byte[] Lines, bool IsCut)> Blocks(byte[] text, int blockBytes, int longestLine)
    {
        using var blocks = new LineBlocks(new MemoryStream(text), blockBytes, longestLine);
        var all = new List<(byte[], bool)>();
        while (blocks.Next())
        {
            all.Add((blocks.Lines.ToArray(), blocks.IsCut));
        }

        return all;
    }
}
