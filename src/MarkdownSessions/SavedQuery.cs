namespace MarkdownSessions;

/// <summary>A query under a name, as <c>@name</c> uses it.</summary>
/// <param name="Name">The name, without the <c>@</c>.</param>
/// <param name="Query">The query.</param>
public sealed record SavedQuery(string Name, string Query);
