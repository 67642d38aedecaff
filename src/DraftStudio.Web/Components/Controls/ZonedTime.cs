using System.Globalization;

namespace DraftStudio.Web.Components.Controls;

/// <summary>Times as a person picks them, in their zone, and as they are kept, in UTC.</summary>
public static class ZonedTime
{
    private const string ToMinutes = "yyyy-MM-dd'T'HH:mm";
    private const string ToSeconds = "yyyy-MM-dd'T'HH:mm:ss";

    /// <summary>The zone of an IANA name; UTC where this machine does not know it, or nobody has said yet.</summary>
    public static TimeZoneInfo ZoneOf(string? name) =>
        name is not null && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>What a date and time input shows.</summary>
    public static string ToInput(DateTimeOffset time, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(time, zone);
        return local.ToString(local.Second == 0 ? ToMinutes : ToSeconds, CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// The moment that was picked; null for none. A time that the clocks skip is as much later as they are put forward; of
    /// one that comes twice the first is meant.
    /// </summary>
    public static DateTimeOffset? FromInput(string? text, TimeZoneInfo zone)
    {
        if (
            !DateTime.TryParseExact(
                text,
                [ToMinutes, ToSeconds],
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var local
            )
        )
        {
            return null;
        }

        var offset =
            zone.IsInvalidTime(local) ? zone.GetUtcOffset(local.AddDays(-1))
            : zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max()
            : zone.GetUtcOffset(local);
        return Kept(local, offset) ? new DateTimeOffset(local, offset).ToUniversalTime() : null;
    }

    /// <summary>For people: <c>3 Jan 2026 09:00</c>, in the zone.</summary>
    public static string ToText(DateTimeOffset time, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(time, zone).ToString("d MMM yyyy HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Whether the moment has a year that can be kept.</summary>
    private static bool Kept(DateTime local, TimeSpan offset) =>
        local.Ticks - offset.Ticks >= DateTime.MinValue.Ticks && local.Ticks - offset.Ticks <= DateTime.MaxValue.Ticks;
}
