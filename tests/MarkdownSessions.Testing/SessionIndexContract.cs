using MarkdownSessions.Indexing;
using MarkdownSessions.Search;

namespace MarkdownSessions.Testing;

/// <summary>What every engine promises; a test class derives from it and names its engine.</summary>
public abstract partial class SessionIndexContract : IDisposable
{
    private readonly TemporaryFolder folders = new();
    private readonly List<ISessionIndex> opened = [];

    /// <summary>The engine under test; the same one for the whole of a test.</summary>
    protected abstract IIndexEngine Engine { get; }

    public void Dispose()
    {
        opened.ForEach(index => index.Dispose());
        folders.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Fills, seals and opens an index.</summary>
    protected ISessionIndex Built(params SessionChange[] changes) => Opened(Build(changes));

    /// <summary>Fills and seals an index in a folder of its own.</summary>
    protected string Build(params SessionChange[] changes)
    {
        string folder = folders.Folder("generation");
        using var filling = Engine.Create(folder);
        Update(filling, update => Array.ForEach(changes, update.Put));
        Engine.Seal(filling);
        return folder;
    }

    /// <summary>Takes one change over.</summary>
    protected static void Put(ISessionIndex index, SessionChange change) => Update(index, update => update.Put(change));

    /// <summary>Makes and commits an update.</summary>
    protected static void Update(ISessionIndex index, Action<IIndexUpdate> change)
    {
        using var update = index.BeginUpdate();
        change(update);
        update.Commit();
    }

    /// <summary>A walk as <c>session#ordinal</c>.</summary>
    protected static IReadOnlyList<string> Walk(ISessionIndex index, Match match, TimeRange? range = null)
    {
        var ids = index.Sessions().ToDictionary(session => session.Number, session => session.Summary.Id);
        return [.. index.Walk(match, range ?? TimeRange.Always).Select(key => $"{ids[key.Session]}#{key.Ordinal}")];
    }

    private ISessionIndex Opened(string folder)
    {
        var index = Engine.Open(folder);
        opened.Add(index);
        return index;
    }
}
