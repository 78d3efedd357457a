using MarkdownSessions.Indexing;
using MarkdownSessions.Model;

namespace MarkdownSessions.Index.Sqlite;

/// <summary>Sessions and their segments as rows.</summary>
internal static class Catalog
{
    private const string Columns =
        "number, id, type, title, own_title, started, last, messages, state, agent, model, project, folder, parent, "
        + "tags, branch, resume_segment, resume_offset, resume_line, resume_ordinal, used, settled";

    /// <summary>Reads every session.</summary>
    public static List<IndexedSession> ReadAll(Database database)
    {
        var sessions = new List<IndexedSession>();
        using var rows = database.Use($"select {Columns} from session");
        while (rows.Step())
        {
            sessions.Add(ReadRow(rows));
        }

        return sessions;
    }

    /// <summary>Reads one session by its number; null when it is gone.</summary>
    public static IndexedSession? Read(Database database, int number)
    {
        using var row = database.Use($"select {Columns} from session where number = ?1").With(1, number);
        return row.Step() ? ReadRow(row) : null;
    }

    /// <summary>Reads one session by its id, in whichever case; null when it is not held.</summary>
    public static IndexedSession? Read(Database database, SessionId id)
    {
        using var row = database.Use($"select {Columns} from session where id = ?1").With(1, id.Value);
        return row.Step() ? ReadRow(row) : null;
    }

    /// <summary>Writes a session over the one of the same number.</summary>
    public static void Write(Database database, int number, SessionSummary session)
    {
        string sql = $"insert or replace into session({Columns}) "
            + "values(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22)";
        database.Use(sql)
            .With(1, number)
            .With(2, session.Id.Value)
            .With(3, session.Type)
            .With(4, session.Title)
            .With(5, session.HasOwnTitle ? 1 : 0)
            .With(6, session.StartedTicks)
            .With(7, session.LastTicks)
            .With(8, session.Messages)
            .With(9, session.State)
            .With(10, session.Agent)
            .With(11, session.Model)
            .With(12, session.Project)
            .With(13, session.WorkingFolder)
            .With(14, session.Parent)
            .With(15, TagList.Write(session.Tags))
            .With(16, session.Branch)
            .With(17, session.Resume.Segment)
            .With(18, session.Resume.Offset)
            .With(19, session.Resume.Line)
            .With(20, session.Resume.Ordinal)
            .With(21, UsageText(session.Usage))
            .With(22, UsageText(session.SettledUsage))
            .Run();
    }

    /// <summary>Reads how far each segment has been read, by session id.</summary>
    public static Dictionary<SessionId, IReadOnlyList<SegmentStamp>> ReadAllStamps(Database database)
    {
        var stamps = new Dictionary<SessionId, IReadOnlyList<SegmentStamp>>();
        const string sql = "select g.name, g.length, g.modified, g.hash, g.racy, s.id from session s "
            + "left join segment g on g.session = s.number order by s.number, g.position";
        List<SegmentStamp> current = [];
        string? currentId = null;
        using var rows = database.Use(sql);
        while (rows.Step())
        {
            string? id = rows.Text(5);
            if (id != currentId)
            {
                current = [];
                currentId = id;
                stamps[IdOf(id)] = current;
            }

            if (rows.Text(0) is { } name)
            {
                current.Add(ReadStamp(rows, name));
            }
        }

        return stamps;
    }

    /// <summary>Reads how far each segment of a session has been read.</summary>
    public static List<SegmentStamp> ReadStamps(Database database, SessionId id)
    {
        var stamps = new List<SegmentStamp>();
        const string sql = "select g.name, g.length, g.modified, g.hash, g.racy from session s "
            + "join segment g on g.session = s.number where s.id = ?1 order by g.position";
        using var rows = database.Use(sql).With(1, id.Value);
        while (rows.Step())
        {
            stamps.Add(ReadStamp(rows, rows.Text(0) ?? ""));
        }

        return stamps;
    }

    /// <summary>Writes the stamps of a session that has none.</summary>
    public static void WriteStamps(Database database, int number, IReadOnlyList<SegmentStamp> stamps)
    {
        var insert = database.Use("insert into segment values(?1, ?2, ?3, ?4, ?5, ?6, ?7)");
        for (int i = 0; i < stamps.Count; i++)
        {
            var stamp = stamps[i];
            insert
                .With(1, number)
                .With(2, i)
                .With(3, stamp.Name)
                .With(4, stamp.Length)
                .With(5, stamp.ModifiedTicks)
                .With(6, stamp.Hash)
                .With(7, stamp.IsRacy ? 1 : 0)
                .Run();
        }
    }

    /// <summary>Forgets the stamps of a session.</summary>
    public static void DeleteStamps(Database database, int number) =>
        database.Use("delete from segment where session = ?1").With(1, number).Run();

    /// <summary>Forgets a session and its stamps, not its messages.</summary>
    public static void Delete(Database database, int number)
    {
        DeleteStamps(database, number);
        database.Use("delete from session where number = ?1").With(1, number).Run();
    }

    private static IndexedSession ReadRow(Statement row) => new(row.Small(0), new SessionSummary
    {
        Id = IdOf(row.Text(1)),
        Type = row.Text(2) ?? "",
        Title = row.Text(3) ?? "",
        HasOwnTitle = row.Small(4) != 0,
        StartedTicks = row.Number(5),
        LastTicks = row.Number(6),
        Messages = row.Small(7),
        State = row.Text(8),
        Agent = row.Text(9),
        Model = row.Text(10),
        Project = row.Text(11),
        WorkingFolder = row.Text(12),
        Parent = row.Text(13),
        Tags = TagList.Read(row.Text(14)),
        Branch = row.Text(15),
        Resume = new(row.Text(16) ?? "", row.Number(17), row.Small(18), row.Small(19)),
        Usage = UsageOf(row.Blob(20)),
        SettledUsage = UsageOf(row.Blob(21)),
    });

    private static string? UsageText(SessionUsage usage) => usage == SessionUsage.None ? null : usage.ToString();

    private static SessionUsage UsageOf(ReadOnlySpan<byte> json) => json.IsEmpty
        ? SessionUsage.None
        : SessionUsage.Parse(json) ?? throw new IndexUnavailableException("the search index is damaged: it holds usage that is none");

    private static SegmentStamp ReadStamp(Statement row, string name) =>
        new(name, row.Number(1), row.Number(2), (uint)row.Number(3), row.Small(4) != 0);

    // Ids become names of folders: one that is none was put there by somebody else.
    private static SessionId IdOf(string? text) =>
        SessionId.TryParse(text, out var id)
            ? id
            : throw new IndexUnavailableException("the search index is damaged: it holds a session without a legal id");
}
