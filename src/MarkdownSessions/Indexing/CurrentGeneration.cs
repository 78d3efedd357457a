namespace MarkdownSessions.Indexing;

/// <summary>What <see cref="IndexGenerations.Current"/> found.</summary>
/// <param name="Folder">The generation to open; null when there is none to use.</param>
/// <param name="Reason">Why there is none, for a person; empty when there is one.</param>
internal readonly record struct CurrentGeneration(string? Folder, string Reason);
