namespace MarkdownSessions;

/// <summary>Files that were kept, and the entry that links to them.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Artifacts">The files, in the order given.</param>
public sealed record ArtifactsAdded(AppendResult Entry, IReadOnlyList<KeptArtifact> Artifacts);
