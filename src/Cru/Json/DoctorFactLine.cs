namespace Cru.Json;

/// <summary>Something that <c>cru doctor</c> found.</summary>
/// <param name="Name">What it is about: <c>cru</c>, <c>system</c>, <c>terminal</c>, <c>settings</c>, <c>vault</c>, <c>disk</c>, <c>permissions</c>, <c>sessions</c>, <c>index</c>, <c>locks</c>, <c>trash</c> or <c>leftovers</c>.</param>
/// <param name="Text">How it is, for a person.</param>
/// <param name="NeedsAttention">Whether somebody should do something.</param>
/// <param name="Next">What to run or do next; null when there is nothing to propose.</param>
internal sealed record DoctorFactLine(string Name, string Text, bool NeedsAttention, string? Next);
