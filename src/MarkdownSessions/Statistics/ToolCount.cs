namespace MarkdownSessions.Statistics;

/// <summary>How often a tool was called.</summary>
/// <param name="Name">Its name as the agent spells it; <c>?</c> for a failed answer whose call is not there.</param>
/// <param name="Calls">How often.</param>
/// <param name="Errors">How many of the calls failed.</param>
public sealed record ToolCount(string Name, int Calls, int Errors);
