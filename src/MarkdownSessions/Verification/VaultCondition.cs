using MarkdownSessions.Storage;

namespace MarkdownSessions.Verification;

/// <summary>How a vault is, at a glance: what can be told without reading what was said. Paths are relative to the vault.</summary>
public sealed record VaultCondition
{
    /// <summary>Sessions that it holds.</summary>
    public required int Sessions { get; init; }

    /// <summary>Bytes of their segments.</summary>
    public required long Bytes { get; init; }

    /// <summary>Folders that look like sessions and are in no answer.</summary>
    public required IReadOnlyList<LogIssue> Unread { get; init; }

    /// <summary>Copies of segments that syncing programs left where two machines wrote one.</summary>
    public required IReadOnlyList<string> ConflictCopies { get; init; }

    /// <summary>This machine's index; null where the files answer every question.</summary>
    public required IndexCondition? Index { get; init; }

    /// <summary>Locks that somebody holds now.</summary>
    public required IReadOnlyList<HeldLock> Locks { get; init; }

    /// <summary>Sessions in the trash.</summary>
    public required FolderContent Trash { get; init; }

    /// <summary>What writers stage, or left that died.</summary>
    public required FolderContent Leftovers { get; init; }

    /// <summary>Folders of the vault that others than their owner may write to, or that belong to somebody else.</summary>
    public required IReadOnlyList<string> Exposed { get; init; }

    /// <summary>Folders of the vault that this process may not write to.</summary>
    public required IReadOnlyList<string> ReadOnly { get; init; }

    /// <summary>Whether the file system takes capitals and small letters for the same.</summary>
    public required bool IgnoresCase { get; init; }
}
