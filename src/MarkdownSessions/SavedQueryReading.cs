using MarkdownSessions.Storage;

namespace MarkdownSessions;

/// <summary>The saved queries of a vault.</summary>
/// <param name="Queries">By name.</param>
/// <param name="Issues">What of the settings could not be read as it was meant.</param>
public sealed record SavedQueryReading(IReadOnlyList<SavedQuery> Queries, IReadOnlyList<LogIssue> Issues);
