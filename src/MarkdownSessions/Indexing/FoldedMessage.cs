namespace MarkdownSessions.Indexing;

/// <summary>A hit that is shown.</summary>
/// <param name="Message">The hit.</param>
/// <param name="Folded">How many others it stands for.</param>
internal sealed record FoldedMessage(RankedMessage Message, int Folded);
