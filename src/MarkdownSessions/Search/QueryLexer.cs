namespace MarkdownSessions.Search;

/// <summary>Cuts a query into its signs; whatever is no sign is text.</summary>
internal sealed class QueryLexer
{
    // Deeper brackets are read as text, so that no query can exhaust the stack.
    private const int MaxDepth = 50;

    private readonly string query;
    private readonly ICollection<string> warnings;
    private readonly List<QueryToken> tokens = [];
    private int at;
    private int depth;

    private QueryLexer(string query, ICollection<string> warnings)
    {
        this.query = query;
        this.warnings = warnings;
    }

    /// <summary>The signs of <paramref name="query"/>; every opening bracket is closed.</summary>
    public static IReadOnlyList<QueryToken> Read(string query, ICollection<string> warnings)
    {
        var lexer = new QueryLexer(query, warnings);
        while (lexer.SkipBlanks())
        {
            lexer.ReadToken();
        }

        lexer.CloseBrackets();
        return lexer.tokens;
    }

    /// <summary>Whether a word would be read as a field with its value.</summary>
    public static bool IsField(string word) => new QueryLexer("", []).FieldOf(word, out _) is not null;

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
        var kind = field is null ? QueryTokenKind.Words : QueryTokenKind.Field;
        string text = query[(open + 1)..close];
        tokens.Add(new(kind, text, start + 1) { Field = field, IsQuoted = true, IsPrefix = isPrefix });
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

        var kind = word switch
        {
            "OR" => QueryTokenKind.Or,
            "AND" => QueryTokenKind.And,
            "NOT" => QueryTokenKind.Not,
            _ => QueryTokenKind.Words,
        };
        bool isPrefix = kind == QueryTokenKind.Words && word[^1] == '*';
        tokens.Add(new(kind, word.ToString(), start + 1) { IsPrefix = isPrefix });
        at = end;
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

        bool isPrefix = query[end - 1] == '*' && end - 1 > at;
        string value = query[at..(isPrefix ? end - 1 : end)];
        tokens.Add(new(QueryTokenKind.Field, value, start + 1) { Field = field, IsPrefix = isPrefix });
        at = end;
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
