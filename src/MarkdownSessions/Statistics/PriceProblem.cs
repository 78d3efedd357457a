using MarkdownSessions.Storage;

namespace MarkdownSessions.Statistics;

/// <summary>Something in the prices of a vault's settings that cannot be meant; the price is left out.</summary>
/// <param name="Model">The model's name as the settings have it; null for the prices as a whole.</param>
/// <param name="Issue">The file, the line, and what is wrong.</param>
public sealed record PriceProblem(string? Model, LogIssue Issue);
