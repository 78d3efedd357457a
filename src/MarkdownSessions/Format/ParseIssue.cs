namespace MarkdownSessions.Format;

/// <summary>A place in a segment that could not be read as it was meant; reading went on after it.</summary>
/// <param name="Kind">What sort of thing it is.</param>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Problem">What is wrong and what was kept, without a full stop.</param>
public sealed record ParseIssue(ParseIssueKind Kind, int Line, string Problem);
