using MarkdownSessions.Format;
using MarkdownSessions.Model;

namespace MarkdownSessions;

/// <summary>A session's head as it is, after a change or without one.</summary>
/// <param name="Session">The session.</param>
/// <param name="Head">What its files say.</param>
/// <param name="Path">The segment that was written, relative to the vault, with '/'; null when nothing had to be.</param>
/// <param name="IndexBehind">Why the index does not hold it yet; null when it does. Harmless: the next command heals it.</param>
public sealed record HeadResult(SessionId Session, SessionHead Head, string? Path, string? IndexBehind);
