namespace MarkdownSessions.Verification;

/// <summary>How much a folder holds.</summary>
/// <param name="Count">What lies in it itself.</param>
/// <param name="Bytes">Bytes of all files in it, at any depth.</param>
public sealed record FolderContent(int Count, long Bytes);
