using MarkdownSessions.Storage;

namespace MarkdownSessions.Html;

/// <summary>A message and the name by which a link finds it in the page.</summary>
internal sealed record AnchoredMessage(Message Message, string Anchor);
