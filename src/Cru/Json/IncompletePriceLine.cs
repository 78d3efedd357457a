namespace Cru.Json;

/// <summary>A price that lacks a kind of token which its model used.</summary>
/// <param name="Model">The model.</param>
/// <param name="Price">The name that the price stands under: the model's, or a beginning and a star.</param>
/// <param name="Lacks">The kinds that it lacks, as the settings spell them.</param>
internal sealed record IncompletePriceLine(string Model, string Price, IReadOnlyList<string> Lacks);
