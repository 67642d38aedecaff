using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Storage;

/// <summary>Artifacts and their revisions to and from rows.</summary>
internal static class ArtifactSql
{
    private const string Columns =
        "workspace, id, kind, owner, head, head_number, head_snapshot, version, title, detail, retired_at, created_at, "
        + "updated_at, updated_by, search";

    private const string Find = $"select {Columns} from artifacts where workspace = @workspace and id = @id";

    private const string FindLocking = Find + " for update";

    private const string Insert =
        "insert into artifacts (workspace, id, kind, owner, head, head_number, head_snapshot, version, title, detail, "
        + "search, retired, retired_at, created_at, updated_at, updated_by) values (@workspace, @id, @kind, @owner, "
        + "@head, @head_number, @head_snapshot, @version, @title, @detail, @search, @retired, @retired_at, @created_at, "
        + "@updated_at, @updated_by)";

    private const string Update =
        "update artifacts set owner = @owner, head = @head, head_number = @head_number, "
        + "head_snapshot = @head_snapshot, version = @version, title = @title, detail = @detail, search = @search, "
        + "retired = @retired, retired_at = @retired_at, updated_at = @updated_at, updated_by = @updated_by "
        + "where workspace = @workspace and id = @id and version = @expected";

    private const string RevisionColumns =
        "workspace, id, artifact, number, parent, snapshot, draft, draft_version, message, author, author_name, at";

    private const string FindByNumber =
        $"select {RevisionColumns} from revisions "
        + "where workspace = @workspace and artifact = @artifact and number = @number";

    private const string Before =
        $"select {RevisionColumns} from revisions "
        + "where workspace = @workspace and artifact = @artifact and number < @before order by number desc limit @limit";

    private const string InsertRevision =
        $"insert into revisions ({RevisionColumns}) values (@workspace, @id, @artifact, @number, @parent, @snapshot, "
        + "@draft, @draft_version, @message, @author, @author_name, @at)";

    public static Task<Artifact?> FindAsync(
        StoreConnection connection,
        WorkspaceId workspace,
        ArtifactId artifact,
        CancellationToken cancellationToken
    ) =>
        connection
            .Sql(connection.Locks ? FindLocking : Find)
            .With("@workspace", workspace.Value)
            .With("@id", artifact.Value)
            .FirstAsync(Read, cancellationToken);

    public static async Task<Page<Artifact>> ListAsync(
        StoreConnection connection,
        ArtifactQuery query,
        CancellationToken cancellationToken
    )
    {
        var byTitle = query.Order == ArtifactOrder.Title;
        var cursor = Pages.Start(query.Cursor, byTitle ? CursorOrder.Text : CursorOrder.Time);
        // A title's own order is A first, a time's is newest first.
        var ascending = byTitle != query.Descending;
        var (column, direction, beyond) = (
            byTitle ? "search" : "updated_at",
            ascending ? "asc" : "desc",
            ascending ? '>' : '<'
        );
        var sql = new StringBuilder($"select {Columns} from artifacts where workspace = @workspace")
            .Append(query.Kind is null ? "" : " and kind = @kind")
            .Append(" and retired = @retired")
            .Append(string.IsNullOrWhiteSpace(query.Search) ? "" : @" and search like @search escape '\'")
            .Append(cursor is null ? "" : $" and ({column}, id) {beyond} (@last_key, @last)")
            .Append(CultureInfo.InvariantCulture, $" order by {column} {direction}, id {direction} limit @limit");
        var statement = connection.Sql(sql.ToString()).With("@workspace", query.Workspace.Value);
        if (query.Kind is not null)
        {
            statement.With("@kind", query.Kind);
        }

        statement.With("@retired", query.Retired);
        if (!string.IsNullOrWhiteSpace(query.Search))
        {
            statement.With("@search", FoldedText.PatternOf(query.Search));
        }

        if (cursor is { } after)
        {
            (byTitle ? statement.With("@last_key", after.Text) : statement.With("@last_key", after.Time)).With(
                "@last",
                after.Id
            );
        }

        var found = await statement.With("@limit", query.Limit + 1).AllAsync(Read, cancellationToken);
        return Pages.Of(
            found,
            query.Limit,
            artifact =>
                byTitle
                    ? Cursor.Of(FoldedText.Of(artifact.Title, artifact.Detail), artifact.Id.Value)
                    : Cursor.Of(artifact.UpdatedAt, artifact.Id.Value)
        );
    }

    public static Task InsertAsync(
        StoreConnection connection,
        Artifact artifact,
        CancellationToken cancellationToken
    ) =>
        connection
            .Sql(Insert)
            .With("@workspace", artifact.Workspace.Value)
            .With("@id", artifact.Id.Value)
            .With("@kind", artifact.Kind)
            .With("@owner", artifact.Owner.Value)
            .With("@head", artifact.Head.Value)
            .With("@head_number", artifact.HeadNumber)
            .With("@head_snapshot", artifact.HeadSnapshot.Blob?.ToArray())
            .With("@version", artifact.Version)
            .With("@title", artifact.Title)
            .With("@detail", artifact.Detail)
            .With("@search", FoldedText.Of(artifact.Title, artifact.Detail))
            .With("@retired", artifact.RetiredAt is not null)
            .With("@retired_at", artifact.RetiredAt)
            .With("@created_at", artifact.CreatedAt)
            .With("@updated_at", artifact.UpdatedAt)
            .With("@updated_by", artifact.UpdatedBy.Value)
            .ExecuteAsync(cancellationToken);

    public static async Task<bool> UpdateAsync(
        StoreConnection connection,
        Artifact artifact,
        int expectedVersion,
        CancellationToken cancellationToken
    ) =>
        await connection
            .Sql(Update)
            .With("@owner", artifact.Owner.Value)
            .With("@head", artifact.Head.Value)
            .With("@head_number", artifact.HeadNumber)
            .With("@head_snapshot", artifact.HeadSnapshot.Blob?.ToArray())
            .With("@version", artifact.Version)
            .With("@title", artifact.Title)
            .With("@detail", artifact.Detail)
            .With("@search", FoldedText.Of(artifact.Title, artifact.Detail))
            .With("@retired", artifact.RetiredAt is not null)
            .With("@retired_at", artifact.RetiredAt)
            .With("@updated_at", artifact.UpdatedAt)
            .With("@updated_by", artifact.UpdatedBy.Value)
            .With("@workspace", artifact.Workspace.Value)
            .With("@id", artifact.Id.Value)
            .With("@expected", expectedVersion)
            .ExecuteAsync(cancellationToken) == 1;

    public static Task<Revision?> FindRevisionAsync(
        StoreConnection connection,
        WorkspaceId workspace,
        ArtifactId artifact,
        int number,
        CancellationToken cancellationToken
    ) =>
        connection
            .Sql(FindByNumber)
            .With("@workspace", workspace.Value)
            .With("@artifact", artifact.Value)
            .With("@number", number)
            .FirstAsync(ReadRevision, cancellationToken);

    public static Task<ImmutableArray<Revision>> ListRevisionsAsync(
        StoreConnection connection,
        WorkspaceId workspace,
        ArtifactId artifact,
        int? before,
        int limit,
        CancellationToken cancellationToken
    ) =>
        connection
            .Sql(Before)
            .With("@workspace", workspace.Value)
            .With("@artifact", artifact.Value)
            .With("@before", before ?? int.MaxValue)
            .With("@limit", limit)
            .AllAsync(ReadRevision, cancellationToken);

    public static Task InsertRevisionAsync(
        StoreConnection connection,
        Revision revision,
        CancellationToken cancellationToken
    ) =>
        connection
            .Sql(InsertRevision)
            .With("@workspace", revision.Workspace.Value)
            .With("@id", revision.Id.Value)
            .With("@artifact", revision.Artifact.Value)
            .With("@number", revision.Number)
            .With("@parent", revision.Parent?.Value)
            .With("@snapshot", revision.Snapshot.Blob?.ToArray())
            .With("@draft", revision.Draft?.Value)
            .With("@draft_version", revision.DraftVersion)
            .With("@message", revision.Message)
            .With("@author", revision.Author.Value)
            .With("@author_name", revision.AuthorName)
            .With("@at", revision.At)
            .ExecuteAsync(cancellationToken);

    private static Artifact Read(RowReader row) =>
        new()
        {
            Workspace = new WorkspaceId(row.Id(0)),
            Id = new ArtifactId(row.Id(1)),
            Kind = row.Text(2),
            Owner = new UserId(row.Id(3)),
            Head = new RevisionId(row.Id(4)),
            HeadNumber = row.Int(5),
            HeadSnapshot = new SnapshotId(row.HashOrNull(6)),
            Version = row.Int(7),
            Title = row.Text(8),
            Detail = row.Text(9),
            RetiredAt = row.TimeOrNull(10),
            CreatedAt = row.Time(11),
            UpdatedAt = row.Time(12),
            UpdatedBy = new UserId(row.Id(13)),
        };

    private static Revision ReadRevision(RowReader row) =>
        new()
        {
            Workspace = new WorkspaceId(row.Id(0)),
            Id = new RevisionId(row.Id(1)),
            Artifact = new ArtifactId(row.Id(2)),
            Number = row.Int(3),
            Parent = row.IdOrNull(4) is { } parent ? new RevisionId(parent) : null,
            Snapshot = new SnapshotId(row.HashOrNull(5)),
            Draft = row.IdOrNull(6) is { } draft ? new DraftId(draft) : null,
            DraftVersion = row.IntOrNull(7),
            Message = row.Text(8),
            Author = new UserId(row.Id(9)),
            AuthorName = row.Text(10),
            At = row.Time(11),
        };
}
