namespace MarkdownSessions.Storage;

/// <summary>The end of a session as far as a budget goes.</summary>
/// <param name="Summary">The newest summary; null when none was found.</param>
/// <param name="Messages">What came after it, oldest first.</param>
/// <param name="LeftOutBytes">How much of the log lies between the two, or between the log's start and the messages.</param>
/// <param name="Shortened">How many texts were shortened.</param>
internal sealed record ContextTail(Message? Summary, IReadOnlyList<Message> Messages, long LeftOutBytes, int Shortened);
