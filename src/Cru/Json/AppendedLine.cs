namespace Cru.Json;

/// <summary>A message that was appended.</summary>
/// <param name="MessageId">Its id.</param>
/// <param name="Address">How it is addressed: <c>session#message</c>.</param>
/// <param name="Path">The file, relative to the vault.</param>
internal sealed record AppendedLine(string MessageId, string Address, string Path);
