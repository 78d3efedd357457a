using MarkdownSessions.Format;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;
using MarkdownSessions.Testing.Storage;

namespace MarkdownSessions.Tests.Storage;

public class MessageAssemblerTests
{
    [Theory]
    [InlineData("one")]
    [InlineData("one two", "one", "two")]
    [InlineData("one two", "one", "two", "one")]
    [InlineData("one two three", "one", "two", "three", "two", "one", "three")]
    public void Each_content_of_one_id_is_shown_once(string expected, params string[] said)
    {
        var disk = new MemoryFiles();
        string[] all = said.Length == 0 ? ["one", "one"] : said;
        disk.WriteBytes("/s/2026-01-05-1000.md", [.. all.SelectMany(text => EntryWriter.Write(Entry(text)))]);
        var log = SessionLog.Of(disk, new(SessionId.Parse("chat-a"), "/s", disk.List("/s")));

        var messages = new MessageAssembler(firstOrdinal: 1).Assemble(log.Read(LogPosition.Start)).ToList();

        Assert.Equal(expected, string.Join(' ', messages.Select(message => ((TextPart)message.Parts[0].Part).Text)));
    }

    private static Entry Entry(string text)
    {
        Assert.True(Timestamp.TryParse("2026-01-05T10:00:00.000Z", out var time));
        return new() { Id = new("m1"), Time = time, Role = Role.User, Parts = [new TextPart(text)] };
    }
}
