namespace MarkdownSessions.Search;

/// <summary>The line of a hit and the lines of its message around it, in their order; a long one is cut at 1,000 UTF-16 units.</summary>
/// <param name="Before">Those before it, at most as many as were asked for.</param>
/// <param name="Line">The line itself; empty when the hit is a title or a session as a whole.</param>
/// <param name="After">Those behind it, at most as many as were asked for.</param>
public sealed record HitContext(IReadOnlyList<string> Before, string Line, IReadOnlyList<string> After);
