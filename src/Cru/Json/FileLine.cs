namespace Cru.Json;

/// <summary>A file that tools were given.</summary>
/// <param name="Path">As the calls spell it.</param>
/// <param name="Reads">Calls that read it.</param>
/// <param name="Changes">Calls that write or edit it.</param>
internal sealed record FileLine(string Path, int Reads, int Changes);
