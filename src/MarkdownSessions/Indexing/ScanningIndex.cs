using MarkdownSessions.Model;
using MarkdownSessions.Search;
using MarkdownSessions.Storage;

namespace MarkdownSessions.Indexing;

/// <summary>
/// The simplest correct index: reads the files for every question. What the product falls back to
/// where no index can be had, and what every engine is compared with.
/// </summary>
internal sealed class ScanningIndex : ISessionIndex, IFuzzyIndex
{
    /// <summary>Documents are kept between questions as long as their words take no more letters than this.</summary>
    private const long MostKeptLetters = 32 * 1024 * 1024;

    private readonly IVaultFiles files;
    private readonly TimeProvider clock;
    private readonly List<ScannedSession> sessions = [];
    private readonly Dictionary<SessionId, ScannedSession> byId = [];
    private long keptLetters;

    /// <summary>Reads the vault once, to list it.</summary>
    public ScanningIndex(IVaultFiles files, VaultPaths paths, TimeProvider clock, SyncReport report, CancellationToken cancel)
    {
        this.files = files;
        this.clock = clock;
        var listing = SessionFolders.List(files, paths, _ => false);
        foreach (var folder in listing.Sessions)
        {
            cancel.ThrowIfCancellationRequested();
            TryAdd(folder, paths, report);
        }

        report.Read = sessions.Count;
        report.Add(listing, paths);
    }

    /// <inheritdoc/>
    public string Engine => "scan";

    /// <inheritdoc/>
    public bool IsWorn => false;

    /// <inheritdoc/>
    public IReadOnlyList<IndexedSession> Sessions() => [.. sessions.Select(session => session.Indexed)];

    /// <inheritdoc/>
    public IReadOnlyList<IndexedSession> Sessions(IReadOnlyCollection<int> numbers) =>
        [.. numbers.Where(number => number >= 0 && number < sessions.Count).Select(number => sessions[number].Indexed)];

    /// <inheritdoc/>
    public IndexedSession? Session(SessionId id) => byId.GetValueOrDefault(id)?.Indexed;

    /// <inheritdoc/>
    public IReadOnlyDictionary<SessionId, IReadOnlyList<SegmentStamp>> Stamps() =>
        sessions.ToDictionary(session => session.Folder.Id, session => session.Stamps);

    /// <inheritdoc/>
    public IReadOnlyList<SegmentStamp> Stamps(SessionId id) => byId.GetValueOrDefault(id)?.Stamps ?? [];

    /// <inheritdoc/>
    public IEnumerable<MessageKey> Walk(Match match, TimeRange range)
    {
        var fits = MatchEvaluator.Compile(match);
        var keys = new List<(MessageKey Key, string Session)>();
        foreach (var session in sessions)
        {
            foreach (var document in Documents(session))
            {
                if (range.Contains(document.Ticks) && fits(document))
                {
                    keys.Add((new(session.Indexed.Number, document.Ordinal, document.Ticks), session.Folder.Id.Value));
                }
            }
        }

        keys.Sort(NewestFirst);
        return keys.Select(key => key.Key);
    }

    /// <inheritdoc/>
    public MessagePlace? Locate(int session, int ordinal) =>
        session >= 0 && session < sessions.Count
            ? Documents(sessions[session]).FirstOrDefault(document => document.Ordinal == ordinal)?.Place
            : null;

    /// <inheritdoc/>
    public int? Find(int session, long idHash) =>
        session >= 0 && session < sessions.Count
            ? Documents(sessions[session]).FirstOrDefault(document => document.Ordinal > 0 && document.IdHash == idHash)?.Ordinal
            : null;

    /// <inheritdoc/>
    public IEnumerable<string> WordsFrom(string beginning) => AllColumns()
        .SelectMany(words => words.Split(' '))
        .Where(word => word.StartsWith(beginning, StringComparison.Ordinal))
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IEnumerable<string> WordsNear(string word, int edits)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var known = seen.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (string column in AllColumns())
        {
            foreach (var range in column.AsSpan().Split(' '))
            {
                var other = column.AsSpan(range);
                if (MayBeNear(other, word, edits))
                {
                    known.Add(other);
                }
            }
        }

        return seen.Where(other => EditDistance.Of(other, word) <= edits);
    }

    // A letter has two units at most.
    private static bool MayBeNear(ReadOnlySpan<char> other, string word, int edits) =>
        other is not ([] or [Tokenizer.WholeMark, ..]) && Math.Abs(other.Length - word.Length) <= 2 * edits;

    /// <inheritdoc/>
    public IEnumerable<string> FactsOf(string field)
    {
        string beginning = SearchFacts.Of(field, "");
        return sessions
            .SelectMany(Documents)
            .SelectMany(document => document.Facts)
            .Where(fact => fact.StartsWith(beginning, StringComparison.Ordinal))
            .Select(fact => fact[beginning.Length..])
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public IIndexUpdate BeginUpdate() => throw new IndexUnavailableException("the scan keeps nothing that could be changed");

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private static int NewestFirst((MessageKey Key, string Session) left, (MessageKey Key, string Session) right)
    {
        int order = right.Key.Ticks.CompareTo(left.Key.Ticks);
        order = order != 0 ? order : string.CompareOrdinal(right.Session, left.Session);
        return order != 0 ? order : right.Key.Ordinal.CompareTo(left.Key.Ordinal);
    }

    private void TryAdd(SessionFolder folder, VaultPaths paths, SyncReport report)
    {
        try
        {
            Add(folder, paths, report);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            report.AddUnread(folder, e, paths);
        }
    }

    private void Add(SessionFolder folder, VaultPaths paths, SyncReport report)
    {
        var source = new SessionSource(files, folder, clock);
        var kept = new List<IndexDocument>();
        SessionChange? last = null;
        foreach (var change in new SessionIndexer(source).All())
        {
            last = change;
            kept.AddRange(DocumentsOf(change));
        }

        long letters = kept.Sum(document => (long)document.Words.Letters);
        bool keep = keptLetters + letters <= MostKeptLetters;
        keptLetters += keep ? letters : 0;
        var session = new ScannedSession(folder, new(sessions.Count, last!.Summary), last.Segments, keep ? kept : null);
        sessions.Add(session);
        byId[folder.Id] = session;
        report.Bytes += source.BytesRead;
        report.Issues.AddRange(source.IssuesIn(paths));
    }

    private IEnumerable<string> AllColumns() => sessions
        .SelectMany(Documents)
        .SelectMany(document => new[] { document.Words.Prose, document.Words.Code, document.Words.Tool, document.Words.Thinking });

    private IEnumerable<IndexDocument> Documents(ScannedSession session) =>
        session.Kept ?? new SessionIndexer(new(files, session.Folder, clock)).All().SelectMany(DocumentsOf);

    private static IEnumerable<IndexDocument> DocumentsOf(SessionChange change) =>
        change.Title is { } title ? change.Documents.Append(title) : change.Documents;

    private sealed record ScannedSession(
        SessionFolder Folder,
        IndexedSession Indexed,
        IReadOnlyList<SegmentStamp> Stamps,
        IReadOnlyList<IndexDocument>? Kept);
}
