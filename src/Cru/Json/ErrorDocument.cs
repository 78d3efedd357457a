namespace Cru.Json;

/// <summary>What standard error gets with <c>--json</c> when a command fails.</summary>
internal sealed record ErrorDocument(ErrorLine Error);
