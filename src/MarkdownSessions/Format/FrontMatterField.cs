namespace MarkdownSessions.Format;

/// <summary>A field of a front matter; values are text, whatever YAML would make of them.</summary>
/// <param name="Name">The key.</param>
/// <param name="Text">The value: null for YAML's null and for a list; a map as JSON on one line.</param>
/// <param name="Items">The items of a list; empty for any other value.</param>
public sealed record FrontMatterField(string Name, string? Text, IReadOnlyList<string> Items);
