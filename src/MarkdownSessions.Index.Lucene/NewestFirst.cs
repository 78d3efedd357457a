namespace MarkdownSessions.Index.Lucene;

/// <summary>
/// Messages in the order of the walk. All are sorted by time, which is quick for numbers; those of one moment only when
/// the walk comes to them, because who walks mostly stops after the newest ones.
/// </summary>
internal sealed class NewestFirst
{
    private readonly FoundMessage[] messages;
    private readonly MessageOrder order;
    private int next;
    private int sorted;

    /// <summary>Takes the messages of a state over.</summary>
    public NewestFirst(Catalog catalog, IEnumerable<FoundMessage> found)
    {
        order = new(catalog);
        messages = [.. found];
        long[] keys = new long[messages.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            // The complement turns the order round, also of the least number.
            keys[i] = ~messages[i].Ticks;
        }

        Array.Sort(keys, messages);
    }

    /// <summary>The next message; null after the last.</summary>
    public FoundMessage? Next()
    {
        if (next == messages.Length)
        {
            return null;
        }

        if (next == sorted)
        {
            SortMoment();
        }

        return messages[next++];
    }

    private void SortMoment()
    {
        do
        {
            sorted++;
        }
        while (sorted < messages.Length && messages[sorted].Ticks == messages[next].Ticks);

        Array.Sort(messages, next, sorted - next, order);
    }
}
