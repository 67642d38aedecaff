using System.Collections.Immutable;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Storage;

/// <summary>What the sweep asks: what is old, what refers to what, and away with it.</summary>
internal static class SweepSql
{
    private const int PageSize = 200;

    private const string Workspaces = "select id from workspaces";

    /// <summary>But for those that tell where a form's draft was made: a draft's key never expires.</summary>
    private const string OldReceipts =
        "delete from receipts where at < @before and not (operation like '%.draft' and location is not null)";

    private const string OldBlobs =
        "select hash from blobs where workspace = @workspace and touched_at < @before limit @limit";

    private const string OldResources =
        "select id from resources where workspace = @workspace and not listed and touched_at < @before limit @limit";

    // The blobs that rows name: documents and lists of changes are read for what they mention in their turn.
    private const string Named =
        "select snapshot from drafts where workspace = @workspace and snapshot is not null "
        + "union select base_snapshot from drafts where workspace = @workspace and base_snapshot is not null "
        + "union select head_snapshot from artifacts where workspace = @workspace and head_snapshot is not null "
        + "union select snapshot from revisions where workspace = @workspace and snapshot is not null "
        + "union select changes_blob from operations where workspace = @workspace and changes_blob is not null "
        + "union select changes_blob from proposals where workspace = @workspace and changes_blob is not null";

    private const string NamedByReceipts =
        "select body_blob from receipts where workspace = @workspace and body_blob is not null";

    private const string Operations =
        "select draft, version, changes from operations where workspace = @workspace and changes is not null "
        + "and (draft, version) > (@draft, @version) order by draft, version limit @limit";

    private const string Proposals =
        "select id, changes from proposals where workspace = @workspace and changes is not null and id > @id "
        + "order by id limit @limit";

    private const string LateOperations =
        "select o.changes, o.changes_blob, b.stored, b.compressed, b.length from drafts d "
        + "join operations o on o.workspace = d.workspace and o.draft = d.id "
        + "left join blobs b on b.workspace = o.workspace and b.hash = o.changes_blob "
        + "where d.workspace = @workspace and d.updated_at >= @since and o.at >= @since";

    private const string LateProposals =
        "select p.changes, p.changes_blob, b.stored, b.compressed, b.length from proposals p "
        + "left join blobs b on b.workspace = p.workspace and b.hash = p.changes_blob "
        + "where p.workspace = @workspace and p.created_at >= @since";

    private const string DeleteBlob =
        "delete from blobs where workspace = @workspace and hash = @hash and touched_at < @before";

    private const string DeleteResource =
        "delete from resources where workspace = @workspace and id = @id and not listed and touched_at < @before";

    public static Task<ImmutableArray<WorkspaceId>> ListWorkspacesAsync(
        StoreConnection connection,
        CancellationToken cancellationToken
    ) => connection.Sql(Workspaces).AllAsync(static row => new WorkspaceId(row.Id(0)), cancellationToken);

    public static Task<int> DeleteReceiptsAsync(
        StoreConnection connection,
        DateTimeOffset before,
        CancellationToken cancellationToken
    ) => connection.Sql(OldReceipts).With("@before", before).ExecuteAsync(cancellationToken);

    public static async Task<HashSet<ContentHash>> FindOldBlobsAsync(
        StoreConnection connection,
        WorkspaceId workspace,
        DateTimeOffset before,
        int limit,
        CancellationToken cancellationToken
    ) =>
        [
            .. await connection
                .Sql(OldBlobs)
                .With("@workspace", workspace.Value)
                .With("@before", before)
                .With("@limit", limit)
                .AllAsync(static row => row.Hash(0), cancellationToken),
        ];

    public static async Task<HashSet<Guid>> FindOldResourcesAsync(
        StoreConnection connection,
        WorkspaceId workspace,
        DateTimeOffset before,
        int limit,
        CancellationToken cancellationToken
    ) =>
        [
            .. await connection
                .Sql(OldResources)
                .With("@workspace", workspace.Value)
                .With("@before", before)
                .With("@limit", limit)
                .AllAsync(static row => row.Id(0), cancellationToken),
        ];

    public static Task<ImmutableArray<ContentHash>> ListNamedAsync(
        StoreConnection connection,
        WorkspaceId workspace,
        CancellationToken cancellationToken
    ) =>
        connection
            .Sql(Named)
            .With("@workspace", workspace.Value)
            .AllAsync(static row => row.Hash(0), cancellationToken);

    public static Task<ImmutableArray<ContentHash>> ListNamedByReceiptsAsync(
        StoreConnection connection,
        WorkspaceId workspace,
        CancellationToken cancellationToken
    ) =>
        connection
            .Sql(NamedByReceipts)
            .With("@workspace", workspace.Value)
            .AllAsync(static row => row.Hash(0), cancellationToken);

    /// <summary>The next lists of changes that stand in rows of operations; empty at the end.</summary>
    public static Task<ImmutableArray<(Guid Draft, int Version, byte[] Changes)>> ReadOperationsAsync(
        StoreConnection connection,
        WorkspaceId workspace,
        (Guid Draft, int Version) after,
        CancellationToken cancellationToken
    ) =>
        connection
            .Sql(Operations)
            .With("@workspace", workspace.Value)
            .With("@draft", after.Draft)
            .With("@version", after.Version)
            .With("@limit", PageSize)
            .AllAsync(static row => (row.Id(0), row.Int(1), row.Bytes(2)), cancellationToken);

    /// <summary>The next lists of changes that stand in rows of proposals; empty at the end.</summary>
    public static Task<ImmutableArray<(Guid Id, byte[] Changes)>> ReadProposalsAsync(
        StoreConnection connection,
        WorkspaceId workspace,
        Guid after,
        CancellationToken cancellationToken
    ) =>
        connection
            .Sql(Proposals)
            .With("@workspace", workspace.Value)
            .With("@id", after)
            .With("@limit", PageSize)
            .AllAsync(static row => (row.Id(0), row.Bytes(1)), cancellationToken);

    /// <summary>The lists of changes that were written since.</summary>
    public static async Task<ImmutableArray<ReadOnlyMemory<byte>>> ReadLateAsync(
        StoreConnection connection,
        WorkspaceId workspace,
        DateTimeOffset since,
        CancellationToken cancellationToken
    )
    {
        var operations = await connection
            .Sql(LateOperations)
            .With("@workspace", workspace.Value)
            .With("@since", since)
            .AllAsync(static row => BlobSql.Read(row, 0), cancellationToken);
        var proposals = await connection
            .Sql(LateProposals)
            .With("@workspace", workspace.Value)
            .With("@since", since)
            .AllAsync(static row => BlobSql.Read(row, 0), cancellationToken);
        return [.. operations, .. proposals];
    }

    public static Task<int> DeleteBlobAsync(
        StoreConnection connection,
        WorkspaceId workspace,
        ContentHash hash,
        DateTimeOffset before,
        CancellationToken cancellationToken
    ) =>
        connection
            .Sql(DeleteBlob)
            .With("@workspace", workspace.Value)
            .With("@hash", hash.ToArray())
            .With("@before", before)
            .ExecuteAsync(cancellationToken);

    public static Task<int> DeleteResourceAsync(
        StoreConnection connection,
        WorkspaceId workspace,
        Guid id,
        DateTimeOffset before,
        CancellationToken cancellationToken
    ) =>
        connection
            .Sql(DeleteResource)
            .With("@workspace", workspace.Value)
            .With("@id", id)
            .With("@before", before)
            .ExecuteAsync(cancellationToken);
}
