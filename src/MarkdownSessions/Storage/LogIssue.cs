namespace MarkdownSessions.Storage;

/// <summary>A place in a session's files that could not be read as it was meant.</summary>
/// <param name="Path">The file, relative to the session's folder.</param>
/// <param name="Line">The line, counted from 1; 0 for the file as a whole.</param>
/// <param name="Problem">What is wrong and what was kept, without a full stop.</param>
public sealed record LogIssue(string Path, int Line, string Problem);
