using MarkdownSessions.Indexing;

namespace MarkdownSessions;

/// <summary>A session that a cleanup would take.</summary>
/// <param name="Session">The session.</param>
/// <param name="Files">How many files it has.</param>
/// <param name="Bytes">How long they are together.</param>
public sealed record PlannedRemoval(SessionSummary Session, int Files, long Bytes);
