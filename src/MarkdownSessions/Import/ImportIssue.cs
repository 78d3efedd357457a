namespace MarkdownSessions.Import;

/// <summary>Something odd in a source.</summary>
/// <param name="Path">The source as shown in reports.</param>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Problem">What was odd and what was done about it.</param>
public sealed record ImportIssue(string Path, long Line, string Problem);
