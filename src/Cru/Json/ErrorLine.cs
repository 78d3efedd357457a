namespace Cru.Json;

/// <summary>What failed.</summary>
/// <param name="Code">The situation's name, such as <c>session-not-found</c>.</param>
/// <param name="ExitCode">How the program ends (docs/cli.md, "Exit codes").</param>
/// <param name="Message">One line for a person.</param>
internal sealed record ErrorLine(string Code, int ExitCode, string Message);
