using MarkdownSessions.Storage;

namespace MarkdownSessions.Indexing;

/// <summary>What an answer says of the index it comes from.</summary>
/// <param name="State">How it stood.</param>
/// <param name="Engine">The engine's name; <c>scan</c> for the files themselves.</param>
/// <param name="Generation">The generation's name; null for the files themselves.</param>
/// <param name="PendingSessions">Sessions whose changes the answer may lack.</param>
/// <param name="Note">One line for a person, when something was rebuilt or done without; null otherwise.</param>
public sealed record IndexReport(IndexState State, string Engine, string? Generation, int PendingSessions, string? Note)
{
    /// <summary>Folders of sessions that are in no answer because they cannot be read; paths relative to the vault.</summary>
    public IReadOnlyList<LogIssue> Unread { get; init; } = [];

    /// <summary>How long it took to compare the index with the files and to read what had changed, before the answer.</summary>
    public TimeSpan CatchUp { get; init; }
}
