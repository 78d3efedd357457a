using MarkdownSessions.Storage;

namespace MarkdownSessions.Indexing;

/// <summary>What catching up with the files found and did.</summary>
internal sealed class SyncReport
{
    private readonly List<LogIssue> unread = [];

    /// <summary>Sessions that the vault holds.</summary>
    public int Sessions { get; set; }

    /// <summary>Sessions that were read, whole or in part.</summary>
    public int Read { get; set; }

    /// <summary>Sessions that are gone from the vault.</summary>
    public int Removed { get; set; }

    /// <summary>Sessions that were not looked at, or changed and were not read, because time ran out.</summary>
    public int LeftBehind { get; set; }

    /// <summary>Bytes of segments that were read.</summary>
    public long Bytes { get; set; }

    /// <summary>What could not be read as it was meant; paths relative to the vault.</summary>
    public List<LogIssue> Issues { get; } = [];

    /// <summary>Of these, the folders that are in no answer because they could not be read.</summary>
    public IReadOnlyList<LogIssue> Unread => unread;

    /// <summary>Counts what a vault was seen to hold.</summary>
    public void Add(SessionListing listing, VaultPaths paths)
    {
        Sessions = listing.Sessions.Count + listing.Unchecked.Count;
        LeftBehind = listing.Unchecked.Count;
        foreach (var issue in listing.Issues)
        {
            AddUnread(new(paths.Relative(issue.Path), 0, issue.Reason));
        }
    }

    /// <summary>Counts a folder that cannot be read.</summary>
    public void AddUnread(LogIssue issue)
    {
        unread.Add(issue);
        Issues.Add(issue);
    }

    /// <summary>Counts a session whose files cannot be read to their end.</summary>
    public void AddUnread(SessionFolder folder, Exception failure, VaultPaths paths) =>
        AddUnread(new(paths.Relative(folder.Path), 0, $"it cannot be read: {failure.Message}"));

    /// <summary>Forgets the issues, before the files are looked at once more.</summary>
    public void ClearIssues()
    {
        Issues.Clear();
        unread.Clear();
    }
}
