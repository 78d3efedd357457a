using MarkdownSessions.Model;

namespace MarkdownSessions.Import.ClaudeCode;

/// <summary>
/// What is known of the messages so far: how many entries each has, and its largest usage. An
/// answer comes as several records that repeat its usage, and readers count the last one's.
/// </summary>
internal sealed class MessageTally
{
    private readonly Dictionary<string, int> entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Facts> usages = new(StringComparer.Ordinal);

    /// <summary>The id of the next entry of a message.</summary>
    public EntryId Next(string message)
    {
        int continuation = entries.GetValueOrDefault(message);
        entries[message] = continuation + 1;
        return new(message, continuation);
    }

    /// <summary>The usage to write: this one, or an earlier one of the same message that counted more output.</summary>
    public Facts Largest(string message, Facts usage)
    {
        if (usages.TryGetValue(message, out var before) && Output(before) > Output(usage))
        {
            return before;
        }

        usages[message] = usage;
        return usage;
    }

    private static long Output(Facts usage) => usage.Number(ClaudeUsage.Completion) ?? 0;
}
