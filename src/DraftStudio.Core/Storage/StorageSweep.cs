using DraftStudio.Core.Access;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Documents;
using Microsoft.Extensions.Logging;

namespace DraftStudio.Core.Storage;

/// <summary>
/// Removes what nothing needs any more: receipts after two days; blobs that nobody touched for a day and nothing refers to;
/// resources that a draft made and nothing refers to, with their secrets. Looking happens beside the work, removing in the
/// write queue, a few at a time.
/// </summary>
public sealed partial class StorageSweep : IAsyncDisposable
{
    private const int MostAtOnce = 10_000;
    private const int MostInUnit = 100;
    private static readonly TimeSpan First = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Every = TimeSpan.FromHours(6);
    private static readonly TimeSpan ReceiptsAreKept = TimeSpan.FromDays(2);
    private static readonly TimeSpan UnusedIsKept = TimeSpan.FromDays(1);
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(10);

    private readonly CancellationTokenSource stopping = new();
    private readonly StudioDatabase database;
    private readonly WriteQueue queue;
    private readonly TimeProvider time;
    private readonly ILogger<StorageSweep> logger;
    private Task sweeping = Task.CompletedTask;

    internal StorageSweep(StudioDatabase database, WriteQueue queue, TimeProvider time, ILogger<StorageSweep> logger)
    {
        this.database = database;
        this.queue = queue;
        this.time = time;
        this.logger = logger;
    }

    /// <summary>Sweeps every workspace once.</summary>
    public async Task<SweptRows> RunOnceAsync(CancellationToken cancellationToken)
    {
        var receipts = await queue.RunAsync(
            (unit, token) => SweepSql.DeleteReceiptsAsync(unit.Connection, time.GetUtcNow() - ReceiptsAreKept, token),
            cancellationToken
        );
        var (blobs, resources) = (0, 0);
        foreach (var workspace in await database.ReadAsync(SweepSql.ListWorkspacesAsync, cancellationToken))
        {
            var swept = await SweepAsync(workspace, cancellationToken);
            blobs += swept.Blobs;
            resources += swept.Resources;
        }

        Log.Swept(logger, receipts, blobs, resources);
        return new SweptRows(receipts, blobs, resources);
    }

    public async ValueTask DisposeAsync()
    {
        if (!stopping.IsCancellationRequested)
        {
            await stopping.CancelAsync();
            await sweeping;
        }
    }

    /// <summary>Begins to sweep a few times a day.</summary>
    internal void Start() => sweeping = SweepAsync(stopping.Token);

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        var pause = First;
        while (true)
        {
            await Task.Delay(pause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (cancellationToken.IsCancellationRequested)
            {
                return;
            }

            pause = Every;
            try
            {
                await RunOnceAsync(cancellationToken);
            }
#pragma warning disable CA1031 // What was not swept now is swept next time.
            catch (Exception thrown)
#pragma warning restore CA1031
            {
                // Stopped in its midst, it may fail with anything: the next start goes on.
                if (cancellationToken.IsCancellationRequested)
                {
                    return;
                }

                Log.NotSwept(logger, thrown);
            }
        }
    }

    private async Task<(int Blobs, int Resources)> SweepAsync(
        WorkspaceId workspace,
        CancellationToken cancellationToken
    )
    {
        var begun = time.GetUtcNow();
        var before = begun - UnusedIsKept;
        var (blobs, resources) = await database.ReadAsync(
            async (connection, token) =>
                (
                    await SweepSql.FindOldBlobsAsync(connection, workspace, before, MostAtOnce, token),
                    await SweepSql.FindOldResourcesAsync(connection, workspace, before, MostAtOnce, token)
                ),
            cancellationToken
        );
        await KeepReferredAsync(workspace, blobs, resources, cancellationToken);
        var sweptBlobs = 0;
        foreach (var chunk in blobs.Chunk(MostInUnit))
        {
            sweptBlobs += await queue.RunAsync(
                (unit, token) => RemoveBlobsAsync(unit, workspace, chunk, before, token),
                cancellationToken
            );
        }

        var sweptResources = 0;
        foreach (var chunk in resources.Chunk(MostInUnit))
        {
            sweptResources += await queue.RunAsync(
                (unit, token) => RemoveResourcesAsync(unit, workspace, chunk, before, begun - Overlap, token),
                cancellationToken
            );
        }

        return (sweptBlobs, sweptResources);
    }

    /// <summary>Takes out of the candidates what a row names, and what a document or a list of changes mentions.</summary>
    private async Task KeepReferredAsync(
        WorkspaceId workspace,
        HashSet<ContentHash> blobs,
        HashSet<Guid> resources,
        CancellationToken cancellationToken
    )
    {
        if (blobs.Count == 0 && resources.Count == 0)
        {
            return;
        }

        blobs.ExceptWith(
            await database.ReadAsync(
                (connection, token) => SweepSql.ListNamedByReceiptsAsync(connection, workspace, token),
                cancellationToken
            )
        );
        var named = await database.ReadAsync(
            (connection, token) => SweepSql.ListNamedAsync(connection, workspace, token),
            cancellationToken
        );
        blobs.ExceptWith(named);
        foreach (var hash in named)
        {
            var json = await database.ReadAsync(
                (connection, token) => BlobSql.ReadAsync(connection, workspace, hash, token),
                cancellationToken
            );
            MentionScan.Keep(json.GetValueOrDefault().Span, blobs, resources);
        }

        await KeepChangedAsync(workspace, blobs, resources, cancellationToken);
    }

    private async Task KeepChangedAsync(
        WorkspaceId workspace,
        HashSet<ContentHash> blobs,
        HashSet<Guid> resources,
        CancellationToken cancellationToken
    )
    {
        var last = (Draft: Guid.Empty, Version: 0);
        while (true)
        {
            var page = await database.ReadAsync(
                (connection, token) => SweepSql.ReadOperationsAsync(connection, workspace, last, token),
                cancellationToken
            );
            if (page.IsEmpty)
            {
                break;
            }

            foreach (var (draft, version, changes) in page)
            {
                MentionScan.Keep(changes, blobs, resources);
                last = (draft, version);
            }
        }

        var lastProposal = Guid.Empty;
        while (true)
        {
            var page = await database.ReadAsync(
                (connection, token) => SweepSql.ReadProposalsAsync(connection, workspace, lastProposal, token),
                cancellationToken
            );
            if (page.IsEmpty)
            {
                return;
            }

            foreach (var (id, changes) in page)
            {
                MentionScan.Keep(changes, blobs, resources);
                lastProposal = id;
            }
        }
    }

    private static async Task<int> RemoveBlobsAsync(
        WriteUnit unit,
        WorkspaceId workspace,
        ContentHash[] hashes,
        DateTimeOffset before,
        CancellationToken cancellationToken
    )
    {
        var removed = 0;
        foreach (var hash in hashes)
        {
            removed += await SweepSql.DeleteBlobAsync(unit.Connection, workspace, hash, before, cancellationToken);
        }

        return removed;
    }

    private static async Task<int> RemoveResourcesAsync(
        WriteUnit unit,
        WorkspaceId workspace,
        Guid[] ids,
        DateTimeOffset before,
        DateTimeOffset since,
        CancellationToken cancellationToken
    )
    {
        // Somebody may have chosen one by its id while the others were looked through.
        var unused = ids.ToHashSet();
        foreach (var changes in await SweepSql.ReadLateAsync(unit.Connection, workspace, since, cancellationToken))
        {
            MentionScan.Keep(changes.Span, [], unused);
        }

        var keys = unused.Select(static id => new ResourceId(id)).ToArray();
        unit.WipedSecrets = true;
        await CatalogSql.WipeSecretsAsync(unit.Connection, workspace, keys, cancellationToken);
        var removed = 0;
        foreach (var id in unused)
        {
            removed += await SweepSql.DeleteResourceAsync(unit.Connection, workspace, id, before, cancellationToken);
        }

        return removed;
    }

    private static partial class Log
    {
        [LoggerMessage(
            1,
            LogLevel.Information,
            "Swept {Receipts} receipts, {Blobs} blobs, {Resources} resources that nothing needs."
        )]
        public static partial void Swept(ILogger logger, int receipts, int blobs, int resources);

        [LoggerMessage(2, LogLevel.Error, "The sweep did not end.")]
        public static partial void NotSwept(ILogger logger, Exception thrown);
    }
}
