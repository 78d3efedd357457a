namespace MarkdownSessions.Indexing;

/// <summary>
/// Whether a hit in a sub-agent's session may be folded: not where the question refuses the session that stands at the top
/// of its family, as <c>type:agent</c> and <c>parent:</c> do. There the sub-agents are what was asked for.
/// </summary>
internal sealed class Families
{
    private readonly bool areApart;
    private readonly Func<IndexedSession, bool>? mayFit;
    private readonly Lazy<Dictionary<string, IndexedSession>> byId;

    private Families(bool areApart, Func<IReadOnlyList<IndexedSession>> sessions, Func<IndexedSession, bool>? mayFit)
    {
        this.areApart = areApart;
        this.mayFit = mayFit;
        byId = new(() => sessions().ToDictionary(session => session.Summary.Id.Value, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Every child folds.</summary>
    public static Families Whole { get; } = new(areApart: false, () => [], mayFit: null);

    /// <summary>None does.</summary>
    public static Families Apart { get; } = new(areApart: true, () => [], mayFit: null);

    /// <summary>Those fold at the top of which stands a session that may fit.</summary>
    /// <param name="sessions">All sessions, asked for once a child is met.</param>
    /// <param name="mayFit">Whether the question allows a session.</param>
    public static Families Under(Func<IReadOnlyList<IndexedSession>> sessions, Func<IndexedSession, bool> mayFit) =>
        new(areApart: false, sessions, mayFit);

    /// <summary>Whether hits in this session, which another one started, may be folded.</summary>
    public bool Fold(SessionSummary session) =>
        !areApart && session.Parent is { } parent && (mayFit is null || (TopOf(parent) is { } top && mayFit(top)));

    /// <summary>Whose hits may be one: the parent's id, or the session's own.</summary>
    public string NameOf(SessionSummary session) => Fold(session) ? session.Parent! : session.Id.Value;

    // Null where it is gone, or where parents name each other in a circle: there nobody is at the top.
    private IndexedSession? TopOf(string id)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var top = byId.Value.GetValueOrDefault(id);
        while (top?.Summary.Parent is { } above)
        {
            top = seen.Add(above) ? byId.Value.GetValueOrDefault(above) : null;
        }

        return top;
    }
}
