using Microsoft.EntityFrameworkCore;

namespace DraftStudio.Core.Storage.Postgres;

/// <summary>A transaction a unit, read committed; run again after a serialization failure or a deadlock.</summary>
internal sealed class PostgresWriteQueue(
    PostgresServer server,
    DocumentCache documents,
    CommitEffects effects,
    TimeProvider time
) : WriteQueue
{
    private const int MostTries = 6;
    private readonly TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override async Task<T> RunAsync<T>(
        Func<WriteUnit, CancellationToken, Task<T>> work,
        CancellationToken cancellationToken
    )
    {
        await started.Task.WaitAsync(cancellationToken);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryRunAsync(work, cancellationToken);
            }
            catch (Exception thrown) when (attempt < MostTries && PostgresFaults.IsWorthAnotherTry(thrown))
            {
                // Units that met must not meet again at once.
                var pause = TimeSpan.FromMilliseconds(Random.Shared.Next(2, 10 << attempt));
                await Task.Delay(pause, time, CancellationToken.None);
            }
            catch (Exception thrown) when (PostgresFaults.IsOutage(thrown))
            {
                throw PostgresFaults.Translate(thrown);
            }
        }
    }

    internal override void Start() => started.TrySetResult();

    public override ValueTask DisposeAsync()
    {
        started.TrySetException(new StorageBusyException("The store is stopping.", null));
        return ValueTask.CompletedTask;
    }

    private async Task<T> TryRunAsync<T>(
        Func<WriteUnit, CancellationToken, Task<T>> work,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await server.Writing.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(CancellationToken.None);
        var staged = new StagedDocuments(documents);
        var unit = new WriteUnit(new PostgresStoreConnection(connection, locks: true), staged, CreateContext);
        T result;
        try
        {
            result = await work(unit, CancellationToken.None);
        }
        finally
        {
            await unit.CloseAsync();
        }

        if (unit.HasFailed)
        {
            await transaction.RollbackAsync(CancellationToken.None);
            return result;
        }

        await transaction.CommitAsync(CancellationToken.None);
        staged.Settle();
        effects.Publish(unit);
        return result;
    }

    private static PostgresStudioDbContext CreateContext(WriteUnit unit)
    {
        var db = new PostgresStudioDbContext(
            new DbContextOptionsBuilder<PostgresStudioDbContext>()
                .UseNpgsql(((PostgresStoreConnection)unit.Connection).Postgres)
                .Options
        )
        {
            Unit = unit,
        };
        // The queue's own transaction is open on the connection.
        db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        return db;
    }
}
