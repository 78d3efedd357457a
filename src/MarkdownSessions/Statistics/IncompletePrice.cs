namespace MarkdownSessions.Statistics;

/// <summary>A price of the settings that lacks a kind of token which its model used, so that nothing can be paid by it.</summary>
/// <param name="Model">The model.</param>
/// <param name="Name">The name that the price stands under: the model's, or the beginning of several and a star.</param>
/// <param name="Lacking">The kinds that it lacks, as the settings spell them.</param>
/// <param name="Settings">The line of settings that would be whole, with the word PRICE for each number that it lacks.</param>
public sealed record IncompletePrice(string Model, string Name, IReadOnlyList<string> Lacking, string Settings);
