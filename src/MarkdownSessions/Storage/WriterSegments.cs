using MarkdownSessions.Format;
using MarkdownSessions.Model;

namespace MarkdownSessions.Storage;

/// <summary>
/// A session's segments as one writer sees them: which is the newest, whether it is this writer's, and how the next one
/// begins (docs/format.md, "Several machines"). Who asks holds the session's lock.
/// </summary>
internal sealed class WriterSegments(VaultPaths paths, SessionId id, VaultOptions options)
{
    private readonly IVaultFiles files = options.Files;

    /// <summary>The session's folder.</summary>
    public string Folder => paths.Session(id);

    /// <summary>The segment that goes on.</summary>
    /// <exception cref="VaultException">The session is gone.</exception>
    public FileStamp Newest() => Newest(All());

    /// <summary>Whether this writer may go on in a segment, as far as its head tells.</summary>
    /// <exception cref="VaultException">It is of a newer format.</exception>
    public bool IsOwn(string segment)
    {
        var front = WritableFront(segment);
        bool isCopy = SegmentName.TryParse(segment, out var name) && name.IsConflictCopy;
        return !isCopy && front.Text("writer") == options.Writer;
    }

    /// <summary>Where a segment lies.</summary>
    public string PathOf(string segment) => Path.Join(Folder, segment);

    /// <summary>The facts about the session, merged.</summary>
    public SessionHead ReadHead() => Log(All()).ReadHead();

    /// <summary>Begins the next segment: seen whole or not at all, flushed.</summary>
    /// <exception cref="VaultException">The session is gone, or of a newer format.</exception>
    public AppendPlace Begin(SegmentDraft draft)
    {
        while (true)
        {
            var segments = All();
            string newest = Newest(segments).Name;
            var front = WritableFront(newest);
            bool isForeign = front.Text("writer") != options.Writer;
            var start = draft.Time.Instant ?? options.Clock.GetUtcNow();

            // All names, not only the segments': a link or folder may have taken one.
            var taken = files.List(Folder).Select(stamp => stamp.Name);
            string name = SegmentName.Next(start, taken, options.Writer, isForeign).Text;
            byte[] head = new SegmentHead
            {
                Session = id,
                Type = front.Text("type") ?? Log(segments).ReadHead().Type ?? "chat",
                Started = draft.Time,
                ContinuedFrom = newest,
                Writer = options.Writer,
                Facts = draft.Facts,
                TitleLine = draft.TitleLine,
                Note = draft.Note,
            }.ToBytes();
            if (files.TryCreate(PathOf(name), [.. head, .. draft.Entries]))
            {
                // Who made the session may have been killed before it flushed the folder's name.
                files.FlushFolder(paths.Sessions);
                return new(name, head.Length);
            }
        }
    }

    private IReadOnlyList<FileStamp> All()
    {
        var segments = SessionFolders.SegmentsOf(files, Folder);
        return segments.Count > 0 ? segments : throw VaultException.NoSession(id.Value);
    }

    // notes.md and the like, which somebody laid beside the log, sorts after every time and is never gone on with.
    private static FileStamp Newest(IReadOnlyList<FileStamp> segments) =>
        segments.LastOrDefault(segment => SegmentName.TryParse(segment.Name, out var name) && name.Start is not null)
        ?? segments[^1];

    private SessionLog Log(IReadOnlyList<FileStamp> segments) => SessionLog.Of(files, new(id, Folder, segments));

    private FrontMatter WritableFront(string segment)
    {
        using var stream = files.OpenRead(PathOf(segment));
        var front = SegmentReader.ReadFront(stream);
        return FormatVersion.CanAppend(front)
            ? front
            : throw VaultException.TooNew(paths.Relative(PathOf(segment)), front.Text("format") ?? "");
    }
}
