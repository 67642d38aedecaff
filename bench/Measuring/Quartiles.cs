using System.Globalization;

namespace DraftStudio.Bench.Measuring;

/// <summary>The middle of many measurements, and the middle of either half.</summary>
internal sealed record Quartiles(double Low, double Median, double High)
{
    public static Quartiles Of(IReadOnlyCollection<double> values) =>
        new(Percentile(values, 0.25), Percentile(values, 0.5), Percentile(values, 0.75));

    /// <summary>The value below which this part of the values lies, between two of them where it falls between.</summary>
    public static double Percentile(IReadOnlyCollection<double> values, double part)
    {
        if (values.Count == 0)
        {
            return double.NaN;
        }

        var sorted = values.Order().ToArray();
        var at = part * (sorted.Length - 1);
        var below = (int)Math.Floor(at);
        var above = int.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((at - below) * (sorted[above] - sorted[below]));
    }

    /// <summary>Three digits that matter, whatever the size.</summary>
    public static string Show(double value) =>
        double.Abs(value) switch
        {
            >= 100 => value.ToString("#,0", CultureInfo.InvariantCulture),
            >= 10 => value.ToString("0.#", CultureInfo.InvariantCulture),
            >= 0.1 => value.ToString("0.##", CultureInfo.InvariantCulture),
            _ => value.ToString("0.####", CultureInfo.InvariantCulture),
        };

    public override string ToString() => $"{Show(Median)} ({Show(Low)}–{Show(High)})";
}
