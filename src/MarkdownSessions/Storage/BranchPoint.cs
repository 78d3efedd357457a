namespace MarkdownSessions.Storage;

/// <summary>Where a session parts from another.</summary>
/// <param name="Message">The last message that both have.</param>
/// <param name="Heading">The segment in which that message begins.</param>
/// <param name="Segment">The last segment that is copied.</param>
/// <param name="End">How many bytes of it, front matter included.</param>
/// <param name="Artifacts">The files that the copied entries name.</param>
internal sealed record BranchPoint(string Message, string Heading, string Segment, long End, IReadOnlySet<string> Artifacts);
