using MarkdownSessions.Model;

namespace MarkdownSessions.Indexing;

/// <summary>A session of which an index says something else than the files.</summary>
/// <param name="Session">The session.</param>
/// <param name="Kind">How they differ.</param>
/// <param name="Problem">In words, without a full stop.</param>
internal sealed record SessionDrift(SessionId Session, DriftKind Kind, string Problem);
