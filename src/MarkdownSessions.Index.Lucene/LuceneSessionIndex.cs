using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Search;
using MarkdownSessions.Indexing;
using MarkdownSessions.Model;
using MarkdownSessions.Search;

namespace MarkdownSessions.Index.Lucene;

/// <summary>A generation, for reading and for changes.</summary>
internal sealed class LuceneSessionIndex(GenerationFolder generation, PublicationSource publications)
    : ISessionIndex, IFuzzyIndex, IRankingIndex
{
    private const string CannotBeRead = "cannot be read";

    /// <inheritdoc/>
    public string Engine => LuceneIndexEngine.EngineName;

    /// <inheritdoc/>
    /// <remarks>Never: Lucene clears dead messages away when it merges, as every commit does where it is due.</remarks>
    public bool IsWorn => false;

    /// <inheritdoc/>
    public IReadOnlyList<IndexedSession> Sessions() => Newest(state => state.Catalog.Sessions());

    /// <inheritdoc/>
    public IReadOnlyList<IndexedSession> Sessions(IReadOnlyCollection<int> numbers) =>
        Newest<List<IndexedSession>>(state => [.. numbers.Select(state.Catalog.Session).OfType<IndexedSession>()]);

    /// <inheritdoc/>
    public IndexedSession? Session(SessionId id) => Newest(state => state.Catalog.Session(id));

    /// <inheritdoc/>
    public IReadOnlyDictionary<SessionId, IReadOnlyList<SegmentStamp>> Stamps() => Newest(state => state.Catalog.Stamps());

    /// <inheritdoc/>
    public IReadOnlyList<SegmentStamp> Stamps(SessionId id) => Newest(state => state.Catalog.Stamps(id));

    /// <inheritdoc/>
    public IEnumerable<MessageKey> Walk(Match match, TimeRange range)
    {
        var state = publications.Newest();
        try
        {
            var messages = StoreFailure.Guard(CannotBeRead, () => new NewestFirst(state.Catalog, Found(state, match, range)));
            while (StoreFailure.Guard(CannotBeRead, messages.Next) is { } message)
            {
                yield return new(message.Session, message.Ordinal, message.Ticks);
            }
        }
        finally
        {
            state.Release();
        }
    }

    /// <inheritdoc/>
    /// <remarks>In the state that was last walked or asked for sessions: a search locates hundreds of messages in a row.</remarks>
    public MessagePlace? Locate(int session, int ordinal) => Read(publications.Latest(), state =>
    {
        var key = new TermQuery(new(MessageFields.Key, MessageFields.KeyTerm(session, ordinal)));
        var hits = state.Searcher.Search(key, 1).ScoreDocs;
        return hits.Length == 0 ? (MessagePlace?)null : MessageFields.PlaceOf(state.Words.Document(hits[0].Doc).Get(MessageFields.Place, CultureInfo.InvariantCulture));
    });

    /// <inheritdoc/>
    /// <remarks>In the state that was last walked or asked for sessions, as <see cref="Locate"/>.</remarks>
    public int? Find(int session, long idHash) => Read(publications.Latest(), state =>
    {
        var hash = new TermQuery(new(MessageFields.IdHash, MessageFields.HashTerm(session, idHash)));
        var found = MessageCollector.Find(state.Searcher, hash, TimeRange.Always);
        return found.Min(message => (int?)message.Ordinal);
    });

    /// <inheritdoc/>
    public IEnumerable<string> WordsFrom(string beginning) => Walked(words => Vocabulary.From(words, beginning));

    /// <inheritdoc/>
    public IEnumerable<string> WordsNear(string word, int edits) => Walked(words => NearWords.Of(words, word, edits));

    /// <inheritdoc/>
    public IEnumerable<ScoredKey> Ranked(Match match, TimeRange range) => Newest(state =>
        BestFirst.Sort(state.Catalog, MessageCollector.Score(state.Searcher, new LuceneQuery(state.Words).Of(match), range)));

    /// <inheritdoc/>
    public IEnumerable<string> FactsOf(string field)
    {
        string beginning = SearchFacts.Of(field, "");
        return Walked(words => Vocabulary.From(words, MessageFields.Facts, beginning).Select(fact => fact.Utf8ToString()[beginning.Length..]));
    }

    /// <inheritdoc/>
    public string? FindDamage(IndexDepth depth) =>
        depth < IndexDepth.Storage ? null : Read(publications.Newest(), SoundnessCheck.Run);

    /// <inheritdoc/>
    public IIndexUpdate BeginUpdate() => LuceneIndexUpdate.Begin(generation, publications);

    /// <summary>Makes one segment of all.</summary>
    internal void Merge()
    {
        using var update = LuceneIndexUpdate.Begin(generation, publications);
        update.Merge();
    }

    /// <inheritdoc/>
    public void Dispose() => publications.Dispose();

    private static IEnumerable<FoundMessage> Found(Publication state, Match match, TimeRange range) =>
        MessageCollector.Find(state.Searcher, new LuceneQuery(state.Words).Of(match), range);

    private IEnumerable<string> Walked(Func<IndexReader, IEnumerable<string>> walk)
    {
        var state = publications.Newest();
        try
        {
            using var words = walk(state.Words).GetEnumerator();
            while (StoreFailure.Guard(CannotBeRead, words.MoveNext))
            {
                yield return words.Current;
            }
        }
        finally
        {
            state.Release();
        }
    }

    private T Newest<T>(Func<Publication, T> read) => Read(publications.Newest(), read);

    private static T Read<T>(Publication state, Func<Publication, T> read)
    {
        try
        {
            return StoreFailure.Guard(CannotBeRead, () => read(state));
        }
        finally
        {
            state.Release();
        }
    }
}
