namespace DraftStudio.Web.Features.Demo;

/// <summary>The time at which the demo's people did what they did. It only goes forward, a moment at each look.</summary>
internal sealed class DemoClock(DateTimeOffset start) : TimeProvider
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(20);

    private DateTimeOffset now = start;

    public void MoveTo(DateTimeOffset at) => now = at > now ? at : now;

    public override DateTimeOffset GetUtcNow() => now += Moment;
}
