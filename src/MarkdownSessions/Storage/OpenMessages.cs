namespace MarkdownSessions.Storage;

/// <summary>The messages that a later entry may still belong to, in the order in which they began, and by their ids.</summary>
internal sealed class OpenMessages
{
    private static readonly List<MessageDraft> None = [];

    private readonly Queue<MessageDraft> order = new();
    private readonly Dictionary<string, List<MessageDraft>> byId = new(StringComparer.Ordinal);

    /// <summary>How many there are.</summary>
    public int Count => order.Count;

    /// <summary>The versions of one message, the oldest first.</summary>
    public List<MessageDraft> Of(string id) => byId.GetValueOrDefault(id) ?? None;

    /// <summary>Takes one more.</summary>
    public void Open(MessageDraft draft)
    {
        order.Enqueue(draft);
        if (byId.TryGetValue(draft.Id, out var versions))
        {
            versions.Add(draft);
        }
        else
        {
            byId.Add(draft.Id, [draft]);
        }
    }

    /// <summary>Gives up the oldest.</summary>
    public MessageDraft Close()
    {
        var draft = order.Dequeue();
        var versions = byId[draft.Id];
        versions.Remove(draft);
        if (versions.Count == 0)
        {
            byId.Remove(draft.Id);
        }

        return draft;
    }
}
