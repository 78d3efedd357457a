namespace MarkdownSessions.Search;

/// <summary>A piece of a message for showing on one line, safe for a terminal.</summary>
/// <param name="Text">One line, without control and direction characters; cut ends show as <c>…</c>.</param>
/// <param name="Highlights">The question's words in it, in order, not overlapping; empty when it has none.</param>
/// <param name="Line">The line of the segment, counted from 1, of the first highlight, else of the text; 0 when unknown.</param>
/// <param name="Column">The column that the text is from; none when there is no text.</param>
public sealed record Snippet(string Text, IReadOnlyList<Highlight> Highlights, int Line, TextColumns Column);
