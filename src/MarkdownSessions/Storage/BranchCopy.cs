using MarkdownSessions.Format;
using MarkdownSessions.Model;

namespace MarkdownSessions.Storage;

/// <summary>
/// Copies a session up to a point (docs/format.md, "Branches"): the bytes of its log as they stand, so that ids, checksums,
/// what was typed and what is torn stay what they are; only the front matters are the copy's own.
/// </summary>
internal sealed class BranchCopy(VaultPaths paths, VaultOptions options, SessionFolder source, BranchPoint point)
{
    private const int ChunkBytes = 1024 * 1024;

    // What the copy says by itself, and what is not true of it: where it was imported from, sums, who started it.
    private static readonly string[] Left =
    [
        "session_id", "type", "started", "continued_from", "format", "writer",
        "state", "parent_session_id", "branched_from", "branched", "source", "imported_from", "totals",
    ];

    private readonly IVaultFiles files = options.Files;
    private readonly byte[] chunk = new byte[ChunkBytes];

    /// <summary>Writes the copy into a folder that is there, flushed.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="id">What the copy is called.</param>
    /// <param name="title">Its title; null for that of the original.</param>
    public void Write(string folder, SessionId id, string? title)
    {
        var original = SessionLog.Of(files, source).ReadHead();
        string? before = null;
        foreach (var stamp in source.Segments)
        {
            bool isLast = stamp.Name == point.Segment;
            var own = new FrontMatterField[]
            {
                SegmentHead.Field("session_id", id.Value),
                SegmentHead.Field("type", original.Type ?? "chat"),
                SegmentHead.Field("continued_from", before is null ? null : $"[[{before}]]"),
                SegmentHead.Field("format", FormatVersion.Current.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                SegmentHead.Field("writer", options.Writer),
            };
            WriteSegment(folder, stamp.Name, own, isLast ? Last(title, original) : [], isLast ? point.End : stamp.Length);
            before = stamp.Name;
            if (isLast)
            {
                break;
            }
        }

        WriteArtifacts(folder);
        files.FlushFolder(folder);
    }

    // Title and tags as they are now, also where they were given behind the point.
    private List<FrontMatterField> Last(string? title, SessionHead original)
    {
        var fields = new List<FrontMatterField>
        {
            SegmentHead.Field("branched_from", $"[[{source.Id}/{point.Heading}#{point.Message}]]"),
            SegmentHead.Field("branched", Timestamp.From(options.Clock.GetUtcNow()).Text),
        };
        if ((FrontMatterWriter.OneLine(title) is { Length: > 0 } line ? line : original.Title) is { } named)
        {
            fields.Add(SegmentHead.Field("title", named));
        }

        if (original.Tags.Count > 0)
        {
            fields.Add(new("tags", Text: null, [.. original.Tags]));
        }

        return fields;
    }

    private void WriteSegment(string folder, string name, FrontMatterField[] own, List<FrontMatterField> last, long end)
    {
        string path = Path.Join(source.Path, name);
        var front = WritableFront(path);
        var started = front.Field("started") is { Text: not null } given ? new[] { given } : [];
        var others = front.Fields.Where(field => !Left.Contains(field.Name) && !last.Exists(one => one.Name == field.Name));
        byte[] head = FrontMatterWriter.Write([.. own, .. started, .. others, .. last], title: null);
        using var stream = files.OpenRead(path);
        using var copy = files.OpenAppend(Path.Join(folder, name));

        // The blank line below the dashes is the source's.
        copy.Append(head.AsSpan(0, head.Length - 1));
        long body = FrontMatterBlock.LengthIn(ReadTop(stream));
        stream.Seek(body, SeekOrigin.Begin);
        CopyTo(copy, stream, end - body);
        copy.Flush();
    }

    private FrontMatter WritableFront(string path)
    {
        using var stream = files.OpenRead(path);
        var front = SegmentReader.ReadFront(stream);
        return FormatVersion.CanAppend(front) ? front : throw VaultException.TooNew(paths.Relative(path), front.Text("format") ?? "");
    }

    private static byte[] ReadTop(Stream stream)
    {
        byte[] top = new byte[2 * FrontMatter.MaxBytes];
        return top[..stream.ReadAtLeast(top, top.Length, throwOnEndOfStream: false)];
    }

    private void WriteArtifacts(string folder)
    {
        string from = Path.Join(source.Path, "artifacts");
        string to = Path.Join(folder, "artifacts");
        foreach (var stamp in new ArtifactStore(files, from).List().Where(stamp => point.Artifacts.Contains(stamp.Name)))
        {
            files.CreateFolder(to);
            using var stream = files.OpenRead(Path.Join(from, stamp.Name));
            using var copy = files.OpenAppend(Path.Join(to, stamp.Name));
            CopyTo(copy, stream, long.MaxValue);
            copy.Flush();
        }

        if (files.Stat(to) is not null)
        {
            files.FlushFolder(to);
        }
    }

    private void CopyTo(IAppendFile copy, Stream stream, long most)
    {
        while (most > 0 && stream.Read(chunk, 0, (int)Math.Min(chunk.Length, most)) is > 0 and var read)
        {
            copy.Append(chunk.AsSpan(0, read));
            most -= read;
        }
    }
}
