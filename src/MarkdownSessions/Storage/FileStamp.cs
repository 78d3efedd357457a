namespace MarkdownSessions.Storage;

/// <summary>What the file system says of a name.</summary>
/// <param name="Name">The name without its folder.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Length">Bytes; 0 for what is no file.</param>
/// <param name="ModifiedTicks">Time of the last change of content: UTC ticks of 100 ns.</param>
/// <remarks>A class: lists and queries over a value type of ours would be compiled at every start of a command.</remarks>
public sealed record FileStamp(string Name, FileKind Kind, long Length, long ModifiedTicks);
