namespace MarkdownSessions.Search;

/// <summary>Cuts a query into its signs; whatever is no sign is text.</summary>
internal sealed class QueryLexer
{
    // Deeper brackets are read as text, so that no query can exhaust the stack.
    private const int MaxDepth = 50;

    private readonly string query;
    private readonly ICollection<string> warnings;
    private readonly SavedUse saved;
    private readonly IReadOnlyList<string> way;
    private readonly List<QueryToken> tokens = [];
    private int at;
    private int depth;

    private QueryLexer(string query, ICollection<string> warnings, SavedUse saved, IReadOnlyList<string> way)
    {
        this.query = query;
        this.warnings = warnings;
        this.saved = saved;
        this.way = way;
    }

    /// <summary>The signs of <paramref name="query"/>; every opening bracket is closed.</summary>
    /// <param name="query">The query as typed.</param>
    /// <param name="warnings">Receives what was read otherwise than it may be meant.</param>
    /// <param name="saved">What stands for <c>@name</c>.</param>
    /// <exception cref="QueryException">A saved query names itself.</exception>
    public static IReadOnlyList<QueryToken> Read(string query, ICollection<string> warnings, SavedQueryList saved) =>
        Read(query, warnings, new SavedUse(saved), []);

    private static List<QueryToken> Read(
        string query,
        ICollection<string> warnings,
        SavedUse saved,
        IReadOnlyList<string> way)
    {
        var lexer = new QueryLexer(query, warnings, saved, way);
        while (lexer.SkipBlanks())
        {
            lexer.ReadToken();
        }

        lexer.CloseBrackets();
        return lexer.tokens;
    }

    /// <summary>Whether a word would be read as a field with its value.</summary>
    public static bool IsField(string word) => new QueryLexer("", [], new(SavedQueryList.None), []).FieldOf(word, out _) is not null;

    private bool SkipBlanks()
    {
        while (at < query.Length && char.IsWhiteSpace(query[at]))
        {
            at++;
        }

        return at < query.Length;
    }

    private void ReadToken()
    {
        char c = query[at];
        if (c == '(' && depth < MaxDepth)
        {
            depth++;
            Add(QueryTokenKind.Open, 1);
        }
        else if (c == ')' && depth > 0)
        {
            depth--;
            Add(QueryTokenKind.Close, 1);
        }
        else if (c == '-' && Negates())
        {
            Add(QueryTokenKind.Not, 1);
        }
        else if (c == '"')
        {
            ReadQuoted(at, field: null);
        }
        else
        {
            ReadWord();
        }
    }

    private void Add(QueryTokenKind kind, int length)
    {
        tokens.Add(new(kind, query.Substring(at, length), at + 1));
        at += length;
    }

    // A lone dash, --option and -> are no negations.
    private bool Negates() =>
        at + 1 < query.Length && !char.IsWhiteSpace(query[at + 1]) && query[at + 1] is not ('-' or '>' or ')');

    private void ReadQuoted(int start, string? field)
    {
        int open = at;
        int close = query.IndexOf('"', open + 1);
        if (close < 0)
        {
            warnings.Add($"the quote at column {open + 1} is not closed; what follows is searched as words");
            at = open + 1;
            return;
        }

        at = close + 1;
        bool isPrefix = at < query.Length && query[at] == '*';
        at += isPrefix ? 1 : 0;
        PassOverSign(open);
        var kind = field is null ? QueryTokenKind.Words : QueryTokenKind.Field;
        string text = query[(open + 1)..close];
        tokens.Add(new(kind, text, start + 1) { Field = field, IsQuoted = true, IsPrefix = isPrefix });
    }

    // Elsewhere a number behind it says how far the words may stand apart.
    private void PassOverSign(int open)
    {
        int end = at < query.Length && query[at] == '~' ? EndOfWord() : at;
        if (end > at)
        {
            warnings.Add($"the quotes at column {open + 1} take no '~', which is for single words; passed over");
            at = end;
        }
    }

    private void ReadWord()
    {
        int start = at;
        int end = EndOfWord();
        var word = query.AsSpan(start, end - start);
        if (FieldOf(word, out int colon) is { } field)
        {
            ReadField(field, colon, end);
            return;
        }

        if (TryReadSaved(word.ToString(), end))
        {
            return;
        }

        if (FuzzySign.Of(word) is { } sign)
        {
            AddFuzzy(sign, word.ToString());
            at = end;
            return;
        }

        var kind = word switch
        {
            "OR" => QueryTokenKind.Or,
            "AND" => QueryTokenKind.And,
            "NOT" => QueryTokenKind.Not,
            _ => QueryTokenKind.Words,
        };
        bool isPrefix = kind == QueryTokenKind.Words && word[^1] == '*';
        if (isPrefix && FuzzySign.Of(word[..^1]) is { Edits: > 0 } passedOver)
        {
            AddBegun(passedOver.Word + "*", word.ToString());
            at = end;
            return;
        }

        tokens.Add(new(kind, word.ToString(), start + 1) { IsPrefix = isPrefix });
        at = end;
    }

    private void AddFuzzy(FuzzySign sign, string word)
    {
        if (sign.Edits == 0)
        {
            warnings.Add($"'{word}': behind '~' stands how many letters may be wrong, 1 or 2; searched as text");
            tokens.Add(new(QueryTokenKind.Words, word, at + 1));
        }
        else if (sign.Word[^1] == '*')
        {
            AddBegun(sign.Word, word);
        }
        else
        {
            tokens.Add(new(QueryTokenKind.Words, sign.Word, at + 1) { Fuzzy = sign });
        }
    }

    private void AddBegun(string begun, string word)
    {
        warnings.Add($"'{word}': a word has a star or '~' behind it, not both; searched as '{begun}'");
        tokens.Add(new(QueryTokenKind.Words, begun, at + 1) { IsPrefix = true });
    }

    /// <summary>What a saved query says stands in brackets of its own; all of it at the place of its name.</summary>
    private bool TryReadSaved(string word, int end)
    {
        if (saved.Saved.Find(word) is not { } text)
        {
            WarnOfUnsaved(word);
            return false;
        }

        int column = at + 1;
        var problems = new List<string>();
        var inner = Read(text, problems, saved, saved.Enter(way, word[1..], column));
        tokens.Add(new(QueryTokenKind.Open, word, column) { IsSaved = true });
        tokens.AddRange(inner.Select(token => token with { Column = column, IsSaved = true }));
        tokens.Add(new(QueryTokenKind.Close, ")", column));
        foreach (string problem in problems)
        {
            warnings.Add($"in '{word}': {problem}");
        }

        at = end;
        return true;
    }

    private void WarnOfUnsaved(string word)
    {
        if (word.StartsWith('@') && SavedQueryList.IsName(word[1..]))
        {
            string hint = saved.Saved.Nearest(word[1..]) is { } nearest ? $"; the nearest is '@{nearest}'" : "";
            warnings.Add($"'{word}' is no saved query{hint}; searched as text");
        }
    }

    /// <summary>
    /// Where the word ends: at a blank, or at the bracket that closes a group, but not at that of
    /// <c>main()</c>.
    /// </summary>
    private int EndOfWord()
    {
        int end = at;
        for (int open = 0; end < query.Length && !char.IsWhiteSpace(query[end]); end++)
        {
            if (query[end] == '(')
            {
                open++;
            }
            else if (query[end] == ')' && --open < 0 && depth > 0)
            {
                break;
            }
        }

        return end;
    }

    private string? FieldOf(ReadOnlySpan<char> word, out int colon)
    {
        colon = word.IndexOf(':');
        if (colon <= 0)
        {
            return null;
        }

        string name = word[..colon].ToString();
        var value = word[(colon + 1)..];
        if (value is [':', ..] or ['/', '/', ..])
        {
            // path::join and https://…
            return null;
        }

        var field = QueryFields.Find(name);
        if (value.IsEmpty)
        {
            WarnOfEmpty(field, name);
            return null;
        }

        WarnOfUnknown(field, name, value);
        return field;
    }

    private void WarnOfEmpty(string? field, string name)
    {
        if (field is not null)
        {
            warnings.Add($"'{name}:' has no value; searched as text");
        }
    }

    private void WarnOfUnknown(string? field, string name, ReadOnlySpan<char> value)
    {
        bool looksLikeField = name.Length > 1 && name.All(char.IsAsciiLetterLower) && char.IsLetter(value[0]);
        if (field is null && looksLikeField)
        {
            string hint = QueryFields.Nearest(name) is { } nearest ? $"; the nearest is '{nearest}:'" : "";
            warnings.Add($"'{name}:' is no field{hint}; searched as text");
        }
    }

    private void ReadField(string field, int colon, int end)
    {
        int start = at;
        at = start + colon + 1;
        if (query[at] == '"')
        {
            ReadQuoted(start, field);
            return;
        }

        string text = query[at..end];
        bool isList = QueryFields.Lists.Contains(field, StringComparer.Ordinal) && text.Contains(',', StringComparison.Ordinal);
        string[] values = isList ? text.Split(',', StringSplitOptions.RemoveEmptyEntries) : [text];
        int negations = tokens.Count - 1 - tokens.FindLastIndex(token => token.Kind != QueryTokenKind.Not);
        foreach (string value in values.Length == 0 ? [text] : values)
        {
            if (tokens is [.., { Kind: QueryTokenKind.Field }] && negations % 2 == 1)
            {
                // -role:user,tool refuses both.
                tokens.Add(new(QueryTokenKind.Not, "-", start + 1));
            }

            bool isPrefix = value.Length > 1 && value[^1] == '*';
            WarnOfSign(field, value);
            tokens.Add(new(QueryTokenKind.Field, isPrefix ? value[..^1] : value, start + 1) { Field = field, IsPrefix = isPrefix });
        }

        at = end;
    }

    // The names of files may end so.
    private void WarnOfSign(string field, string value)
    {
        if (field is not ("file" or "cwd" or "text") && FuzzySign.Of(value) is not null)
        {
            warnings.Add($"'{field}:' takes no '~'; '{value}' is taken as it stands");
        }
    }

    private void CloseBrackets()
    {
        if (depth > 0)
        {
            warnings.Add(depth == 1
                ? "a bracket is not closed; closed at the end"
                : $"{depth} brackets are not closed; closed at the end");
        }

        for (; depth > 0; depth--)
        {
            tokens.Add(new(QueryTokenKind.Close, ")", query.Length + 1));
        }
    }
}
