using System.Text;

namespace MarkdownSessions.Search;

/// <summary>
/// Prints a predicate in the query language, so that <c>--explain</c> can be read and typed again:
/// reading what was printed gives the same predicate.
/// </summary>
public static class MatchPrinter
{
    /// <summary>The predicate as a query.</summary>
    public static string Print(Match match) => match switch
    {
        MatchAll all => PrintAll(all),
        MatchAny any => string.Join(" OR ", any.Operands.Select(PrintOperand)),
        MatchNot not => "-" + PrintOperand(not.Operand),
        MatchWords words => PrintWords(words),
        MatchFuzzy fuzzy => Scoped(fuzzy.Columns, fuzzy.Word + FuzzySign.Print(fuzzy.Edits)),
        MatchFact fact => PrintFact(fact),
        _ => "*",
    };

    private static string PrintAll(MatchAll all)
    {
        var fields = new HashSet<string>(StringComparer.Ordinal);
        var operands = all.Operands.Select(operand =>
        {
            // Side by side, two of one field would mean either of them.
            bool isRepeated = operand is MatchFact fact && !fields.Add(FieldOf(fact));
            return isRepeated ? $"({Print(operand)})" : PrintOperand(operand);
        });
        return string.Join(' ', operands);
    }

    private static string PrintOperand(Match match) =>
        match is MatchAll or MatchAny ? $"({Print(match)})" : Print(match);

    private static string FieldOf(MatchFact fact) => fact.Fact[..fact.Fact.IndexOf(':', StringComparison.Ordinal)];

    private static string PrintFact(MatchFact fact)
    {
        string field = FieldOf(fact);
        string value = fact.Fact[(field.Length + 1)..];
        bool isPlain = value.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.');
        return $"{field}:{(isPlain ? value : $"\"{value}\"")}{(fact.IsPrefix ? "*" : "")}";
    }

    private static string PrintWords(MatchWords match)
    {
        string text = match.Whole is null
            ? $"\"{PrintPhrase(match.Words)}\""
            : Literal(PrintIdentifier(match.Words, match.Whole));
        return Scoped(match.Columns, match.IsPrefix ? text + "*" : text);
    }

    private static string Scoped(TextColumns columns, string printed) =>
        columns == TextColumns.All ? printed : $"({PrintScope(columns)}{printed})";

    // What would be read as a field is kept a word by a joiner before it, which the tokeniser trims.
    private static string Literal(string word) => QueryLexer.IsField(word) ? "_" + word : word;

    private static string PrintScope(TextColumns columns) =>
        string.Concat(QueryFields.Scopes
            .Where(scope => columns.HasFlag(scope.Columns))
            .Select(scope => $"in:{scope.Name} "));

    /// <summary>Words by blanks; pairs of a script without blanks are put together again.</summary>
    private static string PrintPhrase(IReadOnlyList<string> words)
    {
        var text = new StringBuilder();
        string tail = "";
        foreach (string word in words)
        {
            if (tail.Length > 0 && word == tail)
            {
                tail = "";
                continue;
            }

            bool goesOn = tail.Length > 0 && word.StartsWith(tail, StringComparison.Ordinal) && TailOf(word).Length > 0;
            text.Append(goesOn || text.Length == 0 ? "" : " ").Append(goesOn ? word[tail.Length..] : word);
            tail = TailOf(word);
        }

        return text.ToString();
    }

    /// <summary>The second character of a pair; empty for any other word.</summary>
    private static string TailOf(string word)
    {
        var reader = Tokenizer.Read(word);
        return reader.MoveNext() && reader.Kind == WordKind.Pair && reader.MoveNext() && reader.Kind == WordKind.Tail
            ? reader.Word.ToString()
            : "";
    }

    /// <summary>The identifier with a capital letter where only a hump parts two words.</summary>
    private static string PrintIdentifier(IReadOnlyList<string> words, string whole)
    {
        var text = new StringBuilder(whole.Length);
        int at = 1;
        foreach (string word in words)
        {
            int start = whole.IndexOf(word, at, StringComparison.Ordinal);
            if (start < 0)
            {
                break;
            }

            text.Append(whole, at, start - at);
            bool isHump = start == at && at > 1;
            text.Append(isHump ? char.ToUpperInvariant(word[0]) : word[0]).Append(word, 1, word.Length - 1);
            at = start + word.Length;
        }

        return text.Append(whole, at, whole.Length - at).ToString();
    }
}
