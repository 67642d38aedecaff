using DraftStudio.Bench.Measuring;

namespace DraftStudio.Bench.Rows;

/// <summary>Something that is measured: one line of the table or a few that share their arms.</summary>
internal abstract class BenchRow
{
    /// <summary>The word for the command line.</summary>
    public abstract string Name { get; }

    /// <summary>What it is, for the list of rows.</summary>
    public abstract string Description { get; }

    public abstract Task<IReadOnlyList<Figure>> MeasureAsync(BenchOptions options, CancellationToken cancellationToken);
}
