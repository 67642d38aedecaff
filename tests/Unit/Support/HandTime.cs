namespace DraftStudio.Tests.Unit.Support;

/// <summary>A clock that moves when it is told to.</summary>
internal sealed class HandTime : TimeProvider
{
    private DateTimeOffset now = new(2026, 1, 15, 9, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public void Advance(TimeSpan by) => now += by;
}
