using System.Collections.Concurrent;
using DraftStudio.Core.Access;

namespace DraftStudio.Web.Api;

/// <summary>Lets one request with a key work at a time in this process; the others wait for it.</summary>
public sealed class RequestGate(TimeProvider time)
{
    private readonly ConcurrentDictionary<Slot, TaskCompletionSource> atWork = new();

    /// <summary>Who asks for what with which key.</summary>
    public readonly record struct Slot(WorkspaceId Workspace, string Operation, UserId Caller, string Key);

    /// <summary>True when the slot is the caller's now; it must <see cref="Leave"/>.</summary>
    public bool TryEnter(Slot slot) =>
        atWork.TryAdd(slot, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    public void Leave(Slot slot)
    {
        if (atWork.TryRemove(slot, out var done))
        {
            done.SetResult();
        }
    }

    /// <summary>True when whoever is in the slot has left it, false when <paramref name="patience"/> ran out first.</summary>
    public async Task<bool> WaitAsync(Slot slot, TimeSpan patience, CancellationToken cancellationToken)
    {
        if (!atWork.TryGetValue(slot, out var done))
        {
            return true;
        }

        if (patience <= TimeSpan.Zero)
        {
            return false;
        }

        try
        {
            await done.Task.WaitAsync(patience, time, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
