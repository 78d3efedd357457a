using System.Globalization;

namespace Cru.Commands;

/// <summary>Time zones as they are typed.</summary>
internal static class Zones
{
    /// <summary>A zone by its name, or by its distance from UTC.</summary>
    /// <exception cref="CruException">There is none of that name.</exception>
    public static TimeZoneInfo Find(string text)
    {
        if (text.ToUpperInvariant() is "UTC" or "Z")
        {
            return TimeZoneInfo.Utc;
        }

        if (text is ['+' or '-', ..] && TimeSpan.TryParseExact(text[1..], @"hh\:mm", CultureInfo.InvariantCulture, out var distance)
            && distance <= TimeSpan.FromHours(14))
        {
            return TimeZoneInfo.CreateCustomTimeZone(text, text[0] == '-' ? -distance : distance, text, text);
        }

        return TimeZoneInfo.TryFindSystemTimeZoneById(text, out var zone)
            ? zone
            : throw CruException.Usage($"no time zone '{text}'; write UTC, +02:00 or a name such as Europe/Berlin");
    }
}
