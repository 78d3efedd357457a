namespace Cru.Json;

/// <summary>What became of a source.</summary>
/// <param name="Path">The file, relative to what was asked for.</param>
/// <param name="Outcome"><c>created</c>, <c>extended</c>, <c>unchanged</c>, <c>no_session</c> or <c>failed</c>.</param>
/// <param name="SessionId">The session; null when there is none.</param>
/// <param name="Entries">Entries written; with a dry run, that would be.</param>
/// <param name="Known">Entries that were there already.</param>
/// <param name="Problem">Why it failed; null otherwise.</param>
internal sealed record SourceLine(string Path, string Outcome, string? SessionId, long Entries, long Known, string? Problem);
