using MarkdownSessions.Search;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Indexing;

/// <summary>A message that fits, with its score.</summary>
/// <param name="Session">Its session.</param>
/// <param name="Key">How the index names it; null for a session as a whole.</param>
/// <param name="Message">The message as the files say it; null for a title or a session as a whole.</param>
/// <param name="Place">Where it lies; null likewise.</param>
/// <param name="Ticks">Its time: UTC ticks of 100 ns.</param>
/// <param name="Score">How well it fits.</param>
internal sealed record RankedMessage(
    SessionSummary Session,
    MessageKey? Key,
    Message? Message,
    MessagePlace? Place,
    long Ticks,
    long Score);
