using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using DraftStudio.Core.Access;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Storage;

/// <summary>The reads of drafts, wherever they are run.</summary>
internal abstract class DraftReader(SnapshotCache snapshots) : IDraftReader
{
    public abstract ICatalogReader Catalog { get; }

    protected SnapshotCache Snapshots { get; } = snapshots;

    public virtual Task<Draft?> FindDraftAsync(
        WorkspaceId workspace,
        DraftId draft,
        CancellationToken cancellationToken
    ) => ReadAsync((connection, token) => DraftSql.FindAsync(connection, workspace, draft, token), cancellationToken);

    public Task<Draft?> FindOpenDraftAsync(
        WorkspaceId workspace,
        string kind,
        ArtifactId artifact,
        string slot,
        CancellationToken cancellationToken
    ) =>
        ReadAsync(
            (connection, token) => DraftSql.FindOpenAsync(connection, workspace, kind, artifact, slot, token),
            cancellationToken
        );

    public Task<Page<Draft>> ListDraftsAsync(DraftQuery query, CancellationToken cancellationToken) =>
        ReadAsync((connection, token) => DraftSql.ListAsync(connection, query, token), cancellationToken);

    public Task<ImmutableArray<Operation>> ReadOperationsAsync(
        WorkspaceId workspace,
        DraftId draft,
        int after,
        int upTo,
        CancellationToken cancellationToken
    ) =>
        ReadAsync(
            (connection, token) => OperationSql.ReadBetweenAsync(connection, workspace, draft, after, upTo, token),
            cancellationToken
        );

    public Task<ImmutableArray<Operation>> ReadHistoryAsync(
        WorkspaceId workspace,
        DraftId draft,
        int before,
        int limit,
        CancellationToken cancellationToken
    ) =>
        ReadAsync(
            (connection, token) => OperationSql.ReadBeforeAsync(connection, workspace, draft, before, limit, token),
            cancellationToken
        );

    public Task<Proposal?> FindProposalAsync(
        WorkspaceId workspace,
        string kind,
        string key,
        CancellationToken cancellationToken
    ) =>
        ReadAsync(
            (connection, token) => ProposalSql.FindAsync(connection, workspace, kind, key, token),
            cancellationToken
        );

    public Task<ImmutableArray<Proposal>> ListProposalsAsync(
        WorkspaceId workspace,
        DraftId draft,
        CancellationToken cancellationToken
    ) =>
        ReadAsync((connection, token) => ProposalSql.ListAsync(connection, workspace, draft, token), cancellationToken);

    public Task<Page<PendingProposal>> ListPendingAsync(
        WorkspaceId workspace,
        string? cursor,
        int limit,
        CancellationToken cancellationToken
    ) =>
        ReadAsync(
            (connection, token) => ProposalSql.ListPendingAsync(connection, workspace, cursor, limit, token),
            cancellationToken
        );

    public Task<int> CountPendingAsync(WorkspaceId workspace, CancellationToken cancellationToken) =>
        ReadAsync(
            (connection, token) => ProposalSql.CountPendingAsync(connection, workspace, token),
            cancellationToken
        );

    public Task<Artifact?> FindArtifactAsync(
        WorkspaceId workspace,
        ArtifactId artifact,
        CancellationToken cancellationToken
    ) =>
        ReadAsync(
            (connection, token) => ArtifactSql.FindAsync(connection, workspace, artifact, token),
            cancellationToken
        );

    public Task<Page<Artifact>> ListArtifactsAsync(ArtifactQuery query, CancellationToken cancellationToken) =>
        ReadAsync((connection, token) => ArtifactSql.ListAsync(connection, query, token), cancellationToken);

    public Task<Revision?> FindRevisionAsync(
        WorkspaceId workspace,
        ArtifactId artifact,
        int number,
        CancellationToken cancellationToken
    ) =>
        ReadAsync(
            (connection, token) => ArtifactSql.FindRevisionAsync(connection, workspace, artifact, number, token),
            cancellationToken
        );

    public Task<ImmutableArray<Revision>> ListRevisionsAsync(
        WorkspaceId workspace,
        ArtifactId artifact,
        int? before,
        int limit,
        CancellationToken cancellationToken
    ) =>
        ReadAsync(
            (connection, token) =>
                ArtifactSql.ListRevisionsAsync(connection, workspace, artifact, before, limit, token),
            cancellationToken
        );

    public Task<ReadOnlyMemory<byte>?> ReadBlobAsync(
        WorkspaceId workspace,
        ContentHash blob,
        CancellationToken cancellationToken
    ) => ReadAsync((connection, token) => BlobSql.ReadAsync(connection, workspace, blob, token), cancellationToken);

    public Task<ImmutableDictionary<ContentHash, long>> MeasureBlobsAsync(
        WorkspaceId workspace,
        ImmutableArray<ContentHash> blobs,
        CancellationToken cancellationToken
    ) => ReadAsync((connection, token) => BlobSql.MeasureAsync(connection, workspace, blobs, token), cancellationToken);

    public Task<Receipt?> FindReceiptAsync(
        WorkspaceId workspace,
        string operation,
        UserId caller,
        string key,
        CancellationToken cancellationToken
    ) =>
        ReadAsync(
            (connection, token) => ReceiptSql.FindAsync(connection, workspace, operation, caller, key, token),
            cancellationToken
        );

    public Task<bool> HasReceiptAsync(
        WorkspaceId workspace,
        string operation,
        string key,
        CancellationToken cancellationToken
    ) =>
        ReadAsync(
            (connection, token) => ReceiptSql.HasAsync(connection, workspace, operation, key, token),
            cancellationToken
        );

    public Task<WorkspaceRules> ReadRulesAsync(WorkspaceId workspace, CancellationToken cancellationToken) =>
        ReadAsync((connection, token) => WorkspaceSql.ReadRulesAsync(connection, workspace, token), cancellationToken);

    public abstract bool TryRecall(DraftId draft, int version, [NotNullWhen(true)] out Document? document);

    public abstract void Remember(DraftId draft, int version, Document document);

    public bool TryRecall(
        WorkspaceId workspace,
        string kind,
        SnapshotId snapshot,
        [NotNullWhen(true)] out Document? document
    ) => Snapshots.TryGet((workspace, kind, snapshot), out document);

    public void Remember(WorkspaceId workspace, string kind, SnapshotId snapshot, Document document) =>
        Snapshots.Set((workspace, kind, snapshot), document);

    protected abstract Task<T> ReadAsync<T>(
        Func<StoreConnection, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken
    );
}
