namespace Cru.Json;

/// <summary>The line of a hit and the lines of its message around it; empty for a title or a session as a whole.</summary>
internal sealed record ContextLine(IReadOnlyList<string> Before, string Line, IReadOnlyList<string> After);
