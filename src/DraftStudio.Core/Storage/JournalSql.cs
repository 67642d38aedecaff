using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Journal;

namespace DraftStudio.Core.Storage;

/// <summary>Journal entries to and from rows.</summary>
internal static class JournalSql
{
    private const string Columns =
        "workspace, id, event, kind, draft, artifact, from_version, to_version, actor, actor_name, client, request, "
        + "summary, details, at, seq, hash";

    internal const string Insert =
        "insert into journal (workspace, id, event, kind, draft, artifact, from_version, to_version, actor, actor_name, "
        + "client, request, summary, details, at, ordinal) values (@workspace, @id, @event, @kind, @draft, @artifact, "
        + "@from_version, @to_version, @actor, @actor_name, @client, @request, @summary, @details, @at, @ordinal)";

    private static long lastOrdinal;

    public static Task InsertAsync(
        StoreConnection connection,
        JournalEntry entry,
        CancellationToken cancellationToken
    ) =>
        connection
            .Sql(Insert)
            .With("@workspace", entry.Workspace.Value)
            .With("@id", entry.Id)
            .With("@event", entry.Event)
            .With("@kind", entry.Kind)
            .With("@draft", entry.Draft?.Value)
            .With("@artifact", entry.Artifact?.Value)
            .With("@from_version", entry.FromVersion)
            .With("@to_version", entry.ToVersion)
            .With("@actor", entry.Actor.Value)
            .With("@actor_name", entry.ActorName)
            .With("@client", entry.Client)
            .With("@request", entry.Request)
            .With("@summary", entry.Summary)
            .With("@details", entry.Details)
            .With("@at", entry.At)
            .With("@ordinal", NextOrdinal(entry.At))
            .ExecuteAsync(cancellationToken);

    private const string Find = $"select {Columns} from journal where workspace = @workspace and id = @id";

    // Ids begin with their time, so each workspace's newest are found by the key.
    private static readonly string Since =
        $"select {string.Join(", ", Columns.Split(", ").Select(static name => "j." + name))} from workspaces w "
        + "join journal j on j.workspace = w.id and j.id >= @since order by j.at, j.id limit @limit";

    private const string After =
        $"select {Columns} from journal where workspace = @workspace and seq > @seq order by seq limit @limit";

    private const string Unsealed =
        $"select {Columns} from journal where workspace = @workspace and seq is null "
        + "order by ordinal, id limit @limit";

    private const string WithUnsealed = "select distinct workspace from journal where seq is null";

    private const string Number =
        "update journal set seq = @seq, hash = @hash where workspace = @workspace and id = @id and seq is null";

    private const string Head = "select workspace, seq, hash from journal_chain where workspace = @workspace";

    private const string Heads = "select workspace, seq, hash from journal_chain";

    private const string SetHead =
        "insert into journal_chain (workspace, seq, hash, sealed_at) values (@workspace, @seq, @hash, @sealed_at) "
        + "on conflict (workspace) do update set seq = excluded.seq, hash = excluded.hash, sealed_at = excluded.sealed_at";

    public static Task<JournalEntry?> FindAsync(
        StoreConnection connection,
        WorkspaceId workspace,
        Guid id,
        CancellationToken cancellationToken
    ) => connection.Sql(Find).With("@workspace", workspace.Value).With("@id", id).FirstAsync(Read, cancellationToken);

    public static Task<ImmutableArray<JournalEntry>> ReadSinceAsync(
        StoreConnection connection,
        DateTimeOffset since,
        int limit,
        CancellationToken cancellationToken
    ) => connection.Sql(Since).With("@since", FirstIdAt(since)).With("@limit", limit).AllAsync(Read, cancellationToken);

    public static Task<ImmutableArray<JournalEntry>> ReadAfterAsync(
        StoreConnection connection,
        WorkspaceId workspace,
        long seq,
        int limit,
        CancellationToken cancellationToken
    ) =>
        connection
            .Sql(After)
            .With("@workspace", workspace.Value)
            .With("@seq", seq)
            .With("@limit", limit)
            .AllAsync(Read, cancellationToken);

    public static async Task<Page<JournalEntry>> ListAsync(
        StoreConnection connection,
        JournalQuery query,
        CancellationToken cancellationToken
    )
    {
        var cursor = Pages.Start(query.Cursor, CursorOrder.Number);
        var sql = new StringBuilder($"select {Columns} from journal where workspace = @workspace and seq is not null")
            .Append(query.Kind is null ? "" : " and kind = @kind")
            .Append(query.Draft is null ? "" : " and draft = @draft")
            .Append(query.Artifact is null ? "" : " and artifact = @artifact")
            .Append(query.Actor is null ? "" : " and actor = @actor")
            .Append(string.IsNullOrEmpty(query.EventPrefix) ? "" : @" and event like @event escape '\'")
            .Append(cursor is null ? "" : " and seq < @before")
            .Append(" order by seq desc limit @limit");
        var statement = connection.Sql(sql.ToString()).With("@workspace", query.Workspace.Value);
        if (query.Kind is not null)
        {
            statement.With("@kind", query.Kind);
        }

        if (query.Draft is { } draft)
        {
            statement.With("@draft", draft.Value);
        }

        if (query.Artifact is { } artifact)
        {
            statement.With("@artifact", artifact.Value);
        }

        if (query.Actor is { } actor)
        {
            statement.With("@actor", actor.Value);
        }

        if (!string.IsNullOrEmpty(query.EventPrefix))
        {
            statement.With("@event", FoldedText.Escape(query.EventPrefix) + "%");
        }

        if (cursor is { } last)
        {
            statement.With("@before", last.Number);
        }

        var found = await statement.With("@limit", query.Limit + 1).AllAsync(Read, cancellationToken);
        return Pages.Of(found, query.Limit, static entry => Cursor.Of(entry.Seq ?? 0));
    }

    public static Task<ImmutableArray<JournalEntry>> ReadUnsealedAsync(
        StoreConnection connection,
        WorkspaceId workspace,
        int limit,
        CancellationToken cancellationToken
    ) =>
        connection
            .Sql(Unsealed)
            .With("@workspace", workspace.Value)
            .With("@limit", limit)
            .AllAsync(Read, cancellationToken);

    public static Task<ImmutableArray<WorkspaceId>> FindUnsealedAsync(
        StoreConnection connection,
        CancellationToken cancellationToken
    ) => connection.Sql(WithUnsealed).AllAsync(static row => new WorkspaceId(row.Id(0)), cancellationToken);

    public static Task SealAsync(
        StoreConnection connection,
        JournalEntry entry,
        long seq,
        byte[] hash,
        CancellationToken cancellationToken
    ) =>
        connection
            .Sql(Number)
            .With("@seq", seq)
            .With("@hash", hash)
            .With("@workspace", entry.Workspace.Value)
            .With("@id", entry.Id)
            .ExecuteAsync(cancellationToken);

    public static Task<ChainHead?> FindHeadAsync(
        StoreConnection connection,
        WorkspaceId workspace,
        CancellationToken cancellationToken
    ) => connection.Sql(Head).With("@workspace", workspace.Value).FirstAsync(ReadHead, cancellationToken);

    public static Task<ImmutableArray<ChainHead>> ListHeadsAsync(
        StoreConnection connection,
        CancellationToken cancellationToken
    ) => connection.Sql(Heads).AllAsync(ReadHead, cancellationToken);

    public static Task SetHeadAsync(
        StoreConnection connection,
        ChainHead head,
        DateTimeOffset sealedAt,
        CancellationToken cancellationToken
    ) =>
        connection
            .Sql(SetHead)
            .With("@workspace", head.Workspace.Value)
            .With("@seq", head.Seq)
            .With("@hash", head.Hash)
            .With("@sealed_at", sealedAt)
            .ExecuteAsync(cancellationToken);

    /// <summary>Grows within this process, and follows the time among several.</summary>
    private static long NextOrdinal(DateTimeOffset at)
    {
        var now = Microseconds.Of(at);
        while (true)
        {
            var last = Interlocked.Read(ref lastOrdinal);
            var next = Math.Max(last + 1, now);
            if (Interlocked.CompareExchange(ref lastOrdinal, next, last) == last)
            {
                return next;
            }
        }
    }

    /// <summary>The least UUIDv7 of a time.</summary>
    private static Guid FirstIdAt(DateTimeOffset time)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, time.ToUnixTimeMilliseconds() << 16);
        return new Guid(bytes, bigEndian: true);
    }

    private static ChainHead ReadHead(RowReader row) => new(new WorkspaceId(row.Id(0)), row.Long(1), row.Bytes(2));

    private static JournalEntry Read(RowReader row) =>
        new()
        {
            Workspace = new WorkspaceId(row.Id(0)),
            Id = row.Id(1),
            Event = row.Text(2),
            Kind = row.TextOrNull(3),
            Draft = row.IdOrNull(4) is { } draft ? new DraftId(draft) : null,
            Artifact = row.IdOrNull(5) is { } artifact ? new ArtifactId(artifact) : null,
            FromVersion = row.IntOrNull(6),
            ToVersion = row.IntOrNull(7),
            Actor = new UserId(row.Id(8)),
            ActorName = row.Text(9),
            Client = row.TextOrNull(10),
            Request = row.TextOrNull(11),
            Summary = row.Text(12),
            Details = row.TextOrNull(13),
            At = row.Time(14),
            Seq = row.LongOrNull(15),
            Hash = row.BytesOrNull(16),
        };
}
