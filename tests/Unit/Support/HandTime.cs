namespace DraftStudio.Tests.Unit.Support;

/// <summary>A clock that moves when it is told to, and rings its timers on the way.</summary>
internal sealed class HandTime : TimeProvider
{
    private readonly List<HandTimer> timers = [];
    private DateTimeOffset now = new(2026, 1, 15, 9, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public override long GetTimestamp() => now.Ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new HandTimer(this, callback, state);
        timer.Change(dueTime, period);
        lock (timers)
        {
            timers.Add(timer);
        }

        return timer;
    }

    public void Advance(TimeSpan by)
    {
        var until = now + by;
        while (true)
        {
            HandTimer? next;
            lock (timers)
            {
                next = timers.Where(timer => timer.Due <= until).MinBy(timer => timer.Due);
            }

            if (next is null)
            {
                now = until;
                return;
            }

            now = next.Due > now ? next.Due : now;
            next.Ring();
        }
    }

    private sealed class HandTimer(HandTime clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan period = Timeout.InfiniteTimeSpan;

        public DateTimeOffset Due { get; private set; } = DateTimeOffset.MaxValue;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            this.period = period;
            Due = dueTime == Timeout.InfiniteTimeSpan ? DateTimeOffset.MaxValue : clock.now + dueTime;
            return true;
        }

        public void Ring()
        {
            Due = period == Timeout.InfiniteTimeSpan ? DateTimeOffset.MaxValue : clock.now + period;
            callback(state);
        }

        public void Dispose()
        {
            Due = DateTimeOffset.MaxValue;
            lock (clock.timers)
            {
                clock.timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
