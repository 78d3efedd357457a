namespace MarkdownSessions.Html;

/// <summary>A line of the table of contents.</summary>
/// <param name="Anchor">The message.</param>
/// <param name="Words">The first words of it.</param>
internal sealed record OutlineEntry(string Anchor, string Words);
