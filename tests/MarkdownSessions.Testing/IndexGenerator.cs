using MarkdownSessions.Indexing;
using MarkdownSessions.Model;
using MarkdownSessions.Search;

namespace MarkdownSessions.Testing;

/// <summary>
/// Makes changes of sessions, and questions about them, that get in each other's way: few words, so
/// that they meet; few minutes, so that times tie; words that are syntax to some engine.
/// </summary>
/// <param name="random">Where the choices come from; a test that fails names its seed.</param>
public sealed class IndexGenerator(Random random)
{
    private static readonly string[] Vocabulary =
    [
        "flaky", "test", "tests", "testing", "config", "conf", "the", "naïve", "日本", "本語", "語", "한국", "c++", "a:b", "^top",
        "and", "or", "not", "near", "near(a", "*", "prose:x", "\"", "say\"hi", "don't", "'", "(", ")", "{code}", "-", "--", "+", "\\", "%",
        "\ufffd", "😀", "0", "-1",
    ];

    private static readonly string[] Wholes = ["=foo_bar", "=src/a.b-c", "=std::vector", "=foo_bar_baz", "=\"quoted\"", "=日本/語.md"];

    private static readonly string[] Facts = ["role:user", "role:assistant", "tool:bash", "agent:o'brien", "model:gpt-5.1(x)", "session:s1"];

    private static readonly string[] Ids = ["s1", "S2", "s3", "chat-20240115-a", "chat-20240115-B", "Z.z"];

    private static readonly TextColumns[] Columns =
        [TextColumns.All, TextColumns.All, TextColumns.Prose, TextColumns.Code | TextColumns.Tool, TextColumns.Thinking, TextColumns.None];

    /// <summary>The id of one of a few sessions.</summary>
    public SessionId Id() => SessionId.Parse(Pick(Ids));

    /// <summary>A change of one of a few sessions, which holds so many documents by now.</summary>
    public SessionChange Change(SessionId id, int held)
    {
        int from = random.Next(3) == 0 ? 0 : random.Next(held + 1);
        int count = from + random.Next(from == 0 ? 1 : 0, 30);
        var documents = Enumerable.Range(from, count - from).Select(Document).ToList();
        return IndexSamples.From(id.Value, from, [.. documents]) with
        {
            Title = from > 0 && random.Next(4) == 0 ? Document(0) : null,
        };
    }

    /// <summary>A question of a few levels.</summary>
    public Match Question(int depth = 3) => (depth == 0 ? random.Next(2) : random.Next(8)) switch
    {
        0 => Fact(),
        1 or 2 => Words(),
        3 or 4 => new MatchAll(Operands(depth)),
        5 => new MatchAny(Operands(depth)),
        6 => new MatchNot(Question(depth - 1)),
        _ => random.Next(3) == 0 ? new MatchEverything() : Words(),
    };

    /// <summary>A range of time, mostly all of it.</summary>
    public TimeRange Range()
    {
        if (random.Next(3) > 0)
        {
            return TimeRange.Always;
        }

        int from = random.Next(40);
        return new(IndexSamples.Minute(from), IndexSamples.Minute(from + random.Next(-1, 20)));
    }

    private IndexDocument Document(int ordinal) => new()
    {
        Ordinal = ordinal,
        Ticks = IndexSamples.Minute(Math.Max(0, ordinal + random.Next(-5, 30))),
        Place = new($"{random.Next(3)}.md", random.Next(10_000), random.Next(500), random.Next(1, 99), (uint)random.Next()),
        IdHash = random.Next(10),
        Words = new(Text(), Text(), Text(), Text()),
        Facts = [.. Facts.Where(_ => random.Next(3) == 0)],
    };

    private string Text() =>
        string.Join(' ', Enumerable.Range(0, random.Next(6)).Select(_ => Pick(Vocabulary))
            .Concat(Wholes.Where(_ => random.Next(12) == 0)));

    private Match[] Operands(int depth) => [.. Enumerable.Range(0, random.Next(2, 4)).Select(_ => Question(depth - 1))];

    private MatchFact Fact()
    {
        string fact = Pick(Facts);
        return random.Next(3) == 0 ? new(fact[..random.Next(6, fact.Length)]) { IsPrefix = true } : new(fact);
    }

    private MatchWords Words()
    {
        bool isPrefix = random.Next(3) == 0;
        string[] words = [.. Enumerable.Range(0, 1 + (random.Next(3) / 2)).Select(_ => Pick(Vocabulary))];
        if (isPrefix)
        {
            words[^1] = words[^1][..Math.Min(words[^1].Length, char.IsSurrogate(words[^1][0]) ? 2 : random.Next(1, 4))];
        }

        string whole = Pick(Wholes);
        return new(words)
        {
            IsPrefix = isPrefix,
            Columns = Pick(Columns),
            Whole = random.Next(3) > 0 ? null : isPrefix ? whole[..random.Next(2, whole.Length)] : whole,
        };
    }

    private T Pick<T>(T[] from) => from[random.Next(from.Length)];
}
