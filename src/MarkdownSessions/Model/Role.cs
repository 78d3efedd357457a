namespace MarkdownSessions.Model;

/// <summary>Who speaks in an entry (docs/format.md, "Entries"); a closed list for this format number.</summary>
public enum Role
{
    /// <summary>Text for which the log names no speaker; read from files, never written.</summary>
    Unnamed,

    /// <summary>A person.</summary>
    User,

    /// <summary>The model that answers.</summary>
    Assistant,

    /// <summary>The program around the model: notices, instructions.</summary>
    System,

    /// <summary>A tool's answer that stands in an entry of its own.</summary>
    Tool,

    /// <summary>An agent that runs by itself.</summary>
    Agent,

    /// <summary>A step of a workflow.</summary>
    Workflow,

    /// <summary>A plugin.</summary>
    Plugin,

    /// <summary>The summary with which a compacted session goes on.</summary>
    Summary,
}
