using MarkdownSessions.Storage;

namespace MarkdownSessions.Indexing;

/// <summary>What reading a session for an index came to next.</summary>
/// <param name="Folder">The session.</param>
internal abstract record SessionStep(SessionFolder Folder);
