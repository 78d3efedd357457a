using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Indexing;

/// <summary>
/// Adds up what messages used. The last ones stay apart, so that a session that grew goes on from
/// the sum before the message where reading begins again.
/// </summary>
internal sealed class UsageSum
{
    // No reading resumes farther back: see MessageAssembler.
    private const int MostRecent = (2 * MessageAssembler.Window) + 1;

    private readonly Queue<Used> recent = new();
    private readonly SortedDictionary<string, TokenUsage> unpaid = new(StringComparer.Ordinal);
    private readonly string? modelOfSession;
    private long? tokens;
    private decimal? cost;
    private int summaries;

    /// <summary>Begins with what was used before.</summary>
    public UsageSum(SessionUsage before, string? modelOfSession)
    {
        this.modelOfSession = modelOfSession;
        tokens = before.Tokens;
        cost = before.Cost;
        summaries = before.Summaries;
        foreach (var (model, used) in before.Unpaid)
        {
            unpaid[model] = used;
        }
    }

    /// <summary>Adds a message; messages come by ordinal.</summary>
    public void Add(Message message)
    {
        var used = new Used(
            message.Ordinal,
            (message.Segment, message.Offset),
            message.Facts.Text("model") ?? modelOfSession ?? "",
            TokenUsage.Read(message.Facts),
            Money.Read(message.Facts),
            message.Role is Role.Summary);
        recent.Enqueue(used);

        // Reading may begin again at the last heading, under which people put as many speakers as they like.
        while (recent.Count > MostRecent && recent.Peek().Heading != used.Heading)
        {
            Add(recent.Dequeue());
        }
    }

    /// <summary>The sum of all messages.</summary>
    public SessionUsage All() => Before(int.MaxValue);

    /// <summary>The sum of the messages before an ordinal, which is among the last ones.</summary>
    public SessionUsage Before(int ordinal)
    {
        var sum = new UsageSum(Settled(), modelOfSession);
        foreach (var used in recent.Where(used => used.Ordinal < ordinal))
        {
            sum.Add(used);
        }

        return sum.Settled();
    }

    private SessionUsage Settled() => new()
    {
        Tokens = tokens,
        Cost = cost,
        Summaries = summaries,
        Unpaid = [.. unpaid.Select(one => new ModelTokens(one.Key, one.Value))],
    };

    private void Add(Used used)
    {
        summaries += used.IsSummary ? 1 : 0;
        cost = used.Cost is { } paid ? (cost ?? 0) + paid : cost;
        if (used.Tokens is not { } more)
        {
            return;
        }

        tokens = (tokens ?? 0) + more.Total;
        if (used.Cost is null && more.Total > 0)
        {
            unpaid[used.Model] = unpaid.TryGetValue(used.Model, out var before) ? before.Plus(more) : more;
        }
    }

    private sealed record Used(
        int Ordinal,
        (string Segment, long Offset) Heading,
        string Model,
        TokenUsage? Tokens,
        decimal? Cost,
        bool IsSummary);
}
