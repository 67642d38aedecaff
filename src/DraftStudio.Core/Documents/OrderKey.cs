namespace DraftStudio.Core.Documents;

/// <summary>Fractional order keys: compared ordinally, there is always one between two others; ties are broken by id.</summary>
public static class OrderKey
{
    /// <summary>A key after <paramref name="before"/> and before <paramref name="after"/>; null is the end of that side.</summary>
    /// <exception cref="ArgumentException">The keys are not in order, or one is not an order key.</exception>
    public static string Between(string? before, string? after) => throw new NotImplementedException();
}
