namespace Cru.Json;

/// <summary>A saved query.</summary>
/// <param name="Name">The name, without the <c>@</c>.</param>
/// <param name="Query">The query.</param>
internal sealed record SavedLine(string Name, string Query);
