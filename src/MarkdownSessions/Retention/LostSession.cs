using MarkdownSessions.Model;

namespace MarkdownSessions.Retention;

/// <summary>A session that the ledger says was archived, and that is neither there nor in the vault or its trash.</summary>
/// <param name="Id">The session.</param>
/// <param name="Archive">The folder that it was archived to.</param>
public sealed record LostSession(SessionId Id, string Archive);
