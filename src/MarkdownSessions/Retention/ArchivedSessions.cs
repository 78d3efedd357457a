namespace MarkdownSessions.Retention;

/// <summary>Sessions of a vault that lie in an archive, as its ledgers say.</summary>
/// <param name="Folder">The archive, absolute: a vault of its own.</param>
/// <param name="Count">How many were archived there and not brought back.</param>
public sealed record ArchivedSessions(string Folder, int Count);
