using MarkdownSessions.Model;

namespace MarkdownSessions.Storage;

/// <summary>What a folder of sessions holds.</summary>
/// <param name="Sessions">Ordered by id.</param>
/// <param name="Issues">What looks like a session and is none.</param>
internal sealed record SessionListing(IReadOnlyList<SessionFolder> Sessions, IReadOnlyList<FolderIssue> Issues)
{
    /// <summary>Sessions that were known before and not looked at in time; they are not among <see cref="Sessions"/>.</summary>
    public IReadOnlyList<SessionId> Unchecked { get; init; } = [];
}
