namespace MarkdownSessions;

/// <summary>A file to keep with a session.</summary>
/// <param name="FileName">What it is called where it comes from, without folders.</param>
/// <param name="Content">Its bytes, read to their end in pieces.</param>
public sealed record ArtifactDraft(string FileName, Stream Content);
