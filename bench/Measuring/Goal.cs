namespace DraftStudio.Bench.Measuring;

/// <summary>What a figure must hold: at least or at most a number.</summary>
internal sealed record Goal
{
    private Goal(double limit, bool least, string unit)
    {
        Limit = limit;
        IsLeast = least;
        Unit = unit;
    }

    public double Limit { get; }

    public bool IsLeast { get; }

    public string Unit { get; }

    public static Goal AtLeast(double limit, string unit = "×") => new(limit, least: true, unit);

    public static Goal AtMost(double limit, string unit = "×") => new(limit, least: false, unit);

    public bool IsMetBy(double figure) => IsLeast ? figure >= Limit : figure <= Limit;

    public override string ToString() => $"{(IsLeast ? '≥' : '≤')} {Quartiles.Show(Limit)} {Unit}";
}
