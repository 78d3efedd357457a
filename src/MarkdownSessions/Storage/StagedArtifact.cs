namespace MarkdownSessions.Storage;

/// <summary>Content that waits, flushed and hashed, to be kept with a session.</summary>
/// <param name="Path">Where it lies, on the file system of the vault.</param>
/// <param name="Hash">The SHA-256 of its bytes in hexadecimal digits.</param>
/// <param name="Length">In bytes.</param>
internal sealed record StagedArtifact(string Path, string Hash, long Length);
