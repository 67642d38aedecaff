namespace DraftStudio.Core.Storage;

/// <summary>A unit of work in the queue, and the caller who waits for it.</summary>
internal abstract class WaitingUnit
{
    private const int Waiting = 0;
    private const int Begun = 1;
    private const int Withdrawn = 2;
    private int state;

    /// <summary>What the work threw; null when it returned.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Claims it for the writer; false when the caller has withdrawn it.</summary>
    public bool TryBegin() => Interlocked.CompareExchange(ref state, Begun, Waiting) == Waiting;

    protected bool TryWithdraw() => Interlocked.CompareExchange(ref state, Withdrawn, Waiting) == Waiting;

    /// <summary>Does the work. Never throws: what the work throws is the caller's, in <see cref="Failure"/>.</summary>
    public abstract Task RunAsync(WriteUnit unit);

    /// <summary>Answers the caller with what the work returned or threw.</summary>
    public abstract void Answer();

    /// <summary>Answers the caller that nothing was written.</summary>
    public abstract void Refuse(Exception reason);
}

/// <summary>A unit of work that returns a value.</summary>
internal sealed class WaitingUnit<T> : WaitingUnit
{
    private readonly TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Func<WriteUnit, CancellationToken, Task<T>> work;
    private readonly CancellationTokenRegistration withdrawal;
    private T result = default!; // Set by RunAsync before Answer reads it.

    public WaitingUnit(Func<WriteUnit, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        this.work = work;
        withdrawal = cancellationToken.UnsafeRegister(
            static (self, token) =>
            {
                var waiting = (WaitingUnit<T>)self!; // The state given below.
                if (waiting.TryWithdraw())
                {
                    waiting.answer.TrySetCanceled(token);
                }
            },
            this
        );
    }

    public Task<T> Task => answer.Task;

    public override async Task RunAsync(WriteUnit unit)
    {
        await withdrawal.DisposeAsync();
        try
        {
            result = await work(unit, CancellationToken.None);
        }
#pragma warning disable CA1031 // Whatever it is, it is rethrown to the caller, who waits on another thread.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            Failure = thrown;
        }
    }

    public override void Answer()
    {
        if (Failure is null)
        {
            answer.TrySetResult(result);
        }
        else
        {
            answer.TrySetException(Failure);
        }
    }

    public override void Refuse(Exception reason)
    {
        withdrawal.Dispose();
        answer.TrySetException(reason);
    }
}
