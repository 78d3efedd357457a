namespace MarkdownSessions.Index.Sqlite;

/// <summary>What an index counts: the numbers it gives out, and how many messages live.</summary>
internal sealed class Counters
{
    // Of a small index, building it anew takes longer than passing over its dead rows.
    private const long MinDead = 2_000;
    private const long MaxLate = 20_000;
    private const double MaxDeadShare = 0.05;

    /// <summary>The next row of <c>words</c>.</summary>
    public long NextRow { get; set; } = 1;

    /// <summary>The next row of <c>late</c>.</summary>
    public long NextLate { get; set; } = 1;

    /// <summary>The next session's number.</summary>
    public long NextSession { get; set; } = 1;

    /// <summary>How many messages live.</summary>
    public long Live { get; set; }

    /// <summary>
    /// Over 5 % of the rows are dead, and 2,000 or more, which every walk passes over, or over 20,000 arrived late, which
    /// every walk sorts (docs/search.md, "Generations").
    /// </summary>
    public bool AreWorn
    {
        get
        {
            long rows = NextRow - 1 + NextLate - 1;
            long dead = rows - Live;
            return NextLate - 1 > MaxLate || (dead >= MinDead && dead > rows * MaxDeadShare);
        }
    }

    /// <summary>Reads them.</summary>
    public static Counters Read(Database database)
    {
        var counters = new Counters();
        using var rows = database.Use("select name, value from state");
        while (rows.Step())
        {
            counters.Set(rows.Text(0), rows.Number(1));
        }

        return counters;
    }

    /// <summary>Writes them.</summary>
    public void Write(Database database)
    {
        Write(database, "row", NextRow);
        Write(database, "late", NextLate);
        Write(database, "session", NextSession);
        Write(database, "live", Live);
    }

    private static void Write(Database database, string name, long value) =>
        database.Use("insert or replace into state values(?1, ?2)").With(1, name).With(2, value).Run();

    private void Set(string? name, long value)
    {
        switch (name)
        {
            case "row": NextRow = value; break;
            case "late": NextLate = value; break;
            case "session": NextSession = value; break;
            case "live": Live = value; break;
            default: break;
        }
    }
}
