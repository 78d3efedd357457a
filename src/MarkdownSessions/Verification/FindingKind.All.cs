namespace MarkdownSessions.Verification;

/// <content>All kinds.</content>
public sealed partial record FindingKind
{
    /// <summary>An entry was begun and not closed.</summary>
    public static FindingKind TornEntry { get; } = new(
        "torn-entry", FindingSeverity.Warning, "what reached the disk is shown and flagged", "nothing to do; the next append goes on below it");

    /// <summary>A torn entry was written again, whole.</summary>
    public static FindingKind RewrittenEntry { get; } = new(
        "rewritten-entry", FindingSeverity.Information, "the whole one counts", "nothing to do");

    /// <summary>A message lacks one of its entries.</summary>
    public static FindingKind MissingEntry { get; } = new(
        "missing-entry", FindingSeverity.Warning, "what is there is shown, as torn", "append the message again with its id, or get the entry from a backup");

    /// <summary>An entry goes on with what another speaker began.</summary>
    public static FindingKind OtherSpeaker { get; } = new(
        "other-speaker", FindingSeverity.Warning, "it is a message of its own", "give it an id of its own, in heading and footer");

    /// <summary>NUL bytes stand in a segment.</summary>
    public static FindingKind NulBytes { get; } = new(
        "nul-bytes", FindingSeverity.Warning, "what stands around them is read", "delete them in an editor");

    /// <summary>An entry does not fit the checksum in its footer.</summary>
    public static FindingKind EditedEntry { get; } = new(
        "edited-entry", FindingSeverity.Warning, "it counts as it reads now", "if nobody edited it, compare it with a backup");

    /// <summary>An entry stands there once more, with the same content.</summary>
    public static FindingKind RepeatedEntry { get; } = new(
        "repeated-entry", FindingSeverity.Information, "it counts once", "nothing to do");

    /// <summary>An entry of the same id says something else.</summary>
    public static FindingKind ConflictingEntry { get; } = new(
        "conflicting-entry", FindingSeverity.Warning, "both are shown", "delete the wrong one in an editor, heading to footer");

    /// <summary>Git left conflict markers.</summary>
    public static FindingKind GitConflict { get; } = new(
        "git-conflict", FindingSeverity.Warning, "both sides are read", "keep the entries of both sides and delete the markers");

    /// <summary>A segment is the copy of another that a sync or merge tool made.</summary>
    public static FindingKind ConflictCopy { get; } = new(
        "conflict-copy", FindingSeverity.Warning, "it is read as well, and what both say counts once", "move what only it has to the other file, then delete it");

    /// <summary>A line begins like structure and fits no whole production.</summary>
    public static FindingKind StrayMark { get; } = new(
        "stray-mark", FindingSeverity.Warning, "the line is read as text", "complete it, or put a backslash before it");

    /// <summary>A footer stands where no entry of its id is open.</summary>
    public static FindingKind LostHeading { get; } = new(
        "lost-heading", FindingSeverity.Warning, "what stands above it belongs to the entry before", "restore the heading, or delete the footer");

    /// <summary>A line or entry is longer than is read.</summary>
    public static FindingKind TooLong { get; } = new(
        "too-long", FindingSeverity.Warning, "its first bytes are read", "split it");

    /// <summary>A front matter is no YAML, or has no end.</summary>
    public static FindingKind BrokenFrontMatter { get; } = new(
        "broken-front-matter", FindingSeverity.Warning, "its lines 'key: value' are read", "mend the YAML");

    /// <summary>A front matter or title line holds bytes that are no UTF-8.</summary>
    public static FindingKind NotUtf8 { get; } = new(
        "not-utf8", FindingSeverity.Warning, "U+FFFD is shown for them", "save the file as UTF-8");

    /// <summary>A key stands in a front matter more than once.</summary>
    public static FindingKind RepeatedKey { get; } = new(
        "repeated-key", FindingSeverity.Warning, "the last one counts", "delete the wrong one");

    /// <summary>A segment has no front matter.</summary>
    public static FindingKind MissingFrontMatter { get; } = new(
        "missing-front-matter", FindingSeverity.Warning, "its entries are read", "give it one with session_id, or move the file elsewhere");

    /// <summary>A segment says that it belongs to another session.</summary>
    public static FindingKind OtherSessionId { get; } = new(
        "other-session-id", FindingSeverity.Warning, "the folder's name counts", "correct session_id, or move the file to its session");

    /// <summary>A segment is of a newer format.</summary>
    public static FindingKind NewerFormat { get; } = new(
        "newer-format", FindingSeverity.Warning, "it is read as far as this version goes; nothing is appended", "update this program");

    /// <summary>A time that the calendar lacks, or that is none.</summary>
    public static FindingKind NoSuchDate { get; } = new(
        "no-such-date", FindingSeverity.Warning, "a time near it is used for order", "correct the date");

    /// <summary>An entry is older than the one above it in its segment.</summary>
    public static FindingKind TimeBackwards { get; } = new(
        "time-backwards", FindingSeverity.Information, "the order of the file counts", "nothing to do, unless a clock was wrong");

    /// <summary>The session that started this one is neither here nor in trash or archive.</summary>
    public static FindingKind MissingParent { get; } = new(
        "missing-parent", FindingSeverity.Warning, "the session is shown by itself", "restore the parent, or correct parent_session_id");

    /// <summary>A session was started, by way of others or by itself, by itself.</summary>
    public static FindingKind ParentCycle { get; } = new(
        "parent-cycle", FindingSeverity.Warning, "the session is shown by itself", "correct parent_session_id");

    /// <summary>The session from which this one branched off is neither here nor in trash or archive.</summary>
    public static FindingKind MissingOrigin { get; } = new(
        "missing-origin", FindingSeverity.Information, "the session has all its entries", "nothing to do");

    /// <summary>A segment goes on with one that is not there.</summary>
    public static FindingKind MissingSegment { get; } = new(
        "missing-segment", FindingSeverity.Warning, "the other segments are read", "get it from another machine or a backup");

    /// <summary>An entry links to an artifact that is not there.</summary>
    public static FindingKind MissingArtifact { get; } = new(
        "missing-artifact", FindingSeverity.Error, "the entry is shown without it", "get it from another machine or a backup");

    /// <summary>A text names an artifact that is not there.</summary>
    public static FindingKind DeadLink { get; } = new(
        "dead-link", FindingSeverity.Information, "the text is shown as it stands", "nothing to do, if it only speaks of such a link");

    /// <summary>An artifact has another length than its link says.</summary>
    public static FindingKind ArtifactLength { get; } = new(
        "artifact-length", FindingSeverity.Error, "it is shown as it is", "compare it with a backup");

    /// <summary>An artifact's content does not fit the hash in its name; found with --deep.</summary>
    public static FindingKind ArtifactContent { get; } = new(
        "artifact-content", FindingSeverity.Error, "it is shown as it is", "compare it with a backup");

    /// <summary>No entry links to an artifact.</summary>
    public static FindingKind UnlinkedArtifact { get; } = new(
        "unlinked-artifact", FindingSeverity.Information, "it is left alone", "delete it if nobody needs it");

    /// <summary>A folder holds Markdown and nothing that makes it a session.</summary>
    public static FindingKind NotASession { get; } = new(
        "not-a-session", FindingSeverity.Warning, "it is never listed, moved or deleted", "restore session_id in a front matter, or move the folder elsewhere");

    /// <summary>A session's folder has a name that is no session id.</summary>
    public static FindingKind BadSessionName { get; } = new(
        "bad-session-name", FindingSeverity.Warning, "it is not listed", "rename the folder to 1 to 128 of A-Z a-z 0-9 . _ -");

    /// <summary>Two folders' names differ in letters' case only.</summary>
    public static FindingKind TwinSession { get; } = new(
        "twin-session", FindingSeverity.Warning, "the other one is listed", "rename one of them");

    /// <summary>A folder that is no part of any session.</summary>
    public static FindingKind ForeignFolder { get; } = new(
        "foreign-folder", FindingSeverity.Information, "it is never listed, moved or deleted", "nothing to do, or move it elsewhere");

    /// <summary>A file that is no part of any session.</summary>
    public static FindingKind ForeignFile { get; } = new(
        "foreign-file", FindingSeverity.Information, "it is never read", "nothing to do, or move it elsewhere");

    /// <summary>A link, pipe or device.</summary>
    public static FindingKind LinkOrDevice { get; } = new(
        "link-or-device", FindingSeverity.Warning, "it is never followed or opened", "put a file or folder in its place");

    /// <summary>A file belongs to another user.</summary>
    public static FindingKind ForeignOwner { get; } = new(
        "foreign-owner", FindingSeverity.Warning, "it is read; appends begin segments of their own", "give it to the user of the vault");

    /// <summary>The group may write a file.</summary>
    public static FindingKind GroupWritable { get; } = new(
        "group-writable", FindingSeverity.Information, "it is read and written", "chmod g-w, unless the group is meant to write");

    /// <summary>Every user of the machine may write a file.</summary>
    public static FindingKind WorldWritable { get; } = new(
        "world-writable", FindingSeverity.Warning, "it is read and written", "chmod o-w");

    /// <summary>A segment has a second name somewhere.</summary>
    public static FindingKind HardLinked { get; } = new(
        "hard-linked", FindingSeverity.Warning, "it is read; appends begin segments of their own", "replace it by a copy of itself");

    /// <summary>A file or folder of a writer that died, or that is at work now.</summary>
    public static FindingKind Leftover { get; } = new(
        "leftover", FindingSeverity.Information, "nobody reads it", "delete it once no program works here");

    /// <summary>The index lacks a session.</summary>
    public static FindingKind IndexMissing { get; } = new(
        "index-missing", FindingSeverity.Information, "the files count", "nothing to do; the next search reads it");

    /// <summary>A session's files changed since the index read them.</summary>
    public static FindingKind IndexStale { get; } = new(
        "index-stale", FindingSeverity.Information, "the files count", "nothing to do; the next search reads it");

    /// <summary>The index holds a session whose files are gone.</summary>
    public static FindingKind IndexExtra { get; } = new(
        "index-extra", FindingSeverity.Information, "the files count", "nothing to do; the next search forgets it");

    /// <summary>The index takes itself for up to date and is damaged, or, found with --deep, says something else than the files.</summary>
    public static FindingKind IndexWrong { get; } = new(
        "index-wrong", FindingSeverity.Warning, "the files count", "run 'cru session reindex --full'");

    /// <summary>The index cannot be opened.</summary>
    public static FindingKind IndexUnusable { get; } = new(
        "index-unusable", FindingSeverity.Information, "the files count", "nothing to do; the next search builds it anew");

    /// <summary>A file or folder cannot be read.</summary>
    public static FindingKind Unreadable { get; } = new(
        "unreadable", FindingSeverity.Error, "everything else is read", "give the user of the vault the right to read it, or check the disk");

    /// <summary>The ledger says that a session was archived, and it is neither there nor here.</summary>
    public static FindingKind LostArchive { get; } = new(
        "lost-archive", FindingSeverity.Information, "the ledger is left as it is", "nothing to do, if the archive was moved or deleted on purpose");

    /// <summary>A session lies here and, alike or as it was before it was restored, in an archive.</summary>
    public static FindingKind AlsoArchived { get; } = new(
        "also-archived", FindingSeverity.Information, "the one here counts", "nothing to do; 'archive' or 'restore' ends it");

    /// <summary>A session lies here and, with other content, in an archive.</summary>
    public static FindingKind ArchiveDiffers { get; } = new(
        "archive-differs", FindingSeverity.Warning, "the one here counts", "compare them and delete the wrong one");

    /// <summary>All kinds, in the order of the documentation.</summary>
    public static IReadOnlyList<FindingKind> All { get; } =
    [
        TornEntry, RewrittenEntry, MissingEntry, OtherSpeaker, NulBytes, EditedEntry, RepeatedEntry, ConflictingEntry, GitConflict, ConflictCopy, StrayMark,
        LostHeading, TooLong, BrokenFrontMatter, NotUtf8, RepeatedKey, MissingFrontMatter, OtherSessionId,
        NewerFormat, NoSuchDate,
        TimeBackwards, MissingParent, ParentCycle, MissingOrigin, MissingSegment, MissingArtifact, DeadLink,
        ArtifactLength, ArtifactContent, UnlinkedArtifact, NotASession, BadSessionName, TwinSession,
        ForeignFolder, ForeignFile, LinkOrDevice, ForeignOwner, GroupWritable, WorldWritable, HardLinked,
        Leftover, IndexMissing, IndexStale, IndexExtra, IndexWrong, IndexUnusable, Unreadable, LostArchive,
        AlsoArchived, ArchiveDiffers,
    ];
}
