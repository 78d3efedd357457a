namespace MarkdownSessions.Statistics;

/// <summary>A call of a tool that failed.</summary>
/// <param name="Tool">The tool; <c>?</c> when its call is not there.</param>
/// <param name="Model">The model that called it; null when the log names none.</param>
internal readonly record struct FailedCall(string Tool, string? Model);
