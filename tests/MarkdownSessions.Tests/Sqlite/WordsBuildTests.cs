using System.Text;
using MarkdownSessions.Index.Sqlite;
using MarkdownSessions.Index.Sqlite.Fts5;
using MarkdownSessions.Search;
using MarkdownSessions.Testing;

namespace MarkdownSessions.Tests.Sqlite;

/// <summary>
/// The words of a build are written into FTS5's own tables. FTS5 is the judge: it fills a table with the same rows
/// itself, and every block, the totals and the first terms must be the same bytes.
/// </summary>
public sealed class WordsBuildTests : IDisposable
{
    private readonly TemporaryFolder folders = new();

    public void Dispose() => folders.Dispose();

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 40)]
    [InlineData(3, 900)]
    [InlineData(4, 6000)]
    public void A_built_table_is_byte_for_byte_the_one_that_FTS5_makes(int seed, int count)
    {
        var rows = RandomRows(seed, count);

        Assert.Equal(ByFts5(rows), Built(rows));
    }

    [Fact]
    public void So_it_is_with_a_word_that_fills_many_pages_in_each_of_many_rows()
    {
        // Rows far apart make the doclist index so long that it becomes a tree.
        string much = string.Join(' ', Enumerable.Repeat("much", 5000));
        var rows = Enumerable.Range(1, 700).Select(i => new Row((long)i << 44, Words($"a{i} b", much, "", "c", "\u0001role:user"))).ToList();

        Assert.Equal(ByFts5(rows), Built(rows));
    }

    [Fact]
    public async Task A_whole_build_makes_the_same_table_with_the_same_totals()
    {
        var rows = RandomRows(5, 500);

        Assert.Equal(ByFts5(rows, withTotals: true), await BuiltFromSpool(rows));
    }

    [Fact]
    public void FTS5_finds_a_built_table_sound_and_goes_on_with_it()
    {
        var rows = RandomRows(6, 2000);
        using var database = NewDatabase();
        Build(database, rows);
        database.Run("insert into words(words) values('integrity-check')");
        long before = database.Number("select count(*) from words('word1')");

        database.Run("insert into words(rowid, prose) values(2001, 'word1 brandnew')");
        database.Run("insert into words(words) values('optimize')");

        Assert.True(before > 1000);
        Assert.Equal(2001, database.Number("select rowid from words('brandnew')"));
        Assert.Equal(before + 1, database.Number("select count(*) from words('word1')"));
    }

    [Fact]
    public void An_empty_build_is_an_empty_table()
    {
        using var database = NewDatabase();

        Build(database, []);

        Assert.Equal(0, database.Number("select count(*) from words('word1')"));
        database.Run("insert into words(words) values('integrity-check')");
    }

    [Fact]
    public void The_comparison_sees_one_word_that_stands_one_place_too_far()
    {
        var rows = RandomRows(7, 900);
        var wrong = rows.ToList();
        wrong[450] = new(wrong[450].Id, Words("word1 word1 word2", "", "", "", "\u0001"));
        rows[450] = new(rows[450].Id, Words("word1 word2 word1", "", "", "", "\u0001"));

        Assert.NotEqual(ByFts5(rows), Built(wrong));
    }

    private static List<Row> RandomRows(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(1, count).Select(id => new Row(id, RandomWords(random)))];
    }

    private static EncodedWords RandomWords(Random random) => Words(
        RandomText(random, random.Next(60)),
        random.Next(4) == 0 ? RandomText(random, random.Next(500)) : "",
        random.Next(3) == 0 ? RandomText(random, random.Next(40)) : "",
        random.Next(5) == 0 ? RandomText(random, random.Next(200)) : "",
        $"\u0001 \u0001role:user \u0001session:chat-{random.Next(50)}");

    // A few words stand everywhere, most of them once; some share long beginnings, some are long or not ASCII.
    private static string RandomText(Random random, int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => random.Next(12) switch
    {
        0 => FormattableString.Invariant($"averylongbeginning{random.Next(3000)}"),
        1 => FormattableString.Invariant($"=src/main_{random.Next(900)}.cs"),
        2 => "größe",
        3 => new string((char)('a' + random.Next(26)), random.Next(1, 260)),
        _ => FormattableString.Invariant($"word{(int)(1 / (random.NextDouble() + 0.0005))}"),
    }));

    private static EncodedWords Words(string prose, string code, string tool, string thinking, string facets)
    {
        var utf8 = Encoding.UTF8;
        int afterProse = utf8.GetByteCount(prose);
        int afterCode = afterProse + utf8.GetByteCount(code);
        int afterTool = afterCode + utf8.GetByteCount(tool);
        int afterThinking = afterTool + utf8.GetByteCount(thinking);
        return new(utf8.GetBytes(prose + code + tool + thinking + facets), afterProse, afterCode, afterTool, afterThinking);
    }

    private List<string> ByFts5(List<Row> rows, bool withTotals = false)
    {
        using var database = NewDatabase();
        database.Run("insert into words(words, rank) values('hashsize', 20000)");
        const string insert = "insert into words(rowid, prose, code, tool, thinking, facets) values(?1, ?2, ?3, ?4, ?5, ?6)";
        foreach (var row in rows)
        {
            row.Words.BindTo(database.Use(insert).With(1, row.Id)).Run();
        }

        // Joined with a segment that adds nothing, so that FTS5 writes also a single one anew.
        database.Run("insert into words(rowid, prose) values(9223372036854775807, 'gone')");
        database.Run("insert into words(words) values('optimize')");
        database.Run("insert into words(words, rowid, prose) values('delete', 9223372036854775807, 'gone')");
        database.Run("insert into words(words) values('optimize')");
        return Dump(database, withTotals);
    }

    private List<string> Built(List<Row> rows)
    {
        using var database = NewDatabase();
        Build(database, rows);
        return Dump(database, withTotals: false);
    }

    private async Task<List<string>> BuiltFromSpool(List<Row> rows)
    {
        using var database = NewDatabase();
        string path = Path.Combine(folders.Folder("spool"), "index.db");
        using var spool = WordSpool.Create(path + ".spool");
        var place = new MessagePlace("", 0, 0, 0, 0);
        var entries = rows.ConvertAll(row => spool.Add(1, new((int)row.Id, row.Id, place, 0, 0), row.Words));
        var build = new WordsBuild(database, spool, path);
        build.Write(await build.MakeRuns(entries));
        return Dump(database, withTotals: true);
    }

    // In three runs, so that they are merged.
    private void Build(Database database, List<Row> rows)
    {
        var run = new PostingRun();
        var runs = new List<RunFile>();
        foreach (var stretch in rows.Chunk(Math.Max(1, (rows.Count + 2) / 3)))
        {
            Array.ForEach(stretch, row => run.Add(row.Id, row.Words));
            runs.Add(run.Spill(Path.Combine(folders.Path, $"run-{runs.Count}")));
        }

        new WordsBuild(database, spool: null!, folders.Path).Write([.. runs]);
    }

    private static List<string> Dump(Database database, bool withTotals)
    {
        // FTS5's number of the segment differs, the rest of the id and the block must not.
        var lines = new List<string>();
        Add(lines, database, $"select id & {(1L << 37) - 1}, hex(block) from words_data where id > 10 order by 1");
        Add(lines, database, "select pgno, hex(term) from words_idx order by 1");
        if (withTotals)
        {
            Add(lines, database, "select id, hex(block) from words_data where id = 1");
        }

        return lines;
    }

    private static void Add(List<string> lines, Database database, string sql)
    {
        using var rows = database.Use(sql);
        while (rows.Step())
        {
            lines.Add(FormattableString.Invariant($"{rows.Number(0)} {rows.Text(1)}"));
        }
    }

    private Database NewDatabase()
    {
        string path = Path.Combine(folders.Folder(Guid.NewGuid().ToString("N")), "index.db");
        File.WriteAllBytes(path, []);
        var database = Database.Open(path, DatabaseMode.Fill);
        IndexSchema.MakeTables(database);
        return database;
    }

    private sealed record Row(long Id, EncodedWords Words);
}
