using MarkdownSessions.Model;

namespace MarkdownSessions.Statistics;

/// <summary>Adds sessions up; those are given one after the other, in one thread.</summary>
/// <param name="grouping">By what they are grouped.</param>
/// <param name="zone">Where days begin.</param>
/// <param name="from">The first moment that counts, in UTC ticks.</param>
/// <param name="to">The last one.</param>
/// <param name="prices">What models cost.</param>
/// <param name="withFileNames">Files are named, not only counted.</param>
internal sealed class StatsSum(StatsGrouping grouping, TimeZoneInfo zone, long from, long to, PriceList prices, bool withFileNames)
{
    // A dictionary takes no null for a key; no name of ours begins so.
    private const string Nameless = "\0";

    private readonly Dictionary<string, GroupSum> groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, GroupSum> days = new(StringComparer.Ordinal);
    private readonly Dictionary<Role, int> roles = [];
    private readonly HashSet<UInt128> seen = [];
    private readonly GroupSum all = new();
    private readonly CostSum costs = new(prices);
    private readonly ToolSum tools = new();
    private readonly FileSum files = new(withFileNames);
    private SessionTally tally = new();
    private int children;
    private int copies;
    private int prompts;
    private int withUsage;
    private long? first;
    private long? last;

    /// <summary>Adds some messages of a session.</summary>
    public void Add(StatsStep step)
    {
        foreach (var message in step.Messages)
        {
            tally = tally with { Messages = tally.Messages + 1, HasTokens = tally.HasTokens || message.Tokens is not null, HasCost = tally.HasCost || message.Cost is not null };
            if (message.Ticks >= from && message.Ticks <= to)
            {
                Add(step.Session, message);
            }
        }

        if (step.IsLast)
        {
            Finish(step.Session);
            tally = new();
        }
    }

    /// <summary>The sums; to be asked once.</summary>
    public StatsTotals Make()
    {
        foreach (var (session, usage) in costs.OwnTotals())
        {
            AddUsage(session, session.Model, session.StartedTicks, [], usage);
        }

        var sums = all.Make(key: null);
        return new()
        {
            Sessions = sums.Sessions,
            ChildSessions = children,
            Messages = sums.Messages,
            CopiedMessages = copies,
            HumanPrompts = prompts,
            MessagesByRole = roles,
            MessagesWithUsage = withUsage,
            Tokens = sums.Tokens,
            Cost = sums.Cost,
            CostFromSource = costs.FromSource,
            UnpricedModels = [.. costs.Unpriced.Select(model => model.Model)],
            UnpricedTokens = costs.Unpriced,
            IncompletePrices = costs.Incomplete,
            Unpriced = sums.Unpriced,
            SessionsWithCost = sums.SessionsWithCost,
            Tools = tools.Tools,
            FilesRead = files.Read,
            FilesModified = files.Changed,
            Files = files.Named,
            FirstTicks = first,
            LastTicks = last,
            Activity = [.. Made(days).Where(day => day.Key is not null).OrderBy(day => day.Key, StringComparer.Ordinal)],
            Groups = Ordered(),
        };
    }

    // A copy makes its session one that has messages here, and counts for nothing else.
    private void Add(CountedSession session, CountedMessage message)
    {
        tally = tally with { IsInRange = true };
        foreach (var sum in Sums(session, message.Model, message.Ticks, message.Calls))
        {
            sum.AddSession(session.Id);
        }

        if (seen.Add(message.Fingerprint))
        {
            AddOriginal(session, message);
        }
        else
        {
            copies++;
        }
    }

    private void AddOriginal(CountedSession session, CountedMessage message)
    {
        roles[message.Role] = roles.GetValueOrDefault(message.Role) + 1;
        prompts += message.IsPrompt ? 1 : 0;
        tools.Add(message);
        foreach (var use in message.Files)
        {
            files.Add(session.WorkingFolder, use);
        }

        if (message.Ticks >= TimeSpan.TicksPerDay)
        {
            first = Math.Min(first ?? long.MaxValue, message.Ticks);
            last = Math.Max(last ?? 0, message.Ticks);
        }

        foreach (var sum in Sums(session, message.Model, message.Ticks, message.Calls))
        {
            sum.AddMessage();
        }

        AddCalls(session, message);
        if (costs.Of(message) is { } usage)
        {
            withUsage += message.Tokens is null ? 0 : 1;
            AddUsage(session, message.Model, message.Ticks, message.Calls, usage);
        }
    }

    private void AddCalls(CountedSession session, CountedMessage message)
    {
        if (grouping is StatsGrouping.Tool)
        {
            foreach (string tool in message.Calls)
            {
                Group(tool).AddCalls(1, 0);
            }

            foreach (var failed in message.Errors)
            {
                Group(failed.Tool).AddCalls(0, 1);
            }
        }

        foreach (var sum in Sums(session, message.Model, message.Ticks, []))
        {
            sum.AddCalls(message.Calls.Count, 0);
        }

        // What failed is told in the answer, often by another message than that of the model.
        foreach (var failed in message.Errors)
        {
            foreach (var sum in Sums(session, failed.Model, message.Ticks, []))
            {
                sum.AddCalls(0, 1);
            }
        }
    }

    private void AddUsage(CountedSession session, string? model, long ticks, IReadOnlyList<string> calls, CountedUsage usage)
    {
        foreach (var sum in Sums(session, model, ticks, calls))
        {
            sum.AddUsage(session.Id, usage);
        }
    }

    private void Finish(CountedSession session)
    {
        bool startsInRange = session.StartedTicks >= from && session.StartedTicks <= to;
        if (tally.Messages == 0 && startsInRange)
        {
            tally = tally with { IsInRange = true };
            foreach (var sum in Sums(session, model: null, session.StartedTicks, []))
            {
                sum.AddSession(session.Id);
            }
        }

        children += tally.IsInRange && session.Parent is not null ? 1 : 0;
        var rest = session with { Tokens = tally.HasTokens ? null : session.Tokens, Cost = tally.HasCost ? null : session.Cost };
        if (startsInRange && rest is { Tokens: not null } or { Cost: not null })
        {
            costs.Keep(rest);
        }
    }

    // All that a message or a session counts in.
    private IEnumerable<GroupSum> Sums(CountedSession session, string? model, long ticks, IReadOnlyList<string> calls)
    {
        yield return all;
        var day = Periods.DayOf(ticks, zone);
        yield return Of(days, day is { } known ? Periods.Day(known) : null);
        switch (grouping)
        {
            case StatsGrouping.None:
                break;
            case StatsGrouping.Tool:
                foreach (string tool in calls.Distinct(StringComparer.Ordinal))
                {
                    yield return Group(tool);
                }

                break;
            default:
                yield return Group(KeyOf(session, model, day));
                break;
        }
    }

    private string? KeyOf(CountedSession session, string? model, DateOnly? day) => grouping switch
    {
        StatsGrouping.Day => day is { } known ? Periods.Day(known) : null,
        StatsGrouping.Week => day is { } known ? Periods.Week(known) : null,
        StatsGrouping.Month => day is { } known ? Periods.Month(known) : null,
        StatsGrouping.Model => model,
        StatsGrouping.Agent => session.Agent,
        StatsGrouping.Project => session.Project,
        _ => session.Type,
    };

    private GroupSum Group(string? key) => Of(groups, key);

    private static GroupSum Of(Dictionary<string, GroupSum> sums, string? key)
    {
        if (!sums.TryGetValue(key ?? Nameless, out var sum))
        {
            sums[key ?? Nameless] = sum = new();
        }

        return sum;
    }

    private static IEnumerable<StatsGroup> Made(Dictionary<string, GroupSum> sums) =>
        sums.Select(sum => sum.Value.Make(sum.Key == Nameless ? null : sum.Key));

    private IReadOnlyList<StatsGroup> Ordered() => grouping is StatsGrouping.Day or StatsGrouping.Week or StatsGrouping.Month
        ? [.. Made(groups).OrderByDescending(group => group.Key, StringComparer.Ordinal)]
        : [.. Made(groups).OrderByDescending(group => group.Messages).ThenBy(group => group.Key, StringComparer.Ordinal)];

    /// <summary>What is known of the session that is being added.</summary>
    private sealed record SessionTally
    {
        public int Messages { get; init; }

        public bool HasTokens { get; init; }

        public bool HasCost { get; init; }

        public bool IsInRange { get; init; }
    }
}
