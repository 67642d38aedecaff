namespace DraftStudio.Web.Features.Administration;

/// <summary>Until when a new token is good: so many days, the end of a date in its maker's time zone, or for ever.</summary>
public sealed record TokenExpiry(int? Days, DateOnly? Date)
{
    public static readonly TokenExpiry Never = new(null, null);

    /// <summary>Null for never.</summary>
    /// <param name="now">From when days are counted.</param>
    /// <param name="zone">Whose midnight ends a date.</param>
    public DateTimeOffset? At(DateTimeOffset now, TimeZoneInfo zone)
    {
        if (Days is { } days)
        {
            return now.AddDays(days);
        }

        if (Date is not { } date)
        {
            return null;
        }

        var midnight = date.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight));
    }
}
