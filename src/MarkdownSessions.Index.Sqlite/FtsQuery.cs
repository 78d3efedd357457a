using System.Text;
using MarkdownSessions.Search;

namespace MarkdownSessions.Index.Sqlite;

/// <summary>
/// A <see cref="Match"/> as FTS5 asks it (sqlite.org/fts5.html, section 3). FTS5 has no negation
/// that stands alone, so a part is a text and whether its opposite is meant; opposites are carried
/// up to the root by De Morgan's laws. Words stand in quotes, so that none is ever syntax.
/// </summary>
internal readonly record struct FtsQuery
{
    // FTS5 folds A-Z and parts words at blanks and controls: words with such letters are no words of
    // the tokeniser, stand in no message, and must not be asked in the shape FTS5 would give them.
    private static bool MayBeInWord(char letter) => letter is not (<= ' ' or (>= 'A' and <= 'Z') or '\u007f');

    private FtsQuery(string? text, bool isOpposite)
    {
        Text = text;
        IsOpposite = isOpposite;
    }

    /// <summary>What FTS5 is asked; null when nothing fits, or, with <see cref="IsOpposite"/>, everything.</summary>
    public string? Text { get; }

    /// <summary>What does not fit <see cref="Text"/> is meant.</summary>
    public bool IsOpposite { get; }

    /// <summary>No message fits.</summary>
    public bool IsNothing => this == Nothing;

    /// <summary>Every message fits.</summary>
    public bool IsEverything => this == Everything;

    private static FtsQuery Nothing { get; } = new(null, isOpposite: false);

    private static FtsQuery Everything { get; } = new(null, isOpposite: true);

    /// <summary>Translates a question.</summary>
    public static FtsQuery Of(Match match) => match switch
    {
        MatchEverything => Everything,
        MatchAll all => All([.. all.Operands.Select(Of)]),
        MatchAny any => Not(All([.. any.Operands.Select(operand => Not(Of(operand)))])),
        MatchNot not => Not(Of(not.Operand)),
        MatchWords words => Words(words),
        MatchFact fact => Fact(fact),
        _ => throw new ArgumentException($"no engine knows {match.GetType().Name}", nameof(match)),
    };

    /// <summary>The whole expression, for a question that is neither nothing nor everything.</summary>
    public string ToExpression() => IsOpposite ? $"\"{IndexSchema.FactMark}\" NOT {Text}" : Text ?? "\"\"";

    private static FtsQuery Not(FtsQuery query) => new(query.Text, !query.IsOpposite);

    private static FtsQuery All(IReadOnlyList<FtsQuery> operands)
    {
        if (operands.Any(operand => operand.IsNothing))
        {
            return Nothing;
        }

        var wanted = operands.Where(operand => !operand.IsOpposite).Select(operand => operand.Text!).ToList();
        var unwanted = operands.Where(operand => operand.IsOpposite).Select(operand => operand.Text).OfType<string>().ToList();
        return (wanted.Count, unwanted.Count) switch
        {
            (0, 0) => Everything,
            (0, _) => new(Joined(unwanted, "OR"), isOpposite: true),
            (_, 0) => new(Joined(wanted, "AND"), isOpposite: false),
            _ => new($"({Joined(wanted, "AND")} NOT {Joined(unwanted, "OR")})", isOpposite: false),
        };
    }

    private static FtsQuery Words(MatchWords words)
    {
        var ways = new List<string>(2);
        if (words.Words.Count > 0 && words.Words.All(IsWord))
        {
            ways.Add(Phrase(string.Join(' ', words.Words), words.IsPrefix));
        }

        if (words.Whole is { } whole && IsWord(whole))
        {
            ways.Add(Phrase(whole, words.IsPrefix));
        }

        string columns = Columns(words.Columns);
        return ways.Count == 0 || columns.Length == 0
            ? Nothing
            : new($"{{{columns}}} : ({string.Join(" OR ", ways)})", isOpposite: false);
    }

    private static FtsQuery Fact(MatchFact fact) =>
        IsWord(fact.Fact) ? new(Phrase(IndexSchema.FactMark + fact.Fact, fact.IsPrefix), isOpposite: false) : Nothing;

    private static string Phrase(string words, bool isPrefix) =>
        $"\"{words.Replace("\"", "\"\"", StringComparison.Ordinal)}\"{(isPrefix ? " *" : "")}";

    private static string Joined(List<string> texts, string by) =>
        texts.Count == 1 ? texts[0] : $"({string.Join($" {by} ", texts)})";

    private static bool IsWord(string word) =>
        word.Length > 0 && word.All(MayBeInWord) && IsWellFormed(word);

    // Half a surrogate pair would be asked as U+FFFD, which may stand in a text.
    private static bool IsWellFormed(string word)
    {
        foreach (var rune in word.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar && !word.Contains('\ufffd', StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    private static string Columns(TextColumns columns)
    {
        var names = new List<string>(4);
        foreach (var (column, name) in new[]
        {
            (TextColumns.Prose, "prose"),
            (TextColumns.Code, "code"),
            (TextColumns.Tool, "tool"),
            (TextColumns.Thinking, "thinking"),
        })
        {
            if (columns.HasFlag(column))
            {
                names.Add(name);
            }
        }

        return string.Join(' ', names);
    }
}
