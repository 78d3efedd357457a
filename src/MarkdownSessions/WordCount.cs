namespace MarkdownSessions;

/// <summary>In how many messages of the vault words stand, whatever else was asked.</summary>
/// <param name="Text">The words as they were typed.</param>
/// <param name="Messages">How many messages and titles have them.</param>
/// <param name="IsExact">False when counting ended there.</param>
public sealed record WordCount(string Text, int Messages, bool IsExact);
