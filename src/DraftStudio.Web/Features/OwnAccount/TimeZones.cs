using System.Collections.Immutable;
using System.Globalization;
using DraftStudio.Web.Components.Controls;

namespace DraftStudio.Web.Features.OwnAccount;

/// <summary>The time zones that a person can choose, by their IANA names.</summary>
public static class TimeZones
{
    private const int MostShown = 50;

    private static readonly ImmutableArray<TimeZoneInfo> Known =
    [
        .. TimeZoneInfo
            .GetSystemTimeZones()
            .Where(static zone =>
                zone.HasIanaId && (zone.Id.Contains('/', StringComparison.Ordinal) || zone.Id == "UTC")
            )
            .OrderBy(static zone => zone.Id, StringComparer.Ordinal),
    ];

    /// <summary>Those whose name has all the words of the text.</summary>
    public static ImmutableArray<PickerOption> Search(string text, DateTimeOffset now)
    {
        var words = text.Split([' ', '/', '_'], StringSplitOptions.RemoveEmptyEntries);
        return
        [
            .. Known
                .Where(zone => words.All(word => zone.Id.Contains(word, StringComparison.OrdinalIgnoreCase)))
                .Take(MostShown)
                .Select(zone => Describe(zone, now)),
        ];
    }

    /// <summary>The zone of this name; none for the browser's.</summary>
    public static ImmutableArray<PickerOption> Selected(string? name, DateTimeOffset now) =>
        name is null ? []
        : TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? [Describe(zone, now)]
        : [new PickerOption(name, name)];

    private static PickerOption Describe(TimeZoneInfo zone, DateTimeOffset now)
    {
        var offset = zone.GetUtcOffset(now);
        var sign = offset < TimeSpan.Zero ? "−" : "+";
        return new PickerOption(
            zone.Id,
            zone.Id.Replace('_', ' '),
            string.Create(CultureInfo.InvariantCulture, $"UTC{sign}{offset:hh\\:mm}")
        );
    }
}
