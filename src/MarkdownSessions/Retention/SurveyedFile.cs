namespace MarkdownSessions.Retention;

/// <summary>A file of a session.</summary>
/// <param name="Path">Relative to the session's folder.</param>
/// <param name="Length">In bytes.</param>
internal sealed record SurveyedFile(string Path, long Length);
