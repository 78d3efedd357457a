using LiteDB;
using LiteDB.Engine;

namespace MarkdownSessions.Index.Lucene;

/// <summary>LiteDB over the bytes of a catalog, and what its collections are called.</summary>
internal static class CatalogStore
{
    /// <summary>One row a session, by the id in small letters: ids differ by more than case.</summary>
    public const string Sessions = "sessions";

    /// <summary>The stamps of a session's segments in one row, by the same id.</summary>
    public const string Segments = "segments";

    /// <summary>One row: the checkpoint and the next session's number.</summary>
    public const string State = "state";

    /// <summary>In <see cref="Sessions"/>: the session's number.</summary>
    public const string Number = "number";

    /// <summary>Makes an empty catalog.</summary>
    public static LiteDatabase Make(MemoryStream bytes)
    {
        var database = Open(bytes);
        database.UserVersion = LuceneIndexEngine.Schema;
        database.GetCollection(Sessions).EnsureIndex(Number, unique: true);
        return database;
    }

    /// <summary>
    /// Opens a catalog. Letters are told apart by their bytes: LiteDB's own collation takes a.md and A.md for one.
    /// Nothing is repaired.
    /// </summary>
    public static LiteDatabase Open(MemoryStream bytes) => new(new LiteEngine(new EngineSettings
    {
        DataStream = bytes,
        LogStream = new MemoryStream(),
        Collation = Collation.Binary,
        AutoRebuild = false,
        Upgrade = false,
    }));
}
