using System.Diagnostics.CodeAnalysis;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Storage;

/// <summary>Drafts as they are committed, and the way to write them.</summary>
internal sealed class DraftStore(
    StudioDatabase database,
    WriteQueue queue,
    DocumentCache documents,
    SnapshotCache snapshots,
    ICatalogReader catalog,
    TimeProvider time
) : DraftReader(snapshots), IDraftStore
{
    public override ICatalogReader Catalog => catalog;

    public Task<Result<T>> WriteAsync<T>(
        Func<IDraftUnit, CancellationToken, Task<Result<T>>> work,
        CancellationToken cancellationToken
    ) =>
        queue.RunAsync(
            async (unit, token) =>
            {
                var result = await work(new DraftUnit(unit, Snapshots, time), token);
                if (result.Error is not null)
                {
                    unit.Fail();
                }

                return result;
            },
            cancellationToken
        );

    public override bool TryRecall(DraftId draft, int version, [NotNullWhen(true)] out Document? document) =>
        documents.TryGet(draft, version, out document);

    public override void Remember(DraftId draft, int version, Document document) =>
        documents.Set(draft, version, document);

    protected override Task<T> ReadAsync<T>(
        Func<StoreConnection, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken
    ) => database.ReadAsync(read, cancellationToken);
}
