namespace MarkdownSessions.Testing;

/// <summary>Questions of every kind over words that a vault holds, and some that it does not.</summary>
public sealed class QueryGenerator(IReadOnlyList<string> words, int seed)
{
    private static readonly string[] OfMessages =
    [
        "role:user", "role:assistant,tool", "-role:tool", "role:user role:assistant", "type:chat", "type:agent,workflow", "agent:claude", "agent:cod*",
        "model:opus", "model:claude-opus*", "model:gpt", "-model:opus", "tool:bash", "tool:edit,write", "tool:mcp__*", "-tool:bash", "file:Program.cs",
        "file:src/*", "file:*.md", "file:parser", "-file:*.cs", "file:./notes/day.md", "has:code", "has:tool", "has:thinking", "has:error", "has:file",
        "has:artifact", "has:image", "has:code has:error", "-has:tool", "in:tool", "in:text", "in:thinking", "in:code", "in:title", "-in:tool", "in:all",
    ];

    private static readonly string[] OfSessions =
    [
        "title:the", "title:\"fix the\"", "tag:ci", "tag:rel*", "-tag:ci", "tag:ci,release", "is:bug", "project:cli", "project:cli,web", "branch:feat*", "branch:main",
        "state:ended", "is:active", "-is:ended", "cwd:/home/ada", "cwd:/home/ada/cli", "parent:chat", "-parent:chat", "id:chat-2026", "has:children",
        "has:parent", "has:tag", "-has:tag", "has:title", "has:summary", "has:tokens", "has:cost", "-has:cost", "has:project", "has:branch", "has:tag has:title",
        "cost:>0.5", "cost:0.1..2", "cost:..1", "-cost:>1", "cost:>0.1 cost:<1", "tokens:>=1k", "tokens:<500", "tokens:100..5k", "-tokens:>1k",
        "messages:>10", "messages:<5", "messages:3..12", "messages:7",
    ];

    private static readonly string[] OfTime =
    [
        "after:2026-01-10", "before:2026-01-21", "date:2026-01..2026-02", "date:>2026-01-05", "date:<=2026-01-12", "on:2026-01-15", "since:2026-01-14T10:00Z",
        "until:yesterday", "since:20d", "date:2026-01-10..2026-01-20", "date:..2026-01-11", "since:2025-06",
    ];

    private static readonly string[] Odd =
    [
        "@nobody", "@types/node", "std::vector", "C:\\x", "12:30", "https://example.org/a?b=c", "a->b", "\"open", "(half", "AND OR NOT", "- -- ->", "cost:much",
        "has:hope", "in:where", "foo:bar", "::", "*", "💥", "()", "NOT", "text:role:user",
    ];

    private readonly Random random = new(seed);

    /// <summary>A question.</summary>
    public string Next() => random.Next(20) switch
    {
        0 => Word(),
        1 => $"{Word()} {Word()}",
        2 => $"{Word()} {Word()} {Word()}",
        3 => $"\"{Phrase()}\"",
        4 => $"{Prefix()}*",
        5 => $"{Word()} -{Word()}",
        6 => $"{Word()} OR {Word()}",
        7 => $"({Word()} OR {Prefix()}*) {Word()}",
        8 => $"-({Word()} {Pick(OfMessages)}) {Word()}",
        9 or 10 => $"{Word()} {Pick(OfMessages)}",
        11 or 12 => $"{Word()} {Pick(OfSessions)}",
        13 => $"{Word()} {Pick(OfTime)}",
        14 => $"{Pick(OfMessages)} {Pick(OfSessions)}",
        15 => $"{Pick(OfSessions)} {Pick(OfSessions)} {Pick(OfTime)}",
        16 => $"({Pick(OfMessages)} OR {Pick(OfMessages)}) {Word()} {Pick(OfSessions)}",
        17 => $"{Word()} {Word()} within:{Pick("message", "session")} {Pick(OfMessages)}",
        18 => $"{Pick(Odd)} {Word()}",
        _ => Pick(Odd),
    };

    /// <summary>A question with fuzzy words, for engines that have them.</summary>
    public string NextFuzzy() => random.Next(8) switch
    {
        0 => Fuzzy(),
        1 => $"{Fuzzy()} {Word()}",
        2 => $"{Fuzzy()} {Fuzzy()}",
        3 => $"{Word()} -{Fuzzy()}",
        4 => $"{Fuzzy()} OR {Word()}",
        5 => $"({Fuzzy()} OR {Prefix()}*) {Pick(OfMessages)}",
        6 => $"{Fuzzy()} {Pick(OfSessions)} {Pick(OfTime)}",
        _ => $"-({Word()} {Fuzzy()}) {Fuzzy()}",
    };

    // A word with a letter taken out, put in, replaced, or two that changed places.
    private string Fuzzy()
    {
        string word = Word();
        int at = random.Next(word.Length - 1);
        string slip = random.Next(5) switch
        {
            0 => word.Remove(at, 1),
            1 => word.Insert(at, "e"),
            2 => word.Remove(at, 1).Insert(at, "e"),
            3 => $"{word[..at]}{word[at + 1]}{word[at]}{word[(at + 2)..]}",
            _ => word,
        };
        return slip + Pick("~", "~1", "~2");
    }

    private string Word() => random.Next(20) == 0 ? "zzunknown" : words[random.Next(words.Count)];

    private string Phrase()
    {
        int at = random.Next(words.Count - 1);
        return $"{words[at]} {words[at + 1]}";
    }

    private string Prefix()
    {
        string word = Word();
        return word[..Math.Min(word.Length, 3 + random.Next(3))];
    }

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];
}
