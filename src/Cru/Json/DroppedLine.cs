namespace Cru.Json;

/// <summary>Fields that were left out for one reason.</summary>
/// <param name="Count">How many.</param>
/// <param name="Bytes">Their length in the source, in bytes of JSON.</param>
internal sealed record DroppedLine(long Count, long Bytes);
