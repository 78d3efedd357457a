namespace MarkdownSessions.Import;

/// <summary>Fields of imported records that were left out for one reason.</summary>
/// <param name="Count">How many.</param>
/// <param name="Bytes">Their length in the source, in bytes of JSON.</param>
public readonly record struct DroppedContent(long Count, long Bytes);
