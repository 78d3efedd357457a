namespace Cru.Json;

/// <summary>Something in a message that may be meant otherwise than it is kept.</summary>
/// <param name="Text">What, and what becomes of it.</param>
/// <param name="IsNear">It looks like a mistake; else like something of the writer's own.</param>
internal sealed record InputWarning(string Text, bool IsNear);
