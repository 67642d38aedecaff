using System.Globalization;

namespace DraftStudio.Core.Kinds.Releases;

/// <summary>
/// A release's version and description. They stand in its revision's message, as a commit's subject and body do; a
/// revision whose message has no version in its first line is no release: it changed what is the workflow's own.
/// </summary>
internal sealed record ReleaseName(int Major, int Minor, int Patch, string? Description)
{
    public static readonly ReleaseName First = new(1, 0, 0, null);

    public string Version => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Patch}");

    public ReleaseName Next => new(Major, Minor, Patch + 1, null);

    public string ToMessage() => Description is null ? Version : Version + "\n" + Description;

    public static ReleaseName? OfMessage(string message)
    {
        var end = message.IndexOf('\n', StringComparison.Ordinal);
        return OfVersion(end < 0 ? message : message[..end]) is { } name
            ? name with
            {
                Description = end < 0 ? null : message[(end + 1)..],
            }
            : null;
    }

    /// <summary>Three numbers without leading zeros, with dots between; null for anything else.</summary>
    public static ReleaseName? OfVersion(string version) =>
        version.Split('.') is [var major, var minor, var patch]
        && Number(major) is { } first
        && Number(minor) is { } second
        && Number(patch) is { } third
            ? new ReleaseName(first, second, third, null)
            : null;

    /// <summary>Whether it may follow the other one; anything may be the first.</summary>
    public bool ComesAfter(ReleaseName? other) =>
        other is null || (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch)) > 0;

    private static int? Number(string text) =>
        (text.Length == 1 || (text.Length is > 1 and < 10 && text[0] != '0'))
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
