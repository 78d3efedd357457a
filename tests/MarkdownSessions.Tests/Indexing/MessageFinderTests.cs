using System.Runtime.CompilerServices;
using MarkdownSessions.Indexing;
using MarkdownSessions.Model;
using MarkdownSessions.Search;
using MarkdownSessions.Storage;
using MarkdownSessions.Testing.Storage;

namespace MarkdownSessions.Tests.Indexing;

public class MessageFinderTests
{
    private const string Name = "2026-01-05-1000.md";
    private const int Messages = 200;

    private readonly MemoryFiles disk = new();
    private readonly List<WeakReference> read = [];

    [Fact]
    public void A_conflict_s_segment_is_not_kept_in_memory()
    {
        string entries = string.Concat(Enumerable.Range(10, Messages).Select(i => $"## 2026-01-05T10:00:{i % 60:00}Z\n\n**User:** heron {i}\n\n"));
        const string conflict = "## 2026-01-05T11:00:00Z\n\n<<<<<<< HEAD\n**User:** ours\n=======\n**User:** theirs\n>>>>>>> other\n\n";
        const string last = "## 2026-01-05T12:00:00Z\n\n**User:** last\n";
        disk.WriteText($"/s/{Name}", $"---\nsession_id: chat-a\n---\n\n{entries}{conflict}{last}");
        var finder = new MessageFinder(Log(), Fingerprint);

        string found = FindTheirs(finder);
        GC.Collect();

        Assert.Equal("theirs", found);
        Assert.InRange(read.Count, Messages, int.MaxValue);
        Assert.InRange(read.Count(message => message.IsAlive), 0, 2);
        GC.KeepAlive(finder);
    }

    // In a method of its own, so that no local variable keeps a message.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private string FindTheirs(MessageFinder finder)
    {
        var theirs = new MessageAssembler(firstOrdinal: 1).Assemble(Log().Read(LogPosition.Start)).Single(message => Text(message) == "theirs");
        var place = new MessagePlace(Name, theirs.Offset, (int)theirs.Length, theirs.HeadingLine, Fingerprint(theirs));
        return Text(finder.Find(place)!);
    }

    private SessionLog Log() => SessionLog.Of(disk, new(SessionId.Parse("chat-a"), "/s", disk.List("/s")));

    private uint Fingerprint(Message message)
    {
        read.Add(new(message));
        return DocumentBuilder.Fingerprint([new TextRun(default, Text(message), 0)]);
    }

    private static string Text(Message message) => ((TextPart)message.Parts[0].Part).Text.Trim();
}
