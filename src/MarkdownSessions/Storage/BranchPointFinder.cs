using System.Text;
using MarkdownSessions.Format;
using MarkdownSessions.Model;

namespace MarkdownSessions.Storage;

/// <summary>Finds where a message ends in a log, and which files are named up to there.</summary>
internal sealed class BranchPointFinder(IVaultFiles files, SessionFolder folder, IReadOnlyCollection<string> artifacts)
{
    private readonly HashSet<string> named = new(StringComparer.Ordinal);

    /// <summary>Reads the log from its start.</summary>
    /// <param name="message">The message; null for the last one.</param>
    /// <returns>Null when there is no such message.</returns>
    public BranchPoint? Find(string? message)
    {
        BranchPoint? point = null;
        var whole = new HashSet<int>();
        var torn = new HashSet<int>();
        PlacedEntry? open = null;
        foreach (var placed in SessionLog.Of(files, folder).Read(LogPosition.Start))
        {
            AddNames(placed.Logged.Entry);
            var id = placed.Logged.Entry.Id;

            // A torn entry that was written again ends with the whole one.
            bool isTorn = placed.Logged.State is EntryState.Torn;
            bool isPart = message is null
                || (id.Message == message && (isTorn ? !whole.Contains(id.Continuation) && torn.Add(id.Continuation) : whole.Add(id.Continuation)));
            if (isPart)
            {
                bool goesOn = point is not null && point.Message == id.Message && (message is not null || id.Continuation > 0);
                point = new(id.Message, goesOn ? point!.Heading : placed.Segment, placed.Segment, EndOf(placed), Names());
                open = message is null || HasEnd(placed, point.End) ? null : placed;
            }
            else if (open is not null && placed.Segment == open.Segment)
            {
                // Somebody typed below its heading before it was finished: its footer stands below that.
                point = point! with { End = EndOf(placed), Artifacts = Names() };
                open = HasEnd(open, point.End) ? null : open;
            }
        }

        return message is null && point is not null ? ToTheEnd(point) : point;
    }

    private BranchPoint ToTheEnd(BranchPoint point) =>
        point with { End = folder.Segments.Single(stamp => stamp.Name == point.Segment).Length };

    private static long EndOf(PlacedEntry placed) => placed.Logged.Offset + placed.Logged.Length;

    private HashSet<string> Names() => new(named, StringComparer.Ordinal);

    private bool HasEnd(PlacedEntry placed, long end)
    {
        if (placed.Logged.State is not (EntryState.Complete or EntryState.Edited))
        {
            return true;
        }

        using var stream = files.OpenRead(Path.Join(folder.Path, placed.Segment));
        stream.Seek(placed.Logged.Offset, SeekOrigin.Begin);
        byte[] bytes = new byte[end - placed.Logged.Offset];
        int read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return bytes.AsSpan(0, read).IndexOf(Encoding.UTF8.GetBytes($"\n{EntryWriter.Footer(placed.Logged.Entry.Id)}")) >= 0;
    }

    private void AddNames(Entry entry)
    {
        foreach (var part in entry.Parts)
        {
            string? name = part switch
            {
                ArtifactPart artifact => artifact.Name,
                ToolCall call => call.InputArtifact,
                ToolResult result => result.Artifact,
                _ => null,
            };
            named.UnionWith(name is null ? [] : [name]);
            if (part is TextPart text && text.Text.Contains("[[artifacts/", StringComparison.Ordinal))
            {
                named.UnionWith(artifacts.Where(one => text.Text.Contains($"[[artifacts/{one}", StringComparison.Ordinal)));
            }
        }
    }
}
