using MarkdownSessions.Indexing;

namespace MarkdownSessions.Index.Lucene;

/// <summary>
/// Turns whatever the two stores throw into the one exception that callers know. A damaged file makes them throw
/// nearly anything (docs/engines.md, "Damage"): so everything is caught here, and only around calls of the stores.
/// </summary>
internal static class StoreFailure
{
    /// <summary>Calls a store.</summary>
    /// <param name="what">What failed if it fails, after "the search index".</param>
    /// <param name="call">The call.</param>
    /// <exception cref="IndexUnavailableException">It failed.</exception>
    public static T Guard<T>(string what, Func<T> call)
    {
        try
        {
            return call();
        }
        catch (Exception failure) when (failure is not IndexUnavailableException)
        {
            throw new IndexUnavailableException($"the search index {what}: {failure.Message}", failure);
        }
    }

    /// <summary>Calls a store that gives nothing back.</summary>
    /// <param name="what">See <see cref="Guard{T}"/>.</param>
    /// <param name="call">The call.</param>
    /// <exception cref="IndexUnavailableException">It failed.</exception>
    public static void Guard(string what, Action call) => Guard(what, () =>
    {
        call();
        return true;
    });
}
