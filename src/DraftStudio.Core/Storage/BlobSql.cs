using System.Collections.Immutable;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Storage;

/// <summary>Blobs, and what is kept in a row while it is short and in a blob when it is not.</summary>
internal static class BlobSql
{
    private const int LongestInRow = 64 * 1024;
    private static readonly TimeSpan TouchEvery = TimeSpan.FromHours(1);

    private const string Put =
        "insert into blobs (workspace, hash, stored, compressed, length, touched_at) "
        + "values (@workspace, @hash, @stored, @compressed, @length, @now) "
        + "on conflict (workspace, hash) do update set touched_at = excluded.touched_at "
        + "where blobs.touched_at < @stale";

    private const string Find =
        "select hash, stored, compressed, length from blobs where workspace = @workspace and hash = @hash";

    private const string Measure = "select length from blobs where workspace = @workspace and hash = @hash";

    /// <summary>Stores a blob, or touches it when it is there.</summary>
    public static Task PutAsync(
        StoreConnection connection,
        WorkspaceId workspace,
        PreparedBlob blob,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) =>
        connection
            .Sql(Put)
            .With("@workspace", workspace.Value)
            .With("@hash", blob.Hash.ToArray())
            .With("@stored", blob.Stored)
            .With("@compressed", blob.IsCompressed)
            .With("@length", blob.Length)
            .With("@now", now)
            .With("@stale", now - TouchEvery)
            .ExecuteAsync(cancellationToken);

    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(
        StoreConnection connection,
        WorkspaceId workspace,
        ContentHash hash,
        CancellationToken cancellationToken
    )
    {
        var blob = await connection
            .Sql(Find)
            .With("@workspace", workspace.Value)
            .With("@hash", hash.ToArray())
            .FirstAsync(
                static row => new PreparedBlob(row.Hash(0), row.Bytes(1), row.Flag(2), row.Long(3)),
                cancellationToken
            );
        return blob?.Unpack();
    }

    public static async Task<ImmutableDictionary<ContentHash, long>> MeasureAsync(
        StoreConnection connection,
        WorkspaceId workspace,
        ImmutableArray<ContentHash> hashes,
        CancellationToken cancellationToken
    )
    {
        var lengths = ImmutableDictionary.CreateBuilder<ContentHash, long>();
        foreach (var hash in hashes.Distinct())
        {
            var found = await connection
                .Sql(Measure)
                .With("@workspace", workspace.Value)
                .With("@hash", hash.ToArray())
                .AllAsync(static row => row.Long(0), cancellationToken);
            if (found is [var length])
            {
                lengths.Add(hash, length);
            }
        }

        return lengths.ToImmutable();
    }

    /// <summary>Splits content into what stands in its row and the blob that holds it instead when it is long.</summary>
    public static async Task<(byte[]? InRow, byte[]? Blob)> StoreAsync(
        StoreConnection connection,
        WorkspaceId workspace,
        ReadOnlyMemory<byte> content,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        if (content.Length <= LongestInRow)
        {
            return (content.ToArray(), null);
        }

        var blob = PreparedBlob.Prepare(content);
        await PutAsync(connection, workspace, blob, now, cancellationToken);
        return (null, blob.Hash.ToArray());
    }

    public static Task<(byte[]? InRow, byte[]? Blob)> StoreAsync(
        StoreConnection connection,
        WorkspaceId workspace,
        ImmutableArray<Change> changes,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) =>
        changes.IsEmpty
            ? Task.FromResult<(byte[]?, byte[]?)>((null, null))
            : StoreAsync(connection, workspace, DocumentJson.WriteChanges(changes), now, cancellationToken);

    /// <summary>Reads content from five columns: in the row, then its blob's hash, stored bytes, whether compressed, length.</summary>
    public static ReadOnlyMemory<byte> Read(RowReader row, int column)
    {
        if (!row.IsNull(column))
        {
            return row.Bytes(column);
        }

        return row.IsNull(column + 1)
            ? ReadOnlyMemory<byte>.Empty
            : new PreparedBlob(
                row.Hash(column + 1),
                row.Bytes(column + 2),
                row.Flag(column + 3),
                row.Long(column + 4)
            ).Unpack();
    }

    public static ImmutableArray<Change> ReadChanges(RowReader row, int column)
    {
        var json = Read(row, column);
        return json.IsEmpty ? [] : DocumentJson.ReadChanges(json.Span);
    }
}
