using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Components.Controls;

/// <summary>How long ago; the shell script keeps it true and puts the exact time, in the person's zone, into its title.</summary>
public sealed partial class RelativeTime
{
    [Parameter, EditorRequired]
    public DateTimeOffset At { get; set; }

    [Inject]
    public required TimeProvider Time { get; init; }

    private string Iso => At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private string Exact => At.UtcDateTime.ToString("d MMM yyyy HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    // The script's words, so that nothing jumps when it takes over.
    private string Words =>
        (Time.GetUtcNow() - At) switch
        {
            { TotalSeconds: < 0 } => Exact,
            { TotalMinutes: < 1 } => "just now",
            { TotalHours: < 1 } age => Ago((int)age.TotalMinutes, "min."),
            { TotalDays: < 1 } age => Ago((int)age.TotalHours, "hr."),
            { TotalDays: < 2 } => "yesterday",
            { TotalDays: < 7 } age => Ago((int)age.TotalDays, "days"),
            _ => At.UtcDateTime.ToString("d MMM yyyy", CultureInfo.InvariantCulture),
        };

    private static string Ago(int count, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {unit} ago");
}
