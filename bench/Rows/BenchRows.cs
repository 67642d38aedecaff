namespace DraftStudio.Bench.Rows;

/// <summary>All rows, in the order of the table.</summary>
internal static class BenchRows
{
    public static IReadOnlyList<BenchRow> All { get; } = [new MergeRow(), new CircuitMemoryRow()];
}
