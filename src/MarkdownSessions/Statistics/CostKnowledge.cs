namespace MarkdownSessions.Statistics;

/// <summary>What is known of a cost.</summary>
internal enum CostKnowledge
{
    /// <summary>No tokens, says the source: nothing was paid.</summary>
    Nothing,

    /// <summary>The source told it, or a price.</summary>
    Known,

    /// <summary>There are tokens, and neither cost nor price.</summary>
    Unpriced,
}
