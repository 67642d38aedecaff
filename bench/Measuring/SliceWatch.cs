using System.Diagnostics;

namespace DraftStudio.Bench.Measuring;

/// <summary>Says when an arm's turn is over.</summary>
internal sealed class SliceWatch(TimeSpan slice)
{
    private readonly long begun = Stopwatch.GetTimestamp();

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(begun);

    public bool IsOver => Elapsed >= slice;
}
