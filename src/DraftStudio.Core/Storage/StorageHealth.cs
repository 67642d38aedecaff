using DraftStudio.Core.Access;

namespace DraftStudio.Core.Storage;

/// <summary>Whether the store can be read and written now. The answer is kept for two seconds, so that asking is cheap.</summary>
public sealed class StorageHealth : IDisposable
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly StudioDatabase database;
    private readonly WriteQueue queue;
    private readonly TimeProvider time;
    private (long At, bool Healthy)? last;

    internal StorageHealth(StudioDatabase database, WriteQueue queue, TimeProvider time)
    {
        this.database = database;
        this.queue = queue;
        this.time = time;
    }

    /// <summary>True when a row was read and, durably, written.</summary>
    public async Task<bool> CheckAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (last is not { } known || time.GetElapsedTime(known.At) > KeptFor)
            {
                last = known = (time.GetTimestamp(), await TryAsync(cancellationToken));
            }

            return known.Healthy;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private async Task<bool> TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            // The studio's own user is always there, and nobody else writes its row.
            var read = await database.ReadAsync(
                static (connection, token) =>
                    connection
                        .Sql("select 1 from users where id = @id")
                        .With("@id", UserId.Studio.Value)
                        .AnyAsync(token),
                cancellationToken
            );
            var written = await queue.RunAsync(
                static (unit, token) =>
                    unit
                        .Connection.Sql("update users set access_failed_count = 0 where id = @id")
                        .With("@id", UserId.Studio.Value)
                        .ExecuteAsync(token),
                cancellationToken
            );
            return read && written == 1;
        }
        catch (Exception thrown)
            when (thrown is StorageBusyException or StorageFullException or System.Data.Common.DbException)
        {
            return false;
        }
    }
}
