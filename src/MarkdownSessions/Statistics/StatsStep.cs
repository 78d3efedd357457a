using MarkdownSessions.Storage;

namespace MarkdownSessions.Statistics;

/// <summary>Some messages of a session.</summary>
/// <param name="Session">The session.</param>
/// <param name="Messages">Some of its messages, in order.</param>
/// <param name="IsLast">No more follow of this session.</param>
/// <param name="Bytes">Bytes of segments that were read; with the last step only.</param>
/// <param name="Issues">What could not be read; with the last step only. Paths are relative to the session's folder.</param>
internal sealed record StatsStep(CountedSession Session, IReadOnlyList<CountedMessage> Messages, bool IsLast, long Bytes, IReadOnlyList<LogIssue> Issues);
