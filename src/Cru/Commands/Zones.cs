using System.Globalization;

namespace Cru.Commands;

/// <summary>Time zones as they are typed.</summary>
internal static class Zones
{
    /// <summary>The zone by the name that people know it by: systems that keep UTC call it Etc/UTC, UCT or Zulu.</summary>
    public static TimeZoneInfo Named(TimeZoneInfo zone) =>
        zone.Id is "Etc/UTC" or "Etc/UCT" or "Etc/Zulu" or "Etc/Universal" or "UCT" or "Zulu" or "Universal" ? TimeZoneInfo.Utc : zone;

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
            ? Named(zone)
            : throw CruException.Usage($"no time zone '{text}'; write UTC, +02:00 or a name such as Europe/Berlin");
    }
}
