using System.Globalization;
using MarkdownSessions.Model;

namespace MarkdownSessions.Import.ClaudeCode;

/// <summary>Reads the times of records.</summary>
internal static class ClaudeTime
{
    /// <summary>The time, as it is spelled if the log can spell it so; null when it is none.</summary>
    public static Timestamp? Read(string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (Timestamp.TryParse(text, out var time))
        {
            return time.Instant is null ? null : time;
        }

        const DateTimeStyles styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, styles, out var instant)
            ? Timestamp.From(instant)
            : null;
    }
}
