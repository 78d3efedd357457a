using MarkdownSessions.Format;
using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Indexing;

/// <summary>Adds a session's messages up to its line in a list.</summary>
internal sealed class SummaryMaker
{
    private readonly SessionId id;
    private readonly SessionHead head;
    private readonly UsageSum usage;
    private int messages;
    private long? firstTicks;
    private long lastTicks = long.MinValue;
    private string? titleLine;
    private string? madeTitle;
    private string? model;

    /// <summary>Begins with a head and no messages.</summary>
    public SummaryMaker(SessionId id, SessionHead head)
        : this(id, head, SessionUsage.None)
    {
    }

    /// <summary>Goes on from a summary of the same head, of which only messages before an ordinal still stand.</summary>
    public SummaryMaker(SessionSummary known, SessionHead head, int fromOrdinal)
        : this(known.Id, head, known.SettledUsage)
    {
        messages = fromOrdinal - 1;
        firstTicks = known.StartedTicks;
        lastTicks = known.LastTicks;
        model = known.Model;
        bool isTitleLine = known.HasOwnTitle && head.Title is null;
        titleLine = isTitleLine ? known.Title : null;
        madeTitle = known.HasOwnTitle || known.Title == known.Id.Value ? null : known.Title;
    }

    private SummaryMaker(SessionId id, SessionHead head, SessionUsage before)
    {
        this.id = id;
        this.head = head;
        usage = new(before, head.Text("model"));
    }

    /// <summary>The type: what the head says, else what the id begins with.</summary>
    public static string TypeOf(SessionId id, SessionHead head) => head.TypeOf(id);

    /// <summary>The title: what the head says, else the title line, else what it was started for, else the first words, else the id.</summary>
    public static string TitleOf(SessionId id, SessionHead head, string? titleLine, string? firstWords) =>
        head.Title ?? titleLine ?? Described(head) ?? firstWords ?? id.Value;

    /// <summary>The line <c># …</c> above the entries; the first one counts.</summary>
    public void AddTitleLine(string? line) => titleLine ??= TitleMaker.FromTitleLine(line);

    /// <summary>Counts a message.</summary>
    public void Add(Message message)
    {
        messages++;
        usage.Add(message);
        firstTicks ??= message.Ticks;
        lastTicks = Math.Max(lastTicks, message.Ticks);
        madeTitle ??= TitleMaker.FromMessage(message);
        model = message.Facts.Text("model") ?? model;
    }

    /// <summary>The summary so far.</summary>
    public SessionSummary Make(ResumePoint resume)
    {
        long started = head.Started?.Instant?.UtcTicks ?? firstTicks ?? 0;
        return new()
        {
            Id = id,
            Type = TypeOf(id, head),
            Title = TitleOf(id, head, titleLine, madeTitle),
            HasOwnTitle = (head.Title ?? titleLine) is not null,
            StartedTicks = started,
            LastTicks = Math.Max(messages == 0 ? started : lastTicks, head.Branched?.UtcTicks ?? 0),
            Messages = messages,
            State = head.Text("state"),
            Agent = head.Text("agent"),
            Model = model ?? head.Text("model"),
            Project = head.Project,
            WorkingFolder = head.Text("cwd"),
            Branch = head.Text("branch"),
            Parent = head.Text("parent_session_id"),
            Tags = head.Tags,
            Usage = WithTotals(usage.All()),
            SettledUsage = resume.Ordinal > 0 ? usage.Before(resume.Ordinal) : SessionUsage.None,
            Resume = resume,
        };
    }

    // A source may know only what the session came to (docs/format.md, "Front matter").
    private SessionUsage WithTotals(SessionUsage used)
    {
        if (head.Text("totals") is not { } text || !Facts.TryParse(text, out var totals))
        {
            return used;
        }

        decimal? cost = used.Cost ?? Money.Read(totals);
        if (used.Tokens is not null || TokenUsage.Read(totals) is not { } tokens)
        {
            return used with { Cost = cost };
        }

        bool isUnpaid = cost is null && tokens.Total > 0;
        return used with
        {
            Cost = cost,
            Tokens = tokens.Total,
            Unpaid = isUnpaid ? [new(head.Text("model") ?? "", tokens)] : [],
        };
    }

    // What a sub-agent was started for, in the words of the agent that started it.
    private static string? Described(SessionHead head) => FrontMatterWriter.OneLine(head.Text("description")) is { Length: > 0 } words ? words : null;
}
