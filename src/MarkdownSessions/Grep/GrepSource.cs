using MarkdownSessions.Model;

namespace MarkdownSessions.Grep;

/// <summary>A segment that is searched.</summary>
/// <param name="Session">The session.</param>
/// <param name="FullPath">The file, absolute.</param>
/// <param name="Path">The file, relative to the vault.</param>
internal sealed record GrepSource(SessionId Session, string FullPath, string Path);
