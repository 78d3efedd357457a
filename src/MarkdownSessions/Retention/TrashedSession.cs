using MarkdownSessions.Model;

namespace MarkdownSessions.Retention;

/// <summary>A session in the trash.</summary>
/// <param name="Id">The session.</param>
/// <param name="Removed">When it was removed.</param>
/// <param name="Path">Its folder, absolute.</param>
public sealed record TrashedSession(SessionId Id, DateTimeOffset Removed, string Path);
