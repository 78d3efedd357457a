namespace MarkdownSessions.Search;

/// <summary>
/// How common a question's words are; asked of the index where <see
/// cref="SearchQuestion.NeedsFrequencies"/>.
/// </summary>
/// <param name="Messages">How many live messages there are.</param>
/// <param name="Holding">For each of <see cref="SearchQuestion.Words"/>, how many live messages have it.</param>
internal sealed record WordFrequencies(long Messages, IReadOnlyList<long> Holding);
