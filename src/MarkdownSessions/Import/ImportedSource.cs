namespace MarkdownSessions.Import;

/// <summary>What became of one source.</summary>
/// <param name="Path">The source, relative to what was asked for.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Session">The session; null when there is none.</param>
/// <param name="Entries">Entries that were written; with a dry run, that would be.</param>
/// <param name="Known">Entries that were there already.</param>
/// <param name="Problem">Why it failed; null otherwise.</param>
public sealed record ImportedSource(string Path, ImportOutcome Outcome, string? Session, long Entries, long Known, string? Problem);
