namespace MarkdownSessions.Indexing;

/// <summary>What is left of hits when those are folded that say the same or belong together.</summary>
/// <param name="Shown">The hits that are shown, in their order.</param>
/// <param name="InChildren">How many are folded because they are in a sub-agent's session.</param>
/// <param name="MadeTitles">How many are titles made from a message that is a hit itself.</param>
internal sealed record FoldedHits(IReadOnlyList<FoldedMessage> Shown, int InChildren, int MadeTitles);
