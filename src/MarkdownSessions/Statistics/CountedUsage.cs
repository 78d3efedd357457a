using MarkdownSessions.Model;

namespace MarkdownSessions.Statistics;

/// <summary>What a message, or a session's own totals, add to tokens and cost.</summary>
/// <param name="Tokens">The tokens.</param>
/// <param name="Cost">US dollars; 0 where nothing tells them.</param>
/// <param name="Knowledge">Whether something does.</param>
internal readonly record struct CountedUsage(TokenUsage Tokens, decimal Cost, CostKnowledge Knowledge);
