namespace MarkdownSessions.Model;

/// <summary>Tokens of one model.</summary>
/// <param name="Model">The model's name; empty where the log names none.</param>
/// <param name="Tokens">How many.</param>
public sealed record ModelTokens(string Model, TokenUsage Tokens);
