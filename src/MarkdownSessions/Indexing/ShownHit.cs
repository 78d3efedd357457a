namespace MarkdownSessions.Indexing;

/// <summary>A hit in its place of the answer.</summary>
/// <param name="Message">The message, title or session.</param>
/// <param name="Folded">How many others are folded under it.</param>
/// <param name="Tier">Where the words of the question stand.</param>
internal sealed record ShownHit(RankedMessage Message, int Folded, SearchTier Tier);
