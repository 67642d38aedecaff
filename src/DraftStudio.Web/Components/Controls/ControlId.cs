using System.Globalization;

namespace DraftStudio.Web.Components.Controls;

/// <summary>Ids that tie a label to its control; unique among the elements of a page.</summary>
internal static class ControlId
{
    private static long last;

    public static string New(string kind) =>
        string.Create(CultureInfo.InvariantCulture, $"ds-{kind}-{Interlocked.Increment(ref last)}");
}
