namespace Cru.Json;

/// <summary>How often a tool was called.</summary>
/// <param name="Name">The tool; <c>?</c> for a failed answer whose call is not there.</param>
/// <param name="Calls">How often.</param>
/// <param name="Errors">How many of the calls failed.</param>
internal sealed record ToolLine(string Name, int Calls, int Errors);
