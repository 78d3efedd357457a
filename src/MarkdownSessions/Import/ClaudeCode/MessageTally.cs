using MarkdownSessions.Model;

namespace MarkdownSessions.Import.ClaudeCode;

/// <summary>
/// What is known of the messages so far: how many entries each has, some 40 bytes of memory each,
/// and the largest usage of the last ones. An answer comes as several records that repeat its usage,
/// and readers count the last one's.
/// </summary>
internal sealed class MessageTally
{
    // Records of one answer follow each other, with a few of sub-agents between them.
    private const int UsagesKept = 1_024;

    private readonly Dictionary<Guid, int> entries = [];
    private readonly Dictionary<string, Facts> usages = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();

    /// <summary>The id of the next entry of a message.</summary>
    public EntryId Next(string message)
    {
        var key = IdKey.Of(message);
        int continuation = entries.GetValueOrDefault(key);
        entries[key] = continuation + 1;
        return new(message, continuation);
    }

    /// <summary>The usage to write: this one, or an earlier one of the same message that counted more output.</summary>
    public Facts Largest(string message, Facts usage)
    {
        if (!usages.TryGetValue(message, out var before))
        {
            Remember(message);
        }
        else if (Output(before) > Output(usage))
        {
            return before;
        }

        usages[message] = usage;
        return usage;
    }

    private void Remember(string message)
    {
        order.Enqueue(message);
        if (order.Count > UsagesKept)
        {
            usages.Remove(order.Dequeue());
        }
    }

    private static long Output(Facts usage) => usage.Number(ClaudeUsage.Completion) ?? 0;
}
