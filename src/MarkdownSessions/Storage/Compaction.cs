using MarkdownSessions.Format;
using MarkdownSessions.Model;

namespace MarkdownSessions.Storage;

/// <summary>Begins a session's next segment with a summary of all before it (docs/format.md, "Compaction"). Old segments stay.</summary>
internal sealed class Compaction(VaultPaths paths, SessionId id, VaultLocks locks, VaultOptions options)
{
    private const int NoteLength = 200; // docs/format.md, "Compaction"

    /// <summary>Writes it, flushed.</summary>
    /// <param name="summary">An entry with one text.</param>
    /// <param name="text">That text.</param>
    /// <exception cref="VaultException">Locked, gone, too new, or the disk failed; nothing was written.</exception>
    public AppendPlace Write(Entry summary, string text)
    {
        using var vault = locks.ShareVault();
        using var session = locks.TakeSession(id, options.LockPatience);
        try
        {
            var segments = new WriterSegments(paths, id, options);
            string? title = segments.ReadHead().Title;
            var pieces = EntryShaper.Shape(summary, new ArtifactStore(options.Files, paths.Artifacts(id)));
            return segments.Begin(new(summary.Time, [.. pieces.SelectMany(EntryWriter.Write)])
            {
                // A title that nobody gave must not be given by this line.
                TitleLine = title is null ? null : $"{title} (continued)",
                Note = $"{Preamble.CompactedFrom[1..]} Context: {Begin(FrontMatterWriter.OneLine(text))}",
            });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw VaultException.FromDisk(e);
        }
    }

    private static string Begin(string text)
    {
        int end = Math.Min(text.Length, NoteLength);
        return text[..(end < text.Length && char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)];
    }
}
