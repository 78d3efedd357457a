namespace MarkdownSessions.Search;

/// <summary>
/// The words of one message by column: what the tokeniser gave, joined by single blanks, in the
/// order of the text. Words hold no blanks; whole identifiers begin with the tokeniser's mark and
/// stand after a column's plain words, so that they part no phrase.
/// </summary>
/// <param name="Prose">What was said, but code.</param>
/// <param name="Code">Fenced code.</param>
/// <param name="Tool">Tool names, inputs, results.</param>
/// <param name="Thinking">Reasoning.</param>
public sealed record ColumnWords(string Prose, string Code, string Tool, string Thinking)
{
    /// <summary>How long all columns are, in UTF-16 units.</summary>
    public int Letters => Prose.Length + Code.Length + Tool.Length + Thinking.Length;
}
