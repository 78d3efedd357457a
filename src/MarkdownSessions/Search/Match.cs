#pragma warning disable MA0048 // A closed family reads best on one page.
namespace MarkdownSessions.Search;

/// <summary>
/// A predicate over one message's words and facts: the part of a question that every engine
/// answers alike (docs/search.md, "Match"). Times and facts of sessions are asked beside it.
/// </summary>
public abstract record Match
{
    private protected Match()
    {
    }
}

/// <summary>Every message; what stands before a bare negation.</summary>
public sealed record MatchEverything : Match;

/// <summary>All of the operands hold.</summary>
/// <param name="Operands">Two or more.</param>
public sealed record MatchAll(IReadOnlyList<Match> Operands) : Match
{
    /// <inheritdoc/>
    public bool Equals(MatchAll? other) => other is not null && Operands.SequenceEqual(other.Operands);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(nameof(MatchAll), Operands.Count, Operands[0]);
}

/// <summary>At least one of the operands holds.</summary>
/// <param name="Operands">Two or more.</param>
public sealed record MatchAny(IReadOnlyList<Match> Operands) : Match
{
    /// <inheritdoc/>
    public bool Equals(MatchAny? other) => other is not null && Operands.SequenceEqual(other.Operands);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(nameof(MatchAny), Operands.Count, Operands[0]);
}

/// <summary>The operand does not hold.</summary>
/// <param name="Operand">What must not hold.</param>
public sealed record MatchNot(Match Operand) : Match;

/// <summary>
/// Words that follow each other in one column; or, for an identifier, the whole of it there.
/// A single word is a sequence of one.
/// </summary>
/// <param name="Words">The tokeniser's words, in order, one or more; the last is a beginning if <see cref="IsPrefix"/>.</param>
public sealed record MatchWords(IReadOnlyList<string> Words) : Match
{
    /// <summary>The tokeniser's whole identifier, which serves instead of <see cref="Words"/>; null for none.</summary>
    public string? Whole { get; init; }

    /// <summary>The last word, or the whole, is only the beginning of one.</summary>
    public bool IsPrefix { get; init; }

    /// <summary>Where the words may stand.</summary>
    public TextColumns Columns { get; init; } = TextColumns.All;

    /// <summary>
    /// The fuzzy word for which this one stands, as it is printed; null for a word that was asked by itself. Words for one
    /// fuzzy word are one term of the score. No part of what is asked, and so not compared.
    /// </summary>
    internal string? Fuzzy { get; init; }

    /// <summary>Whether both stand for one fuzzy word.</summary>
    internal bool StandsBeside(MatchWords other) => Fuzzy is not null && Fuzzy == other.Fuzzy && Columns == other.Columns;

    /// <inheritdoc/>
    public bool Equals(MatchWords? other) =>
        other is not null
        && Words.SequenceEqual(other.Words, StringComparer.Ordinal)
        && Whole == other.Whole
        && IsPrefix == other.IsPrefix
        && Columns == other.Columns;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Words.Count, Words[0], Whole, IsPrefix, Columns);
}

/// <summary>
/// A word that may be spelled a little otherwise: it stands for the words of the vault that are near it. No engine is ever
/// asked for one: before a question is asked, those words are put in its place (docs/search.md, "Fuzzy words").
/// </summary>
/// <param name="Word">The tokeniser's word.</param>
/// <param name="Edits">How many letters may be wrong, 1 or 2.</param>
public sealed record MatchFuzzy(string Word, int Edits) : Match
{
    /// <summary>Where the words may stand.</summary>
    public TextColumns Columns { get; init; } = TextColumns.All;

    /// <summary>The word as it is, as if there had been no sign behind it.</summary>
    internal MatchWords Exact => new([Word]) { Whole = Tokenizer.WholeMark + Word, Columns = Columns };
}

/// <summary>A stable fact of the message or its session, such as <c>role:user</c>.</summary>
/// <param name="Fact">The fact as <see cref="SearchFacts"/> spells it.</param>
public sealed record MatchFact(string Fact) : Match
{
    /// <summary>The fact is only begun.</summary>
    public bool IsPrefix { get; init; }
}
