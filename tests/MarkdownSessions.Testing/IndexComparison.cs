using MarkdownSessions.Indexing;
using MarkdownSessions.Model;
using MarkdownSessions.Search;

namespace MarkdownSessions.Testing;

/// <summary>
/// Lets an engine live through a random history and compares, question by question, what the grown
/// index says, what one that was built at once says, and what <see cref="MemoryIndex"/> says.
/// </summary>
/// <param name="engine">The engine under test.</param>
/// <param name="grownFolder">An empty folder.</param>
/// <param name="rebuiltFolder">Another.</param>
public sealed class IndexComparison(IIndexEngine engine, string grownFolder, string rebuiltFolder)
{
    private const int Updates = 25;

    /// <summary>The differences, as sentences; none if all is well.</summary>
    /// <param name="seed">Makes the history and the questions.</param>
    /// <param name="questions">How many are asked.</param>
    public IReadOnlyList<string> Differences(int seed, int questions)
    {
        var random = new Random(seed);
        var generator = new IndexGenerator(random);
        var memory = new MemoryIndexEngine();
        using var oracle = (MemoryIndex)memory.Create("");
        using var grown = Filled(grownFolder, []);
        for (int i = 0; i < Updates; i++)
        {
            Update(random, generator, oracle, grown);
        }

        using var rebuilt = Filled(rebuiltFolder, [.. oracle.Generation.Sessions.Select(Whole)]);
        var differences = new List<string>();
        foreach (var (name, index) in new[] { ("grown", grown), ("rebuilt", rebuilt) })
        {
            differences.AddRange(CatalogDifferences(oracle, index).Select(what => $"seed {seed}, {name}: {what}"));
        }

        for (int i = 0; i < questions; i++)
        {
            var question = generator.Question();
            var range = generator.Range();
            string right = Answer(oracle, question, range);
            differences.AddRange(new[] { grown, rebuilt }
                .Select(index => Answer(index, question, range))
                .Where(answer => answer != right)
                .Select(answer => $"seed {seed}, {Text(question)}: right is [{right}], the engine says [{answer}]"));
        }

        return differences;
    }

    private static void Update(Random random, IndexGenerator generator, MemoryIndex oracle, ISessionIndex grown)
    {
        using var right = oracle.BeginUpdate();
        using var tested = grown.BeginUpdate();
        bool isCommitted = random.Next(8) > 0;
        var touched = new HashSet<SessionId>();
        for (int steps = random.Next(1, 5); steps > 0; steps--)
        {
            var id = generator.Id();
            if (random.Next(8) == 0)
            {
                right.Remove(id);
                tested.Remove(id);
                touched.Add(id);
                continue;
            }

            // A session that this update touched already is read whole: the oracle's count is the committed one.
            var change = generator.Change(id, touched.Add(id) ? Count(oracle, id) : 0);
            right.Put(change);
            tested.Put(change);
        }

        if (isCommitted)
        {
            right.Commit();
            tested.Commit();
        }
    }

    private static int Count(MemoryIndex oracle, SessionId id) =>
        oracle.Generation.Sessions.FirstOrDefault(session => session.Indexed.Summary.Id == id)?.Documents.Count ?? 0;

    private static SessionChange Whole(MemorySession session) => new()
    {
        Summary = session.Indexed.Summary,
        Segments = session.Segments,
        FromOrdinal = 0,
        Documents = session.Documents,
    };

    private static IEnumerable<string> CatalogDifferences(MemoryIndex oracle, ISessionIndex index)
    {
        var expected = oracle.Sessions().Select(session => session.Summary.Id.Value).Order(StringComparer.Ordinal);
        var actual = index.Sessions().Select(session => session.Summary.Id.Value).Order(StringComparer.Ordinal);
        if (!expected.SequenceEqual(actual))
        {
            yield return "other sessions";
            yield break;
        }

        foreach (var session in oracle.Generation.Sessions)
        {
            int right = session.Indexed.Number;
            int tested = index.Session(session.Indexed.Summary.Id)!.Number;
            for (int ordinal = 0; ordinal < session.Documents.Count + 2; ordinal++)
            {
                if (oracle.Locate(right, ordinal) != index.Locate(tested, ordinal))
                {
                    yield return $"{session.Indexed.Summary.Id} {ordinal} lies elsewhere";
                }

                if (oracle.Find(right, ordinal) != index.Find(tested, ordinal))
                {
                    yield return $"{session.Indexed.Summary.Id} finds another message by the hash {ordinal}";
                }
            }
        }
    }

    private static string Answer(ISessionIndex index, Match question, TimeRange range)
    {
        var ids = index.Sessions().ToDictionary(session => session.Number, session => session.Summary.Id.Value);
        return string.Join(' ', index.Walk(question, range).Select(key => $"{ids[key.Session]}#{key.Ordinal}@{key.Ticks / TimeSpan.TicksPerMinute % 1440}"));
    }

    private static string Text(Match match) => match switch
    {
        MatchAll all => $"({string.Join(" and ", all.Operands.Select(Text))})",
        MatchAny any => $"({string.Join(" or ", any.Operands.Select(Text))})",
        MatchNot not => $"not {Text(not.Operand)}",
        MatchWords words => $"[{string.Join(' ', words.Words)}|{words.Whole}|{words.Columns}{(words.IsPrefix ? "|*" : "")}]",
        _ => match.ToString(),
    };

    private ISessionIndex Filled(string folder, IReadOnlyList<SessionChange> changes)
    {
        using (var filling = engine.Create(folder))
        {
            using (var update = filling.BeginUpdate())
            {
                foreach (var change in changes)
                {
                    update.Put(change);
                }

                update.Commit();
            }

            engine.Seal(filling);
        }

        return engine.Open(folder);
    }
}
