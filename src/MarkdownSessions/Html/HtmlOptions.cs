namespace MarkdownSessions.Html;

/// <summary>How a session is shown as a page.</summary>
public sealed record HtmlOptions
{
    /// <summary>How much of it.</summary>
    public DetailLevel Detail { get; init; } = DetailLevel.Full;

    /// <summary>The zone of the times that people read; machines find UTC beside them.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>A longer picture is named, not shown; in bytes. By default 4 MiB: a whole screen, not a film.</summary>
    public int MaxImageBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>
    /// Once so much was shown, further pictures are named; in bytes of the files. By default 64 MiB, as a page with more
    /// opens slowly everywhere.
    /// </summary>
    public long MaxTotalImageBytes { get; init; } = 64 * 1024 * 1024;
}
