namespace DraftStudio.Bench.Measuring;

/// <summary>One line of the table.</summary>
internal sealed record Figure
{
    /// <summary>What was measured.</summary>
    public required string Measure { get; init; }

    /// <summary>What it was measured against.</summary>
    public required string Against { get; init; }

    /// <summary>Where the data lay, when it matters.</summary>
    public string Place { get; init; } = "–";

    public required Quartiles Value { get; init; }

    /// <summary>Null for a line that is printed beside others.</summary>
    public Goal? Goal { get; init; }

    /// <summary>Absolute numbers of this machine: printed, never compared.</summary>
    public string Absolute { get; init; } = "";
}
