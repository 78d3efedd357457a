namespace MarkdownSessions.Indexing;

/// <summary>A live message with the score that an engine gives it.</summary>
/// <param name="Message">The message.</param>
/// <param name="Score">How well it fits, 0 or more; of the one question only.</param>
public sealed record ScoredKey(MessageKey Message, double Score);
