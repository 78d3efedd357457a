namespace MarkdownSessions.Testing;

/// <summary>Questions of every kind over words that a vault holds, and some that it does not.</summary>
public sealed class QueryGenerator(IReadOnlyList<string> words, int seed)
{
    private readonly Random random = new(seed);

    /// <summary>A question.</summary>
    public string Next() => random.Next(12) switch
    {
        0 or 1 => Word(),
        2 => $"{Word()} {Word()}",
        3 => $"{Word()} {Word()} {Word()}",
        4 => $"\"{Phrase()}\"",
        5 => $"{Prefix()}*",
        6 => $"{Word()} -{Word()}",
        7 => $"{Word()} OR {Word()}",
        8 => $"({Word()} OR {Prefix()}*) {Word()}",
        9 => $"{Word()} role:{Pick("user", "assistant", "tool", "system")}",
        10 => $"{Word()} {Pick("type:chat", "type:agent", "in:tool", "in:text", "in:thinking", "in:title", "tool:bash", "model:opus", "-role:tool")}",
        _ => $"{Word()} {Pick("after:2026-01-10", "before:2026-01-21", "date:2026-01..2026-02", "title:the", "project:cli", "within:session")}",
    };

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
