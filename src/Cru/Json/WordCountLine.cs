namespace Cru.Json;

/// <summary>In how many messages of the vault words of the query stand.</summary>
/// <param name="Text">The words as they were typed.</param>
/// <param name="Messages">How many messages and titles have them.</param>
/// <param name="IsExact">False when counting ended there.</param>
internal sealed record WordCountLine(string Text, int Messages, bool IsExact);
