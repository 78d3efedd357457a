namespace MarkdownSessions.Storage;

/// <summary>
/// Hints that something below a folder changed. It may come late, twice, or not at all: who listens looks for himself,
/// and now and then unasked.
/// </summary>
public interface IFolderWatch : IDisposable
{
    /// <summary>
    /// Whether hints are missing for as long as this watch is used: the system's watches ran out. Too many changes at once
    /// are no such thing; they are one hint, and the watch goes on.
    /// </summary>
    bool IsLimited { get; }

    /// <summary>Waits for a hint.</summary>
    /// <param name="most">How long at most.</param>
    /// <param name="cancel">Ends the waiting.</param>
    /// <returns>Whether there was one; false when the time was over or the waiting was ended.</returns>
    bool Wait(TimeSpan most, CancellationToken cancel);
}
