namespace MarkdownSessions.Search;

/// <summary>The columns into which a message's words are sorted (docs/search.md, "Columns").</summary>
[Flags]
public enum TextColumns
{
    /// <summary>No column.</summary>
    None = 0,

    /// <summary>What people and models say, but code.</summary>
    Prose = 1,

    /// <summary>Fenced code inside what they say.</summary>
    Code = 2,

    /// <summary>Tool names, inputs and results.</summary>
    Tool = 4,

    /// <summary>A model's reasoning.</summary>
    Thinking = 8,

    /// <summary>All text, the default.</summary>
    All = Prose | Code | Tool | Thinking,
}
