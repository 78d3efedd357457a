namespace MarkdownSessions.Search;

/// <summary>A word in a snippet that makes its message fit.</summary>
/// <param name="Start">Where it begins in the snippet, in UTF-16 units.</param>
/// <param name="Length">How long it is, in UTF-16 units.</param>
public sealed record Highlight(int Start, int Length);
