namespace MarkdownSessions;

/// <summary>What a session is called in lists.</summary>
/// <param name="Text">The title that somebody gave, else what it was started for, else a person's first words, else the id; never empty.</param>
/// <param name="IsGiven">Somebody gave it.</param>
public sealed record SessionTitle(string Text, bool IsGiven);
