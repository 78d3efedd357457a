using MarkdownSessions.Format;
using MarkdownSessions.Model;

namespace MarkdownSessions.Storage;

/// <summary>
/// Reads what a conversation needs to go on, from the end of its log until a summary or the budget is reached, so that
/// neither time nor memory grow with the session.
/// </summary>
internal sealed class ContextReader(IVaultFiles files, SessionFolder folder, SessionLog log)
{
    /// <summary>The rule of thumb by which budgets are counted.</summary>
    public const int BytesAToken = 4;

    private const int FirstHeadings = 8;

    // A compaction begins a segment: so far back, in segments of 4 MiB as a rule, its summary is looked for.
    private const int MostSegments = 64;

    // The longest a tool's input or answer is shown, in UTF-16 units; the first at which all fits is taken.
    private static readonly int[] ToolLengths = [int.MaxValue, 4096, 1024, 256];

    /// <summary>Reads it.</summary>
    /// <param name="budget">The most bytes of UTF-8.</param>
    public ContextTail Read(long budget)
    {
        for (int headings = FirstHeadings; ; headings = (int)Math.Min(int.MaxValue, headings * 4L))
        {
            var from = TailFinder.Find(files, folder, headings);
            var end = ReadEnd(from, budget);
            bool isEnough = end.Summary is not null || end.IsOverBudget || from == LogPosition.Start;
            if (isEnough)
            {
                return Fit(end with { Summary = end.Summary ?? (end.IsOverBudget ? SummaryBefore(from.Segment) : null) }, budget, from);
            }
        }
    }

    // Keeps no more than what fits when tools are shown as briefly as possible.
    private End ReadEnd(LogPosition from, long budget)
    {
        Message? summary = null;
        var kept = new Queue<(Message Message, long Least)>();
        long least = 0;
        bool isOver = false;
        foreach (var message in new MessageAssembler(firstOrdinal: 1).Assemble(log.Read(from)))
        {
            if (message.Role is Role.Summary)
            {
                (summary, least, isOver) = (message, 0, false);
                kept.Clear();
                continue;
            }

            long cost = LeastCost(message);
            kept.Enqueue((message, cost));
            for (least += cost; least > budget && kept.Count > 1; isOver = true)
            {
                least -= kept.Dequeue().Least;
            }
        }

        return new(summary, [.. kept.Select(one => one.Message)], isOver || least > budget);
    }

    private static long LeastCost(Message message)
    {
        int ignored = 0;
        return MessageExcerpt.Cost(MessageExcerpt.WithShortTools(message, ToolLengths[^1], ref ignored));
    }

    private ContextTail Fit(End end, long budget, LogPosition from)
    {
        int shortened = 0;
        var summary = end.Summary;
        if (summary is not null && MessageExcerpt.Cost(summary) > budget / 2)
        {
            summary = MessageExcerpt.WithShortWords(summary, budget / 2, ref shortened);
        }

        long left = budget - (summary is null ? 0 : MessageExcerpt.Cost(summary));
        var fitting = FitTools(end, left, ref shortened);
        long first = fitting.Count > 0 ? Place(fitting[0]) : folder.Bytes;
        bool isWhole = !end.IsOverBudget && fitting.Count == end.Messages.Count;
        long after = end.Summary is { } said ? Place(said) + said.Length : 0;
        bool isPlaced = from == LogPosition.Start;
        var shown = isPlaced ? fitting : [.. fitting.Select(Unplaced)];
        return new(isPlaced || summary is null ? summary : Unplaced(summary), shown, isWhole ? 0 : Math.Max(0, first - after), shortened);
    }

    private static List<Message> FitTools(End end, long budget, ref int shortened)
    {
        foreach (int most in end.IsOverBudget ? ToolLengths[^1..] : ToolLengths)
        {
            int count = 0;
            var all = end.Messages.Select(message => MessageExcerpt.WithShortTools(message, most, ref count)).ToList();
            if (all.Sum(MessageExcerpt.Cost) <= budget || most == ToolLengths[^1])
            {
                return KeepNewest(end.Messages, most, budget, ref shortened);
            }
        }

        return [];
    }

    private static List<Message> KeepNewest(IReadOnlyList<Message> messages, int most, long budget, ref int shortened)
    {
        var kept = new List<Message>();
        for (int at = messages.Count - 1; at >= 0; at--)
        {
            int cut = 0;
            var message = MessageExcerpt.WithShortTools(messages[at], most, ref cut);
            long cost = MessageExcerpt.Cost(message);
            if (cost > budget && kept.Count > 0)
            {
                break;
            }

            // The newest one is never left out: then its words are cut.
            kept.Add(cost > budget ? MessageExcerpt.WithShortWords(message, budget, ref cut) : message);
            budget -= cost;
            shortened += cut;
        }

        kept.Reverse();
        return kept;
    }

    private Message? SummaryBefore(string segment)
    {
        var names = folder.Segments.Select(stamp => stamp.Name).ToList();
        for (int at = names.IndexOf(segment); at >= 0 && at > names.IndexOf(segment) - MostSegments; at--)
        {
            if (FirstMessage(names[at]) is { Role: Role.Summary } summary)
            {
                return summary;
            }
        }

        return null;
    }

    private Message? FirstMessage(string segment)
    {
        using var stream = files.OpenRead(Path.Join(folder.Path, segment));
        using var entries = SegmentReader.Read(stream, SegmentStart.Top, []).Entries().GetEnumerator();
        if (!entries.MoveNext() || entries.Current.Entry.Role is not Role.Summary)
        {
            return null;
        }

        string id = entries.Current.Entry.Id.Message;
        var said = new List<PlacedEntry>();
        do
        {
            said.Add(new(segment, entries.Current, entries.Current.Entry.Time.Instant?.UtcTicks ?? 0));
        }
        while (entries.MoveNext() && entries.Current.Entry.Id.Message == id);

        return new MessageAssembler(firstOrdinal: 1).Assemble(said).First();
    }

    // Bytes of the log in front of a message.
    private long Place(Message message) =>
        folder.Segments.TakeWhile(stamp => stamp.Name != message.Segment).Sum(stamp => stamp.Length) + message.Offset;

    // Lines and ordinals were counted from a place in the middle.
    private static Message Unplaced(Message message) => message with { Ordinal = 0, Line = 0 };

    private sealed record End(Message? Summary, IReadOnlyList<Message> Messages, bool IsOverBudget);
}
