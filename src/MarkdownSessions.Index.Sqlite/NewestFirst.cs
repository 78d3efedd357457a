using MarkdownSessions.Indexing;
using MarkdownSessions.Search;

namespace MarkdownSessions.Index.Sqlite;

/// <summary>
/// The walk of live messages, newest first, in one read transaction: rows of <c>words</c> from the
/// greatest id down, and between them those that arrived late, matched whole and sorted.
/// </summary>
internal sealed class NewestFirst(Database database, FtsQuery query, TimeRange range)
{
    // "cross join" fixes the order: the words are asked first, then whether their row lives.
    private const string Matching = "select e.session, e.ordinal, e.ticks from words "
        + "cross join entry e on e.id = words.rowid "
        + "where words match ?3 and words.rowid between ?1 and ?2 order by words.rowid desc";

    private const string All = "select session, ordinal, ticks from entry where id between ?1 and ?2 order by id desc";

    private const string MatchingLate = "select e.session, e.ordinal, e.ticks, s.id from late "
        + "cross join entry e on e.id = -late.rowid cross join session s on s.number = e.session "
        + "where late match ?3 and e.ticks between ?1 and ?2 " + LateOrder;

    private const string AllLate = "select e.session, e.ordinal, e.ticks, s.id from entry e "
        + "cross join session s on s.number = e.session "
        + "where e.id < 0 and e.ticks between ?1 and ?2 " + LateOrder;

    // The id is unique whatever its case but stands in the walk as it is spelled.
    private const string LateOrder = "order by e.ticks desc, s.id collate binary desc, e.ordinal desc";

    private const string FirstFrom = "select id, ticks from entry where id >= ?1 order by id limit 1";

    /// <summary>The keys; lazy.</summary>
    public IEnumerable<MessageKey> Keys()
    {
        using var rows = Rows();
        using var late = LateRows();
        bool hasRow = rows.Step();
        bool hasLate = late.Step();
        while (hasRow || hasLate)
        {
            if (hasRow && (!hasLate || IsNewer(rows, late)))
            {
                yield return KeyAt(rows);
                hasRow = rows.Step();
            }
            else
            {
                yield return KeyAt(late);
                hasLate = late.Step();
            }
        }
    }

    private static MessageKey KeyAt(Statement row) => new(row.Small(0), row.Small(1), row.Number(2));

    private Statement Rows()
    {
        long first = range.From == long.MinValue ? 1 : FirstRow(ticks => ticks >= range.From);
        long last = range.To == long.MaxValue ? long.MaxValue : FirstRow(ticks => ticks > range.To) - 1;
        return Bound(database.Use(query.IsEverything ? All : Matching), first, last);
    }

    private Statement LateRows() =>
        Bound(database.Use(query.IsEverything ? AllLate : MatchingLate), range.From, range.To);

    private Statement Bound(Statement statement, long from, long to)
    {
        statement.With(1, from).With(2, to);
        return query.IsEverything ? statement : statement.With(3, query.ToExpression());
    }

    private bool IsNewer(Statement row, Statement late)
    {
        if (row.Number(2) != late.Number(2))
        {
            return row.Number(2) > late.Number(2);
        }

        var key = new EntryKey(row.Number(2), SessionOf(row.Small(0)), row.Small(1));
        return EntryKey.Compare(key, new(late.Number(2), late.Text(3) ?? "", late.Small(1))) > 0;
    }

    private string SessionOf(int number)
    {
        using var row = database.Use("select id from session where number = ?1").With(1, number);
        return row.Step() ? row.Text(0) ?? "" : "";
    }

    // Times rise with the ids, so the first row of a time is found by halving: no index on times.
    private long FirstRow(Func<long, bool> isReached)
    {
        long low = 1;
        long high = database.Number("select max(id) from entry") + 1;
        while (low < high)
        {
            long middle = low + ((high - low) / 2);
            using var row = database.Use(FirstFrom).With(1, middle);
            if (!row.Step() || isReached(row.Number(1)))
            {
                high = middle;
            }
            else
            {
                low = row.Number(0) + 1;
            }
        }

        return low;
    }
}
