namespace MarkdownSessions.Statistics;

/// <summary>How often tools were given a file.</summary>
/// <param name="Path">As the call spells it.</param>
/// <param name="Reads">Calls that read it.</param>
/// <param name="Changes">Calls that write or edit it.</param>
public sealed record FileCount(string Path, int Reads, int Changes);
