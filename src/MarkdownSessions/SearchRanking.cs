namespace MarkdownSessions;

/// <summary>Whose score orders the hits.</summary>
public enum SearchRanking
{
    /// <summary>The core's: the same for every engine (docs/search.md, "Score").</summary>
    Core,

    /// <summary>The engine's own, where it has one (docs/search.md, "The engine's order").</summary>
    Engine,
}
