using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Retention;

/// <summary>Where a removed session lies.</summary>
/// <param name="Id">The session.</param>
/// <param name="Path">Its folder, absolute.</param>
/// <param name="Archive">The archive that holds it; null for the trash.</param>
internal sealed record RemovedPlace(SessionId Id, string Path, VaultPaths? Archive)
{
    /// <summary>When it was removed, as the trash's name or the ledger tells it; null when neither does.</summary>
    public DateTimeOffset? Removed { get; init; }
}
