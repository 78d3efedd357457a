namespace Cru.Commands;

/// <summary>Which of the ids or files of an answer are printed.</summary>
/// <param name="Noun">What each of them names.</param>
/// <param name="Offset">How many to pass over first.</param>
/// <param name="Limit">How many to print at most.</param>
internal sealed record NamePage(string Noun, int Offset, int Limit);
