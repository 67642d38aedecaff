namespace DraftStudio.Tests.Unit.Support.Databases;

/// <summary>A clock whose time of day stands still until it is told to move, while timers run as ever: work in the background goes on.</summary>
public sealed class HandDate : TimeProvider
{
    private long ticks = new DateTimeOffset(2026, 1, 15, 9, 0, 0, TimeSpan.Zero).UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    public void Advance(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);
}
