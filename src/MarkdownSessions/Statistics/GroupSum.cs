using MarkdownSessions.Model;

namespace MarkdownSessions.Statistics;

/// <summary>Adds up what belongs together.</summary>
internal sealed class GroupSum
{
    private SessionId? last;
    private int sessions;
    private int messages;
    private TokenUsage tokens = TokenUsage.None;
    private decimal cost;
    private bool isCostKnown;
    private int unpriced;
    private int calls;
    private int errors;

    /// <summary>A session has something in this group; those of one session come one after the other.</summary>
    public void AddSession(SessionId id)
    {
        if (last != id)
        {
            last = id;
            sessions++;
        }
    }

    /// <summary>Counts a message.</summary>
    public void AddMessage() => messages++;

    /// <summary>Adds tokens and what they cost.</summary>
    public void AddUsage(CountedUsage more)
    {
        tokens = tokens.Plus(more.Tokens);
        cost += more.Cost;
        isCostKnown |= more.Knowledge is not CostKnowledge.Unpriced;
        unpriced += more.Knowledge is CostKnowledge.Unpriced ? 1 : 0;
    }

    /// <summary>Adds calls of tools.</summary>
    public void AddCalls(int moreCalls, int moreErrors)
    {
        calls += moreCalls;
        errors += moreErrors;
    }

    /// <summary>The sums.</summary>
    public StatsGroup Make(string? key) => new()
    {
        Key = key,
        Sessions = sessions,
        Messages = messages,
        Tokens = tokens,
        Cost = cost,
        Unpriced = unpriced,
        IsCostUnknown = !isCostKnown,
        ToolCalls = calls,
        ToolErrors = errors,
    };
}
