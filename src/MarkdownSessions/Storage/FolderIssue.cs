namespace MarkdownSessions.Storage;

/// <summary>A folder that looks like a session and is not listed.</summary>
/// <param name="Kind">What keeps it out.</param>
/// <param name="Path">Absolute.</param>
/// <param name="Reason">Why not, as the end of a sentence that begins with the path.</param>
internal sealed record FolderIssue(FolderIssueKind Kind, string Path, string Reason);
