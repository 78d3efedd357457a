namespace MarkdownSessions.Statistics;

/// <summary>By what statistics are grouped.</summary>
public enum StatsGrouping
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>By the day on which a message was said.</summary>
    Day,

    /// <summary>By the week, which begins on Monday.</summary>
    Week,

    /// <summary>By the month.</summary>
    Month,

    /// <summary>By the model that said it; what no model said is in the group without a name.</summary>
    Model,

    /// <summary>By the session's agent.</summary>
    Agent,

    /// <summary>By the session's project.</summary>
    Project,

    /// <summary>By the session's type.</summary>
    Type,

    /// <summary>By the tool that was called; a message with several tools is in several groups.</summary>
    Tool,
}
