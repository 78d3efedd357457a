namespace MarkdownSessions.Grep;

/// <summary>A place in a line where the expression matches.</summary>
/// <param name="Start">In UTF-16 units of the line.</param>
/// <param name="Length">In UTF-16 units; may be 0.</param>
/// <remarks>A class: lists over a value type of ours would be compiled at every start of a command.</remarks>
public sealed record GrepSpan(int Start, int Length);
