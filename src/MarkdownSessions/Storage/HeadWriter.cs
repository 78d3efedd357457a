using MarkdownSessions.Format;
using MarkdownSessions.Model;

namespace MarkdownSessions.Storage;

/// <summary>
/// Changes what a session's head says (docs/format.md, "Heads that change"): replaces the front matter of the newest
/// segment if that is this writer's, else begins a segment. Under the session's lock; appenders notice the new file.
/// </summary>
internal sealed class HeadWriter(VaultPaths paths, SessionId id, VaultLocks locks, VaultOptions options)
{
    private readonly IVaultFiles files = options.Files;
    private readonly WriterSegments segments = new(paths, id, options);

    /// <summary>Changes fields.</summary>
    /// <param name="change">Says from the head as it is which fields shall hold what; none for no change.</param>
    /// <returns>The segment that says it now; null when nothing was to be changed.</returns>
    /// <exception cref="VaultException">
    /// Locked, gone, too new, changed on disk meanwhile, or the disk failed; nothing was written.
    /// </exception>
    public string? Write(Func<SessionHead, IReadOnlyList<FrontMatterField>> change)
    {
        using var vault = locks.ShareVault();
        using var session = locks.TakeSession(id, options.LockPatience);
        try
        {
            string newest = segments.Newest().Name;
            var fields = change(segments.ReadHead());
            if (fields.Count == 0)
            {
                return null;
            }

            bool mayReplace = segments.IsOwn(newest) && LockNoteText.Read(session).Suspect != newest;
            return mayReplace && TryReplace(newest, fields)
                ? newest
                : segments.Begin(new(Timestamp.From(options.Clock.GetUtcNow()), []) { Facts = fields }).Segment;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw VaultException.FromDisk(e);
        }
    }

    private bool TryReplace(string segment, IReadOnlyList<FrontMatterField> fields)
    {
        string path = segments.PathOf(segment);
        if (!IsReplaceable(path))
        {
            return false;
        }

        byte[] before = Read(path);
        if (FrontMatterEdit.Apply(before, fields) is not { } after)
        {
            return false;
        }

        // An editor takes no lock: what a person saved meanwhile must not be undone.
        return files.TryReplace(path, after, () => Read(path).AsSpan().SequenceEqual(before))
            ? true
            : throw VaultException.ChangedMeanwhile(paths.Relative(path));
    }

    // A file with a second name would part from it; one that is full is copied for a few letters.
    private bool IsReplaceable(string path)
    {
        using var file = files.OpenAppend(path);
        return file.LinkCount == 1 && file.IsOwn && file.Length < options.MaxSegmentBytes;
    }

    private byte[] Read(string path)
    {
        using var stream = files.OpenRead(path);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
