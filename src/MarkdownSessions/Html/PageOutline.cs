using MarkdownSessions.Model;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Html;

/// <summary>What stands above the conversation and is known only once all of it was read.</summary>
internal sealed class PageOutline
{
    private const int MostEntries = 1_000;
    private const int MostModels = 10;

    private readonly List<OutlineEntry> entries = [];
    private readonly List<string> models = [];
    private int asked;
    private bool isAnswered;

    /// <summary>The prompts, as far as they are listed.</summary>
    public IReadOnlyList<OutlineEntry> Entries => entries;

    /// <summary>Prompts that are not listed.</summary>
    public int MoreEntries { get; private set; }

    /// <summary>Messages.</summary>
    public int Messages { get; private set; }

    /// <summary>The first time; null when none is known.</summary>
    public long? FirstTicks { get; private set; }

    /// <summary>The last time; null when none is known.</summary>
    public long? LastTicks { get; private set; }

    /// <summary>The models that answered, as far as they are listed.</summary>
    public IReadOnlyList<string> Models => models;

    /// <summary>What they used.</summary>
    public TokenUsage Tokens { get; private set; } = TokenUsage.None;

    /// <summary>What the source says it cost; null when it says nothing.</summary>
    public decimal? Cost { get; private set; }

    /// <summary>Calls of tools.</summary>
    public int ToolCalls { get; private set; }

    /// <summary>Parts in which a model thinks.</summary>
    public int Thoughts { get; private set; }

    /// <summary>Messages that are neither a prompt nor the last answer to one.</summary>
    public int OnTheWay => Messages - asked - (isAnswered ? 1 : 0);

    /// <summary>The title that a message gives, for a session without any.</summary>
    public string? FirstWords { get; private set; }

    /// <summary>Reads a session from its start.</summary>
    /// <param name="messages">Its messages.</param>
    /// <param name="firstWords">The words that a message gives a title; null for one that gives none.</param>
    /// <param name="cancel">Ends the reading.</param>
    public static PageOutline Of(IEnumerable<Message> messages, Func<Message, string?> firstWords, CancellationToken cancel)
    {
        var outline = new PageOutline();
        foreach (var message in Anchors.Of(messages))
        {
            cancel.ThrowIfCancellationRequested();
            outline.Add(message.Message, message.Anchor, firstWords(message.Message));
        }

        return outline;
    }

    private void Add(Message message, string anchor, string? words)
    {
        Messages++;
        Count(message);
        FirstWords ??= words;
        if (words is not null && Prompts.IsOne(message))
        {
            List(new(anchor, words));
        }

        if (message.Ticks >= TimeSpan.TicksPerDay)
        {
            FirstTicks = Math.Min(FirstTicks ?? long.MaxValue, message.Ticks);
            LastTicks = Math.Max(LastTicks ?? 0, message.Ticks);
        }

        if (message.Facts.Text("model") is { } model && models.Count < MostModels && !models.Contains(model))
        {
            models.Add(model);
        }

        Tokens = TokenUsage.Read(message.Facts) is { } used ? Tokens.Plus(used) : Tokens;
        Cost = Money.Read(message.Facts) is { } cost ? (Cost ?? 0) + cost : Cost;
    }

    // As Prompts.WithLastAnswers shows them.
    private void Count(Message message)
    {
        ToolCalls += message.Parts.Count(part => part.Part is ToolCall);
        Thoughts += message.Parts.Count(part => part.Part is ThinkingPart);
        bool isAsked = !Prompts.IsAnswer(message) && Prompts.IsOne(message);
        asked += isAsked ? 1 + (isAnswered ? 1 : 0) : 0;
        isAnswered = Prompts.IsAnswer(message) || (isAnswered && !isAsked);
    }

    private void List(OutlineEntry entry)
    {
        if (entries.Count < MostEntries)
        {
            entries.Add(entry);
        }
        else
        {
            MoreEntries++;
        }
    }
}
