namespace MarkdownSessions.Retention;

/// <summary>A line of a ledger and where it stands.</summary>
/// <param name="Path">The ledger, absolute.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Entry">The line.</param>
internal sealed record PlacedLedgerLine(string Path, int Line, LedgerLine Entry);
