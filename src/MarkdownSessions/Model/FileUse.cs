namespace MarkdownSessions.Model;

/// <summary>A file that a call names.</summary>
/// <param name="Path">As the call spells it.</param>
/// <param name="IsChange">The call writes or edits it; else it reads it.</param>
internal sealed record FileUse(string Path, bool IsChange);
