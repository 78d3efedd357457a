namespace MarkdownSessions.Index.Lucene;

/// <summary>
/// Messages in the order of the walk: a heap, made in one pass, because who walks mostly stops after the newest ones.
/// </summary>
internal sealed class NewestFirst
{
    private readonly PriorityQueue<FoundMessage, FoundMessage> heap;

    /// <summary>Takes the messages of a state over.</summary>
    public NewestFirst(Catalog catalog, IEnumerable<FoundMessage> found) =>
        heap = new(found.Select(message => (message, message)), new MessageOrder(catalog));

    /// <summary>The next message; null after the last.</summary>
    public FoundMessage? Next() => heap.TryDequeue(out var newest, out _) ? newest : null;
}
