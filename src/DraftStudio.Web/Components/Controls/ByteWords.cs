using System.Globalization;

namespace DraftStudio.Web.Components.Controls;

/// <summary>A number of bytes for people.</summary>
public static class ByteWords
{
    private static readonly string[] Units = ["bytes", "kB", "MB", "GB", "TB"];

    public static string Of(long bytes)
    {
        var (size, unit) = ((double)bytes, 0);
        while (size >= 1000 && unit < Units.Length - 1)
        {
            (size, unit) = (size / 1000, unit + 1);
        }

        var digits = unit == 0 || size >= 100 ? "0" : "0.#";
        return $"{size.ToString(digits, CultureInfo.InvariantCulture)} {Units[unit]}";
    }
}
