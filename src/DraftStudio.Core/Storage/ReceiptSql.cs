using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Storage;

/// <summary>Receipts to and from rows.</summary>
internal static class ReceiptSql
{
    private const string Find =
        "select r.workspace, r.operation, r.caller, r.\"key\", r.request_hash, r.status, r.etag, r.location, r.at, "
        + "r.body, r.body_blob, b.stored, b.compressed, b.length from receipts r "
        + "left join blobs b on b.workspace = r.workspace and b.hash = r.body_blob "
        + "where r.workspace = @workspace and r.operation = @operation and r.\"key\" = @key and r.caller = @caller";

    private const string Has =
        "select 1 from receipts where workspace = @workspace and operation = @operation and \"key\" = @key limit 1";

    private const string Insert =
        "insert into receipts (workspace, operation, caller, \"key\", request_hash, status, etag, location, body, "
        + "body_blob, at) values (@workspace, @operation, @caller, @key, @request_hash, @status, @etag, @location, "
        + "@body, @body_blob, @at)";

    public static async Task<Receipt?> FindAsync(
        StoreConnection connection,
        WorkspaceId workspace,
        string operation,
        UserId caller,
        string key,
        CancellationToken cancellationToken
    )
    {
        await LockAsync(connection, workspace, operation, key, cancellationToken);
        return await connection
            .Sql(Find)
            .With("@workspace", workspace.Value)
            .With("@operation", operation)
            .With("@key", key)
            .With("@caller", caller.Value)
            .FirstAsync(Read, cancellationToken);
    }

    public static async Task<bool> HasAsync(
        StoreConnection connection,
        WorkspaceId workspace,
        string operation,
        string key,
        CancellationToken cancellationToken
    )
    {
        await LockAsync(connection, workspace, operation, key, cancellationToken);
        return await connection
            .Sql(Has)
            .With("@workspace", workspace.Value)
            .With("@operation", operation)
            .With("@key", key)
            .AnyAsync(cancellationToken);
    }

    public static async Task InsertAsync(
        StoreConnection connection,
        Receipt receipt,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var (body, blob) = await BlobSql.StoreAsync(
            connection,
            receipt.Workspace,
            receipt.Body,
            now,
            cancellationToken
        );
        await connection
            .Sql(Insert)
            .With("@workspace", receipt.Workspace.Value)
            .With("@operation", receipt.Operation)
            .With("@caller", receipt.Caller.Value)
            .With("@key", receipt.Key)
            .With("@request_hash", receipt.RequestHash.ToArray())
            .With("@status", receipt.Status)
            .With("@etag", receipt.ETag)
            .With("@location", receipt.Location)
            .With("@body", body)
            .With("@body_blob", blob)
            .With("@at", receipt.At)
            .ExecuteAsync(cancellationToken);
    }

    // Two units with one key must not pass each other by: the second waits for the first to end, and sees its receipt.
    private static Task LockAsync(
        StoreConnection connection,
        WorkspaceId workspace,
        string operation,
        string key,
        CancellationToken cancellationToken
    ) => AdvisoryLock.TakeAsync(connection, $"receipt {workspace} {operation} {key}", cancellationToken);

    private static Receipt Read(RowReader row) =>
        new()
        {
            Workspace = new WorkspaceId(row.Id(0)),
            Operation = row.Text(1),
            Caller = new UserId(row.Id(2)),
            Key = row.Text(3),
            RequestHash = row.Hash(4),
            Status = row.Int(5),
            ETag = row.TextOrNull(6),
            Location = row.TextOrNull(7),
            At = row.Time(8),
            Body = BlobSql.Read(row, 9),
        };
}
