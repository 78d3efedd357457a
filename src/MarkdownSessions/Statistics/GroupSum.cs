using MarkdownSessions.Model;

namespace MarkdownSessions.Statistics;

/// <summary>Adds up what belongs together.</summary>
internal sealed class GroupSum
{
    private readonly HashSet<SessionId> withCost = [];
    private SessionId? last;
    private int sessions;
    private int messages;
    private TokenUsage tokens = TokenUsage.None;
    private decimal cost;
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

    /// <summary>Adds tokens of a session and what they cost.</summary>
    public void AddUsage(SessionId id, CountedUsage more)
    {
        tokens = tokens.Plus(more.Tokens);
        cost += more.Cost;
        if (more.Knowledge is CostKnowledge.Unpriced)
        {
            unpriced++;
        }
        else
        {
            // A session's own totals come behind all messages: the last one seen does not tell whether it is new.
            withCost.Add(id);
        }
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
        SessionsWithCost = withCost.Count,
        ToolCalls = calls,
        ToolErrors = errors,
    };
}
