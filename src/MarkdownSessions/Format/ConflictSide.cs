namespace MarkdownSessions.Format;

/// <summary>Which reading of a file that git left with conflict markers.</summary>
internal enum ConflictSide
{
    /// <summary>What stands outside of conflicts, and above their <c>=======</c>.</summary>
    Ours,

    /// <summary>What stands outside of conflicts, and below their <c>=======</c>.</summary>
    Theirs,
}
