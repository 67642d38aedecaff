namespace DraftStudio.Bench.Rows;

/// <summary>All rows, in the order of the table.</summary>
internal static class BenchRows
{
    public static IReadOnlyList<BenchRow> All { get; } =
    [
        new HttpSavesRow(),
        new EngineSavesRow(),
        new SaveLatencyRow(),
        new LargeDocumentRow(),
        new CohortRow(),
        new ReleaseUpdateRow(),
        new ReleaseChangeRow(),
        new ReleaseMergeRow(),
        new GraphLayoutRow(),
        new MergeRow(),
        new CircuitMemoryRow(),
        new KeystrokeRow(),
        new CohortPageRow(),
        new OtherBrowserRow(),
        new GraphDragRow(),
        new ColdStartRow(),
    ];
}
