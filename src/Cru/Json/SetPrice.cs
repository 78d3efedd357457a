namespace Cru.Json;

/// <summary>A price as the vault's settings spell it.</summary>
/// <param name="Model">The model's name, or the beginning of several and a star.</param>
/// <param name="Price">US dollars for a million tokens, by kind: <c>{input: 3, output: 15}</c>.</param>
internal sealed record SetPrice(string Model, string Price);
