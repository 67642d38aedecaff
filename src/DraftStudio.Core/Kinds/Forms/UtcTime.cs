using System.Globalization;
using System.Text.RegularExpressions;

namespace DraftStudio.Core.Kinds.Forms;

/// <summary>Moments as requests write them (RFC 3339) and as they are kept: in UTC, in one form.</summary>
public static partial class UtcTime
{
    private const string ToTheMinute = "yyyy-MM-dd HH:mm 'UTC'";
    private const string ToTheSecond = "yyyy-MM-dd HH:mm:ss 'UTC'";
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    /// <summary>The moment; null when it is none, or has no zone.</summary>
    public static DateTimeOffset? Parse(string text) =>
        WithZone().IsMatch(text)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : null;

    /// <summary>The one form: two texts are the same exactly when the moments are.</summary>
    public static string Write(DateTimeOffset time) => time.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>The moment for people, where their own zone is not known: <c>2026-01-01 08:30 UTC</c>.</summary>
    public static string Describe(DateTimeOffset time) =>
        time.UtcDateTime.ToString(time.Second == 0 ? ToTheMinute : ToTheSecond, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"\A\d{4}-\d\d-\d\d[Tt]\d\d:\d\d(:\d\d(\.\d{1,7})?)?([Zz]|[+-]\d\d:\d\d)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex WithZone();
}
