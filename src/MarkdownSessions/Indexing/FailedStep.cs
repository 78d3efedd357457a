using MarkdownSessions.Storage;

namespace MarkdownSessions.Indexing;

/// <summary>A session that cannot be read to its end: what an index has of it is to be forgotten. Nothing comes after it.</summary>
/// <param name="Folder">The session.</param>
/// <param name="Failure">What the disk said.</param>
internal sealed record FailedStep(SessionFolder Folder, Exception Failure) : SessionStep(Folder);
