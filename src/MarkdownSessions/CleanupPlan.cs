using MarkdownSessions.Indexing;

namespace MarkdownSessions;

/// <summary>What a cleanup would take.</summary>
/// <param name="Before">Sessions whose newest entry is older than this.</param>
/// <param name="Sessions">They, the oldest first.</param>
/// <param name="Files">How many files they have.</param>
/// <param name="Bytes">How long these are together.</param>
/// <param name="Warnings">What was understood otherwise than typed, and sessions of which no age can be told, for a person.</param>
public sealed record CleanupPlan(
    DateTimeOffset Before,
    IReadOnlyList<SessionSummary> Sessions,
    int Files,
    long Bytes,
    IReadOnlyList<string> Warnings);
