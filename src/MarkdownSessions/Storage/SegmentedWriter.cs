using System.Buffers;
using MarkdownSessions.Format;
using MarkdownSessions.Model;

namespace MarkdownSessions.Storage;

/// <summary>
/// Writes many entries as whole segments, each seen at once or not at all. A segment is held in
/// memory until it is full, so that its head can say what became known meanwhile.
/// </summary>
/// <param name="files">The disk.</param>
/// <param name="folder">The session's folder, or where it is built.</param>
/// <param name="maxBytes">A segment that is longer gets no more entries.</param>
internal sealed class SegmentedWriter(IVaultFiles files, string folder, long maxBytes)
{
    private readonly ArrayBufferWriter<byte> content = new();
    private Timestamp? started;
    private string? newest = Newest(files, folder);

    /// <summary>Entries that were added.</summary>
    public long Entries { get; private set; }

    /// <summary>Adds an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="head">Makes the head of a segment that is full.</param>
    public void Add(Entry entry, Func<SegmentHead> head)
    {
        // A full segment waits for the next entry, so that the last one is always left to Finish; and for the next
        // message, because a killed import that is run again knows a message by its first entry.
        if (content.WrittenCount >= maxBytes && entry.Id.Continuation == 0)
        {
            Write(head());
        }

        started ??= entry.Time;
        content.Write(EntryWriter.Write(entry));
        Entries++;
    }

    /// <summary>Writes what is left; a session without an entry gets its head all the same.</summary>
    public void Finish(SegmentHead head)
    {
        if (content.WrittenCount > 0 || newest is null)
        {
            Write(head);
        }
    }

    private void Write(SegmentHead head)
    {
        head = head with { Started = started ?? head.Started, ContinuedFrom = newest };
        bool newestIsForeign = newest is not null && WriterOf(newest) != head.Writer;
        string name;
        do
        {
            var names = files.List(folder).Select(stamp => stamp.Name);
            name = SegmentName.Next(head.Started.Instant ?? default, names, head.Writer, newestIsForeign).Text;
        }
        while (!files.TryCreate(Path.Join(folder, name), [.. head.ToBytes(), .. content.WrittenSpan]));

        newest = name;
        started = null;
        content.ResetWrittenCount();
    }

    private string? WriterOf(string segment)
    {
        using var stream = files.OpenRead(Path.Join(folder, segment));
        return SegmentReader.ReadFront(stream).Text("writer");
    }

    private static string? Newest(IVaultFiles files, string folder) =>
        SessionFolders.SegmentsOf(files, folder) is [.., var last] ? last.Name : null;
}
