namespace MarkdownSessions.Retention;

/// <summary>What became of a session that was to be removed or brought back.</summary>
public enum RemovalOutcome
{
    /// <summary>It lies in the archive, compared; what was in the vault is in the trash, or purged if that was asked for.</summary>
    Archived,

    /// <summary>It lies in the trash.</summary>
    Trashed,

    /// <summary>It was deleted for good.</summary>
    Purged,

    /// <summary>It is in the vault again.</summary>
    Restored,

    /// <summary>It was left as it is, for the reason that is told.</summary>
    Skipped,

    /// <summary>A disk failed or refused; it was left as it is, or lies whole in both places.</summary>
    Failed,
}
