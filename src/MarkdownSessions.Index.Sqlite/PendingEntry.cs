namespace MarkdownSessions.Index.Sqlite;

/// <summary>A message that an update will add, once it knows which others it adds.</summary>
/// <param name="Key">Its place in the walk.</param>
/// <param name="Session">Its session's number.</param>
/// <param name="Name">Its segment's number.</param>
/// <param name="Fields">Its fields.</param>
/// <param name="Words">Its words.</param>
internal sealed record PendingEntry(EntryKey Key, int Session, int Name, EntryFields Fields, EncodedWords Words);
