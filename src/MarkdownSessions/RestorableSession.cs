using MarkdownSessions.Model;

namespace MarkdownSessions;

/// <summary>A session that was archived or deleted and can be brought back.</summary>
/// <param name="Id">The session.</param>
/// <param name="Place">Its folder from which it is taken, absolute.</param>
/// <param name="IsInTrash">Whether that is the vault's trash.</param>
/// <param name="Archive">The archive that holds it, absolute, also when its copy in the trash is taken; null when none does.</param>
/// <param name="Removed">When it was deleted or archived last; null when neither trash nor ledger tells.</param>
/// <param name="Title">Its title, as in a list; its id when it has none, or could not be read.</param>
/// <param name="Files">How many files it has.</param>
/// <param name="Bytes">How long they are together.</param>
public sealed record RestorableSession(
    SessionId Id,
    string Place,
    bool IsInTrash,
    string? Archive,
    DateTimeOffset? Removed,
    string Title,
    int Files,
    long Bytes);
