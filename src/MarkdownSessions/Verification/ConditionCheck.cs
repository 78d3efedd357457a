using System.Text;
using MarkdownSessions.Retention;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Verification;

/// <summary>Looks at a vault without reading what was said, and changes nothing (docs/cli.md, "doctor").</summary>
/// <param name="paths">The vault.</param>
/// <param name="options">How it is opened.</param>
internal sealed class ConditionCheck(VaultPaths paths, VaultOptions options)
{
    private const string LockExtension = ".lock";

    private readonly IVaultFiles files = options.Files;

    /// <summary>Looks.</summary>
    /// <exception cref="IOException">The vault's folder cannot be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be listed.</exception>
    public VaultCondition Look()
    {
        var listing = SessionFolders.List(files, paths, _ => false);

        // The root may be anything: a home, a repository that others share.
        string[] own = [paths.Own, paths.Sessions, paths.Locks, paths.Tmp, paths.Trash, Path.Join(paths.Own, "index"), Path.Join(paths.Own, "ledger")];
        string[] there = [.. own.Where(folder => files.Stat(folder) is { Kind: FileKind.Folder }).Distinct(StringComparer.Ordinal)];
        return new()
        {
            Sessions = listing.Sessions.Count,
            Bytes = listing.Sessions.Sum(session => session.Bytes),
            Unread = [.. listing.Issues.Select(issue => new LogIssue(paths.Relative(issue.Path), 0, issue.Reason))],
            ConflictCopies = [.. listing.Sessions.SelectMany(ConflictCopies)],
            Index = options.Engine is { } engine ? new IndexExam(paths, options).Look(engine) : null,
            Locks = [.. files.List(paths.Locks).Where(IsLock).OrderBy(stamp => stamp.Name, StringComparer.Ordinal).Select(Held).OfType<HeldLock>()],
            Trash = Content(paths.Trash),
            Leftovers = Content(paths.Tmp),
            Exposed = [.. there.Where(IsExposed).Select(paths.Relative)],
            ReadOnly = [.. there.Where(folder => !files.MayWrite(folder)).Select(paths.Relative)],
            IgnoresCase = IgnoresCase(),
        };
    }

    private IEnumerable<string> ConflictCopies(SessionFolder session) => session.Segments
        .Where(segment => SegmentName.TryParse(segment.Name, out var name) && name.IsConflictCopy)
        .Select(segment => paths.Relative(Path.Join(session.Path, segment.Name)));

    private static bool IsLock(FileStamp stamp) => stamp.Kind is FileKind.File && stamp.Name.EndsWith(LockExtension, StringComparison.Ordinal);

    // Writers hold theirs alone, so who may share one for a moment found it free; a writer that comes meanwhile waits longer than that.
    private HeldLock? Held(FileStamp stamp)
    {
        string path = Path.Join(paths.Locks, stamp.Name);
        string name = stamp.Name[..^LockExtension.Length];
        try
        {
            using var taken = files.TryLock(path, LockMode.Shared);
            return taken is null ? new(name, Holder(path)) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // On a disk that may only be read nobody of this machine's writers holds one.
            return null;
        }
    }

    private string Holder(string path)
    {
        using var stream = files.OpenRead(path);
        byte[] note = new byte[LockNote.MaxBytes];
        int length = stream.ReadAtLeast(note, note.Length, throwOnEndOfStream: false);
        return LockNoteText.Parse(Encoding.UTF8.GetString(note, 0, length)).Holder ?? "";
    }

    private FolderContent Content(string folder) => new(files.List(folder).Count, FolderSurvey.Of(files, folder).Bytes);

    private bool IsExposed(string folder) =>
        files.Ownership(folder) is { } owner && (!owner.IsOwn || owner.GroupMayWrite || owner.AnybodyMayWrite);

    private bool IgnoresCase() =>
        files.Stat(paths.Own) is not null && files.IsSame(paths.Own, Path.Join(paths.Root, Path.GetFileName(paths.Own).ToUpperInvariant()));
}
