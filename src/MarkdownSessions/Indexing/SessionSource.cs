using System.Text;
using MarkdownSessions.Format;
using MarkdownSessions.Model;
using MarkdownSessions.Search;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Indexing;

/// <summary>
/// Reads one session's files into what an index learns of it: the one way for append, import,
/// reindex, scan and search, so that a grown index equals a rebuilt one (docs/architecture.md).
/// </summary>
internal sealed class SessionSource(IVaultFiles files, SessionFolder folder, TimeProvider clock)
{
    // Within this time two changes of a file may bear the same stamp (git's rule; coarse clocks tick at 10 ms, FAT at 2 s).
    private static readonly TimeSpan Grain = TimeSpan.FromSeconds(2);

    private readonly SessionLog log = SessionLog.Of(files, folder);
    private readonly ArtifactTexts artifacts = new(files, folder.Path);
    private MessageFinder? finder;

    /// <summary>The session's folder and segments as they were listed.</summary>
    public SessionFolder Folder => folder;

    /// <summary>What could not be read as it was meant, in the last reading.</summary>
    public IReadOnlyList<LogIssue> Issues => log.Issues;

    /// <summary>What the last reading learned of each segment.</summary>
    public IReadOnlyList<SegmentReading> Readings => log.Readings;

    /// <summary>How many bytes of segments the last reading took.</summary>
    public long BytesRead => log.Readings.Sum(reading => reading.Length);

    /// <summary>The title line above the entries, after a reading from the start.</summary>
    public string? TitleLine => log.TitleLine;

    /// <summary>The issues of the last reading, with their paths relative to the vault.</summary>
    public IReadOnlyList<LogIssue> IssuesIn(VaultPaths paths) =>
        [.. log.Issues.Select(issue => issue with { Path = paths.Relative(Path.Join(folder.Path, issue.Path)) })];

    /// <summary>The merged front matters.</summary>
    public SessionHead ReadHead() => log.ReadHead();

    /// <summary>The merged front matters of the first segments.</summary>
    public SessionHead ReadHead(int segments) => log.ReadHead(segments);

    /// <summary>What every indexed message repeats of the head.</summary>
    public MessageHead MessageHead(SessionHead head) => FactsOf(head, model: null);

    /// <summary>The messages from a heading on.</summary>
    /// <param name="from">Where to begin.</param>
    /// <param name="firstOrdinal">The ordinal of the first message there.</param>
    public IEnumerable<Message> Messages(LogPosition from, int firstOrdinal) =>
        new MessageAssembler(firstOrdinal).Assemble(log.Read(from));

    /// <summary>What an index learns of a message.</summary>
    public IndexDocument Document(Message message, SessionHead head) =>
        DocumentBuilder.Message(Indexed(message, head), artifacts.Of);

    /// <summary>A message's text by column, as it is indexed.</summary>
    public IReadOnlyList<TextRun> Runs(Message message) => MessageText.Runs(Placed(message), artifacts.Of);

    /// <summary>A message's text as it stands in its segment, prose with its fences.</summary>
    public IReadOnlyList<TextRun> Lines(Message message) => [.. Placed(message).SelectMany(placed => placed.Part switch
    {
        TextPart text => [new TextRun(TextColumns.Prose, text.Text, placed.Line)],
        ThinkingPart thinking => [new TextRun(TextColumns.Thinking, thinking.Text, placed.Line)],
        _ => MessageText.Runs([placed], artifacts.Of),
    })];

    /// <summary>What an index learns of the title.</summary>
    public IndexDocument TitleDocument(string title, long ticks, SessionHead head) =>
        DocumentBuilder.Title(title, ticks, FactsOf(head, model: null));

    /// <summary>The one message of this place whose text is the one that was indexed; null when it is no longer there.</summary>
    public Message? Find(MessagePlace place) => (finder ??= new(log, message => DocumentBuilder.Fingerprint(Runs(message)))).Find(place);

    /// <summary>Where the title stands.</summary>
    public (string Segment, int Line) TitlePlace(string title) => new TitleFinder(files, folder).Find(title);

    /// <summary>The stamp of a segment that was read from its start.</summary>
    public SegmentStamp Stamp(FileStamp file, SegmentReading reading) =>
        new(file.Name, reading.Length, file.ModifiedTicks, reading.Hash, IsRacy(file));

    /// <summary>Whether a later change of the file could bear the time that it bears now.</summary>
    public bool IsRacy(FileStamp file) => clock.GetUtcNow().UtcTicks - file.ModifiedTicks < Grain.Ticks;

    /// <summary>Reads a segment's first bytes and gives their checksum; null when it holds fewer or cannot be read.</summary>
    public uint? Hash(string segment, long length) => HashOn(new(segment, 0, 0, Crc32C.Empty, IsRacy: false), length);

    /// <summary>The checksum of a segment's first bytes, by that of fewer of them; null when it holds fewer or cannot be read.</summary>
    public uint? HashOn(SegmentStamp known, long length)
    {
        try
        {
            using var stream = files.OpenRead(Path.Join(folder.Path, known.Name));
            stream.Seek(known.Length, SeekOrigin.Begin);
            return length < known.Length ? null : HashOf(stream, known.Hash, length - known.Length);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static uint? HashOf(Stream stream, uint crc, long length)
    {
        byte[] buffer = new byte[64 * 1024];
        while (length > 0)
        {
            int read = stream.Read(buffer, 0, (int)Math.Min(buffer.Length, length));
            if (read == 0)
            {
                return null;
            }

            crc = Crc32C.Append(crc, buffer.AsSpan(0, read));
            length -= read;
        }

        return crc;
    }

    private IndexedMessage Indexed(Message message, SessionHead head) => new()
    {
        Ordinal = message.Ordinal,
        Id = message.Id,
        Ticks = message.Ticks,
        Role = message.Role,
        Parts = Placed(message),
        Head = FactsOf(head, message.Facts.Text("model")),
        Place = new(
            message.Segment,
            message.Offset,
            (int)Math.Min(message.Length, int.MaxValue),
            message.HeadingLine,
            Fingerprint: 0),
    };

    // Lines of another segment would point into the wrong file.
    private static PlacedPart[] Placed(Message message) =>
        [.. message.Parts.Select(part => new PlacedPart(part.Part, part.Segment == message.Segment ? part.Line : 0))];

    private MessageHead FactsOf(SessionHead head, string? model) => new()
    {
        Session = folder.Id,
        Type = SummaryMaker.TypeOf(folder.Id, head),
        Agent = head.Text("agent"),
        Model = model ?? head.Text("model"),
    };
}
