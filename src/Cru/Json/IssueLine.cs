namespace Cru.Json;

/// <summary>A place that could not be read as it was meant.</summary>
/// <param name="Path">The file, relative to the vault; of an import, to what was asked for.</param>
/// <param name="Line">The line, counted from 1; 0 for the file as a whole.</param>
/// <param name="Problem">What is wrong and what was done.</param>
internal sealed record IssueLine(string Path, long Line, string Problem);
