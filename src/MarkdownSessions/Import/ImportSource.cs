namespace MarkdownSessions.Import;

/// <summary>A file that an importer reads.</summary>
/// <param name="Path">The path as shown in reports: relative to what was asked for, with '/'.</param>
/// <param name="Open">Opens the file, or a file beside it by its path relative to the file's folder; null when missing.</param>
public sealed record ImportSource(string Path, Func<string?, Stream?> Open);
