using MarkdownSessions.Storage;

namespace MarkdownSessions.Retention;

/// <summary>How old a session is: by the times in its files, never by those of its files, which a copy or checkout changes.</summary>
internal static class SessionAge
{
    /// <summary>The time of its newest entry, or when it was branched, if that is later; null when no entry has a time.</summary>
    /// <exception cref="IOException">A segment cannot be read, so that the newest entry is not known.</exception>
    public static DateTimeOffset? Newest(IVaultFiles files, SessionFolder folder)
    {
        var log = SessionLog.Of(files, folder);
        DateTimeOffset? newest = null;
        foreach (var entry in log.Read(LogPosition.Start))
        {
            if (entry.Logged.Entry.Time.Instant is { } time && (newest is null || time > newest))
            {
                newest = time;
            }
        }

        if (log.Readings.Count < folder.Segments.Count)
        {
            throw new IOException($"{folder.Path}: {log.Issues[0].Path} {log.Issues[0].Problem}");
        }

        // A branch begins with old entries.
        return newest is { } last && log.ReadHead().Branched is { } branched && branched > last ? branched : newest;
    }
}
