using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Storage;

/// <summary>Drafts to and from rows.</summary>
internal static class DraftSql
{
    private static readonly ImmutableArray<string> Names =
    [
        "workspace",
        "id",
        "kind",
        "artifact",
        "slot",
        "base_revision",
        "base_number",
        "base_snapshot",
        "snapshot",
        "snapshot_version",
        "version",
        "status",
        "owner",
        "title",
        "detail",
        "pending_proposals",
        "document_hash",
        "created_at",
        "updated_at",
        "updated_by",
        "search",
    ];

    /// <summary>The columns that <see cref="Read"/> reads, of the table <c>d</c>.</summary>
    public static readonly string Columns = string.Join(", ", Names.Select(static name => "d." + name));

    internal static readonly string Find =
        $"select {Columns} from drafts d where d.workspace = @workspace and d.id = @id";

    private static readonly string FindLocking = Find + " for update";

    private static readonly string FindOpen =
        $"select {Columns} from drafts d where d.workspace = @workspace and d.kind = @kind and d.artifact = @artifact "
        + "and d.slot = @slot and d.status in ('active', 'dormant')";

    private static readonly string FindOpenLocking = FindOpen + " for update";

    private static readonly string Insert =
        $"insert into drafts ({string.Join(", ", Names)}) "
        + $"values ({string.Join(", ", Names.Select(static name => "@" + name))}) on conflict do nothing";

    private const string Update =
        "update drafts set kind = @kind, artifact = @artifact, slot = @slot, base_revision = @base_revision, "
        + "base_number = @base_number, base_snapshot = @base_snapshot, status = @status, owner = @owner, "
        + "version = @version, title = @title, detail = @detail, search = @search, document_hash = @document_hash, "
        + "updated_at = @updated_at, updated_by = @updated_by "
        + "where workspace = @workspace and id = @id and version = @expected";

    /// <summary>For a step that only changes the document: no index but that of the newest changes is touched.</summary>
    internal const string Advance =
        "update drafts set version = @version, title = @title, detail = @detail, search = @search, "
        + "document_hash = @document_hash, updated_at = @updated_at, updated_by = @updated_by "
        + "where workspace = @workspace and id = @id and version = @expected";

    private const string PointAtSnapshot =
        "update drafts set snapshot = @snapshot, snapshot_version = @version "
        + "where workspace = @workspace and id = @id and snapshot_version < @version";

    /// <summary>The kinds that a workspace has drafts of: a seek in the index for each, where distinct would read all of it.</summary>
    internal const string KindsThere =
        "with recursive kinds(kind) as (select min(d.kind) from drafts d where d.workspace = @workspace union all "
        + "select (select min(d.kind) from drafts d where d.workspace = @workspace and d.kind > kinds.kind) "
        + "from kinds where kinds.kind is not null) select kind from kinds where kind is not null";

    private const string Count =
        "update drafts set pending_proposals = pending_proposals + @by where workspace = @workspace and id = @id";

    public static Task<Draft?> FindAsync(
        StoreConnection connection,
        WorkspaceId workspace,
        DraftId draft,
        CancellationToken cancellationToken
    ) =>
        connection
            .Sql(connection.Locks ? FindLocking : Find)
            .With("@workspace", workspace.Value)
            .With("@id", draft.Value)
            .FirstAsync(static row => Read(row, 0), cancellationToken);

    public static Task<Draft?> FindOpenAsync(
        StoreConnection connection,
        WorkspaceId workspace,
        string kind,
        ArtifactId artifact,
        string slot,
        CancellationToken cancellationToken
    ) =>
        connection
            .Sql(connection.Locks ? FindOpenLocking : FindOpen)
            .With("@workspace", workspace.Value)
            .With("@kind", kind)
            .With("@artifact", artifact.Value)
            .With("@slot", slot)
            .FirstAsync(static row => Read(row, 0), cancellationToken);

    /// <summary>
    /// A page of drafts. Each status of each kind is read by the index on its own, newest change first, and the pages are
    /// merged; those of an owner without a kind by the owner's index.
    /// </summary>
    public static async Task<Page<Draft>> ListAsync(
        StoreConnection connection,
        DraftQuery query,
        CancellationToken cancellationToken
    )
    {
        var cursor = Pages.Start(query.Cursor, CursorOrder.Time);
        var found = new List<Draft>();
        foreach (var part in await PartsAsync(connection, query, cancellationToken))
        {
            foreach (var status in query.Statuses.IsDefaultOrEmpty ? [DraftStatus.Active] : query.Statuses.Distinct())
            {
                found.AddRange(await ListAsync(connection, part, status, cursor, cancellationToken));
            }
        }

        // Each part came in this order already: the ids' as they are written.
        found.Sort(
            static (left, right) =>
                right.UpdatedAt != left.UpdatedAt
                    ? right.UpdatedAt.CompareTo(left.UpdatedAt)
                    : string.CompareOrdinal(right.Id.ToString(), left.Id.ToString())
        );
        return Pages.Of([.. found], query.Limit, static draft => Cursor.Of(draft.UpdatedAt, draft.Id.Value));
    }

    public static async Task<bool> InsertAsync(
        StoreConnection connection,
        Draft draft,
        CancellationToken cancellationToken
    ) =>
        await connection
            .Sql(Insert)
            .With("@workspace", draft.Workspace.Value)
            .With("@id", draft.Id.Value)
            .With("@kind", draft.Kind)
            .With("@artifact", draft.Artifact?.Value)
            .With("@slot", draft.Slot)
            .With("@base_revision", draft.BaseRevision?.Value)
            .With("@base_number", draft.BaseNumber)
            .With("@base_snapshot", draft.BaseSnapshot.Blob?.ToArray())
            .With("@snapshot", draft.Snapshot.Blob?.ToArray())
            .With("@snapshot_version", draft.SnapshotVersion)
            .With("@version", draft.Version)
            .With("@status", Words.Of(draft.Status))
            .With("@owner", draft.Owner.Value)
            .With("@title", draft.Title)
            .With("@detail", draft.Detail)
            .With("@pending_proposals", draft.PendingProposals)
            .With("@document_hash", draft.DocumentHash.ToArray())
            .With("@created_at", draft.CreatedAt)
            .With("@updated_at", draft.UpdatedAt)
            .With("@updated_by", draft.UpdatedBy.Value)
            .With("@search", FoldedText.Of(draft.Title, draft.Detail))
            .ExecuteAsync(cancellationToken) == 1;

    /// <summary>Writes the head but its snapshot and its count of proposals; false when the stored version is another.</summary>
    /// <param name="connection">Of the unit.</param>
    /// <param name="draft">The head as it shall be.</param>
    /// <param name="known">The head as it is stored, when the unit has read it: then only what differs is written.</param>
    /// <param name="expectedVersion">The version that guards it.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public static async Task<bool> UpdateAsync(
        StoreConnection connection,
        Draft draft,
        Draft? known,
        int expectedVersion,
        CancellationToken cancellationToken
    )
    {
        var statement =
            known is not null && Advances(known, draft)
                ? connection.Sql(Advance)
                : connection
                    .Sql(Update)
                    .With("@kind", draft.Kind)
                    .With("@artifact", draft.Artifact?.Value)
                    .With("@slot", draft.Slot)
                    .With("@base_revision", draft.BaseRevision?.Value)
                    .With("@base_number", draft.BaseNumber)
                    .With("@base_snapshot", draft.BaseSnapshot.Blob?.ToArray())
                    .With("@status", Words.Of(draft.Status))
                    .With("@owner", draft.Owner.Value);
        return await statement
                .With("@version", draft.Version)
                .With("@title", draft.Title)
                .With("@detail", draft.Detail)
                .With("@search", FoldedText.Of(draft.Title, draft.Detail))
                .With("@document_hash", draft.DocumentHash.ToArray())
                .With("@updated_at", draft.UpdatedAt)
                .With("@updated_by", draft.UpdatedBy.Value)
                .With("@workspace", draft.Workspace.Value)
                .With("@id", draft.Id.Value)
                .With("@expected", expectedVersion)
                .ExecuteAsync(cancellationToken) == 1;
    }

    /// <summary>Whether the two differ in nothing that <see cref="Advance"/> leaves as it is.</summary>
    private static bool Advances(Draft known, Draft draft) =>
        draft
        == known with
        {
            Version = draft.Version,
            Title = draft.Title,
            Detail = draft.Detail,
            DocumentHash = draft.DocumentHash,
            UpdatedAt = draft.UpdatedAt,
            UpdatedBy = draft.UpdatedBy,
            Snapshot = draft.Snapshot,
            SnapshotVersion = draft.SnapshotVersion,
            PendingProposals = draft.PendingProposals,
        };

    public static Task SetSnapshotAsync(
        StoreConnection connection,
        WorkspaceId workspace,
        DraftId draft,
        SnapshotId snapshot,
        int version,
        CancellationToken cancellationToken
    ) =>
        connection
            .Sql(PointAtSnapshot)
            .With("@snapshot", snapshot.Blob?.ToArray())
            .With("@version", version)
            .With("@workspace", workspace.Value)
            .With("@id", draft.Value)
            .ExecuteAsync(cancellationToken);

    public static Task CountProposalsAsync(
        StoreConnection connection,
        WorkspaceId workspace,
        DraftId draft,
        int by,
        CancellationToken cancellationToken
    ) =>
        connection
            .Sql(Count)
            .With("@by", by)
            .With("@workspace", workspace.Value)
            .With("@id", draft.Value)
            .ExecuteAsync(cancellationToken);

    public static Draft Read(RowReader row, int column) =>
        new()
        {
            Workspace = new WorkspaceId(row.Id(column)),
            Id = new DraftId(row.Id(column + 1)),
            Kind = row.Text(column + 2),
            Artifact = row.IdOrNull(column + 3) is { } artifact ? new ArtifactId(artifact) : null,
            Slot = row.TextOrNull(column + 4),
            BaseRevision = row.IdOrNull(column + 5) is { } revision ? new RevisionId(revision) : null,
            BaseNumber = row.Int(column + 6),
            BaseSnapshot = new SnapshotId(row.HashOrNull(column + 7)),
            Snapshot = new SnapshotId(row.HashOrNull(column + 8)),
            SnapshotVersion = row.Int(column + 9),
            Version = row.Int(column + 10),
            Status = Words.Parse<DraftStatus>(row.Text(column + 11)),
            Owner = new UserId(row.Id(column + 12)),
            Title = row.Text(column + 13),
            Detail = row.Text(column + 14),
            PendingProposals = row.Int(column + 15),
            DocumentHash = row.Hash(column + 16),
            CreatedAt = row.Time(column + 17),
            UpdatedAt = row.Time(column + 18),
            UpdatedBy = new UserId(row.Id(column + 19)),
        };

    /// <summary>One query a kind where the index by kind is the one to read.</summary>
    private static async Task<ImmutableArray<DraftQuery>> PartsAsync(
        StoreConnection connection,
        DraftQuery query,
        CancellationToken cancellationToken
    )
    {
        if (
            query is { Kind: not null } or { Owner: not null } or { Artifact: not null } or { Artifacts.IsEmpty: false }
        )
        {
            return [query];
        }

        var kinds = await connection
            .Sql(KindsThere)
            .With("@workspace", query.Workspace.Value)
            .AllAsync(static row => row.Text(0), cancellationToken);
        return [.. kinds.Select(kind => query with { Kind = kind })];
    }

    /// <summary>The statement for one status; internal so that a test can ask the database for its plan.</summary>
    internal static string SelectOf(DraftQuery query, DraftStatus status) =>
        new StringBuilder($"select {Columns} from drafts d where d.workspace = @workspace")
            .Append(query.Kind is null ? "" : " and d.kind = @kind")
            .Append(" and d.status = '")
            .Append(Words.Of(status))
            .Append('\'')
            .Append(query.Owner is null ? "" : " and d.owner = @owner")
            // SQLite takes a partial index for what repeats its condition, not for what implies it.
            .Append(query.Owner is not null && IsOpen(status) ? " and d.status in ('active', 'dormant')" : "")
            .Append(query.Artifact is null ? "" : " and d.artifact = @artifact")
            .Append(query.OnlyNew ? " and d.artifact is null" : "")
            .Append(InArtifacts(Padded(query.Artifacts)))
            .Append(query.WithPendingProposals ? " and d.pending_proposals > 0" : "")
            .Append(string.IsNullOrWhiteSpace(query.Search) ? "" : @" and d.search like @search escape '\'")
            .Append(query.Cursor is null ? "" : " and (d.updated_at, d.id) < (@time, @last)")
            .Append(" order by d.updated_at desc, d.id desc limit @limit")
            .ToString();

    private static bool IsOpen(DraftStatus status) => status is DraftStatus.Active or DraftStatus.Dormant;

    private static Task<ImmutableArray<Draft>> ListAsync(
        StoreConnection connection,
        DraftQuery query,
        DraftStatus status,
        Cursor? cursor,
        CancellationToken cancellationToken
    )
    {
        var artifacts = Padded(query.Artifacts);
        var statement = connection.Sql(SelectOf(query, status)).With("@workspace", query.Workspace.Value);
        if (query.Kind is not null)
        {
            statement.With("@kind", query.Kind);
        }

        if (query.Owner is { } owner)
        {
            statement.With("@owner", owner.Value);
        }

        if (query.Artifact is { } artifact)
        {
            statement.With("@artifact", artifact.Value);
        }

        for (var i = 0; i < artifacts.Length; i++)
        {
            statement.With(ArtifactName(i), artifacts[i].Value);
        }

        if (!string.IsNullOrWhiteSpace(query.Search))
        {
            statement.With("@search", FoldedText.PatternOf(query.Search));
        }

        if (cursor is { } after)
        {
            statement.With("@time", after.Time).With("@last", after.Id);
        }

        return statement.With("@limit", query.Limit + 1).AllAsync(static row => Read(row, 0), cancellationToken);
    }

    /// <summary>Few lengths make few statements to keep prepared.</summary>
    private static ImmutableArray<ArtifactId> Padded(ImmutableArray<ArtifactId> artifacts)
    {
        const int step = 50;
        var missing = (step - artifacts.Length % step) % step;
        return missing == 0 ? artifacts : artifacts.AddRange(Enumerable.Repeat(artifacts[^1], missing));
    }

    private static string InArtifacts(ImmutableArray<ArtifactId> artifacts) =>
        artifacts.IsEmpty
            ? ""
            : $" and d.artifact in ({string.Join(", ", Enumerable.Range(0, artifacts.Length).Select(ArtifactName))})";

    private static string ArtifactName(int index) => string.Create(CultureInfo.InvariantCulture, $"@artifact_{index}");
}
