using System.Text;
using LiteDB;
using MarkdownSessions.Indexing;
using MarkdownSessions.Model;

namespace MarkdownSessions.Index.Lucene;

/// <summary>
/// Rows of the catalog, written and read by hand: LiteDB's own mapping works by reflection, and trims strings
/// unless told not to.
/// </summary>
internal static class CatalogRows
{
    /// <summary>The id of the one row of state.</summary>
    public const string StateId = "state";

    private const string Id = "_id";
    private const string Checkpoint = "checkpoint";
    private const string NextNumber = "next";

    /// <summary>Under what a session's rows are kept: ids differ by more than case.</summary>
    public static string Key(SessionId id) => id.Value.ToLowerInvariant();

    /// <summary>The row of state.</summary>
    public static BsonDocument State(Checkpoint checkpoint, int nextNumber) => new()
    {
        [Id] = StateId,
        [Checkpoint] = checkpoint.Number,
        [NextNumber] = nextNumber,
    };

    /// <summary>The checkpoint of a row of state.</summary>
    public static Checkpoint CheckpointOf(BsonDocument? state) =>
        new((state ?? throw Damaged("no state"))[Checkpoint].AsInt64);

    /// <summary>The next number of a row of state.</summary>
    public static int NextNumberOf(BsonDocument? state) => (state ?? throw Damaged("no state"))[NextNumber].AsInt32;

    /// <summary>The row of a session.</summary>
    public static BsonDocument Session(int number, SessionSummary session) => new()
    {
        [Id] = Key(session.Id),
        [CatalogStore.Number] = number,
        ["id"] = session.Id.Value,
        ["type"] = session.Type,
        ["title"] = session.Title,
        ["own_title"] = session.HasOwnTitle,
        ["started"] = session.StartedTicks,
        ["last"] = session.LastTicks,
        ["messages"] = session.Messages,
        ["state"] = session.State,
        ["agent"] = session.Agent,
        ["model"] = session.Model,
        ["project"] = session.Project,
        ["folder"] = session.WorkingFolder,
        ["parent"] = session.Parent,
        ["tags"] = new BsonArray(session.Tags.Select(tag => new BsonValue(tag))),
        ["branch"] = session.Branch,
        ["resume_segment"] = session.Resume.Segment,
        ["resume_offset"] = session.Resume.Offset,
        ["resume_line"] = session.Resume.Line,
        ["resume_ordinal"] = session.Resume.Ordinal,
        ["used"] = UsageText(session.Usage),
        ["settled"] = UsageText(session.SettledUsage),
    };

    /// <summary>The session of a row.</summary>
    /// <exception cref="IndexUnavailableException">The row holds none.</exception>
    public static IndexedSession SessionOf(BsonDocument row) => new(row[CatalogStore.Number].AsInt32, new SessionSummary
    {
        Id = IdOf(row),
        Type = Text(row, "type") ?? "",
        Title = Text(row, "title") ?? "",
        HasOwnTitle = row["own_title"].AsBoolean,
        StartedTicks = row["started"].AsInt64,
        LastTicks = row["last"].AsInt64,
        Messages = row["messages"].AsInt32,
        State = Text(row, "state"),
        Agent = Text(row, "agent"),
        Model = Text(row, "model"),
        Project = Text(row, "project"),
        WorkingFolder = Text(row, "folder"),
        Parent = Text(row, "parent"),
        Tags = [.. row["tags"].AsArray.Select(tag => tag.AsString)],
        Branch = Text(row, "branch"),
        Resume = new(
            Text(row, "resume_segment") ?? "",
            row["resume_offset"].AsInt64,
            row["resume_line"].AsInt32,
            row["resume_ordinal"].AsInt32),
        Usage = UsageOf(row, "used"),
        SettledUsage = UsageOf(row, "settled"),
    });

    /// <summary>The row of a session's stamps.</summary>
    public static BsonDocument Stamps(SessionId id, IReadOnlyList<SegmentStamp> stamps) => new()
    {
        [Id] = Key(id),
        ["id"] = id.Value,
        ["segments"] = new BsonArray(stamps.Select(Stamp)),
    };

    /// <summary>The stamps of a row.</summary>
    public static IReadOnlyList<SegmentStamp> StampsOf(BsonDocument row) =>
        [.. row["segments"].AsArray.Select(stamp => StampOf(stamp.AsDocument))];

    /// <summary>The id of a row, as it is spelled. Ids become names of folders: one that is none was put there by somebody else.</summary>
    /// <exception cref="IndexUnavailableException">It is none.</exception>
    public static SessionId IdOf(BsonDocument row) =>
        SessionId.TryParse(Text(row, "id"), out var id) ? id : throw Damaged("a session without a legal id");

    private static BsonValue Stamp(SegmentStamp stamp) => new BsonDocument
    {
        ["name"] = stamp.Name,
        ["length"] = stamp.Length,
        ["modified"] = stamp.ModifiedTicks,
        ["hash"] = (long)stamp.Hash,
        ["racy"] = stamp.IsRacy,
    };

    private static SegmentStamp StampOf(BsonDocument stamp) => new(
        Text(stamp, "name") ?? "",
        stamp["length"].AsInt64,
        stamp["modified"].AsInt64,
        (uint)stamp["hash"].AsInt64,
        stamp["racy"].AsBoolean);

    private static string? Text(BsonDocument row, string field) => row[field].AsString;

    private static string? UsageText(SessionUsage usage) => usage == SessionUsage.None ? null : usage.ToString();

    private static SessionUsage UsageOf(BsonDocument row, string field) => Text(row, field) is not { } json
        ? SessionUsage.None
        : SessionUsage.Parse(Encoding.UTF8.GetBytes(json)) ?? throw Damaged("usage that is none");

    private static IndexUnavailableException Damaged(string what) => new($"the search index is damaged: it holds {what}");
}
