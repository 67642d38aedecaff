using System.Collections.Immutable;
using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Storage;

/// <summary>Operations to and from rows.</summary>
internal static class OperationSql
{
    private const string Select =
        "select o.workspace, o.draft, o.version, o.kind, o.author, o.author_name, o.client, o.label, o.undoes, o.at, "
        + "o.changes, o.changes_blob, b.stored, b.compressed, b.length from operations o "
        + "left join blobs b on b.workspace = o.workspace and b.hash = o.changes_blob "
        + "where o.workspace = @workspace and o.draft = @draft ";

    private const string Between = Select + "and o.version > @after and o.version <= @up_to order by o.version";

    private const string Before = Select + "and o.version < @before order by o.version desc limit @limit";

    internal const string Insert =
        "insert into operations (workspace, draft, version, kind, author, author_name, client, label, undoes, changes, "
        + "changes_blob, at) values (@workspace, @draft, @version, @kind, @author, @author_name, @client, @label, "
        + "@undoes, @changes, @changes_blob, @at)";

    public static async Task InsertAsync(
        StoreConnection connection,
        Operation operation,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var (inRow, blob) = await BlobSql.StoreAsync(
            connection,
            operation.Workspace,
            operation.Changes,
            now,
            cancellationToken
        );
        await connection
            .Sql(Insert)
            .With("@workspace", operation.Workspace.Value)
            .With("@draft", operation.Draft.Value)
            .With("@version", operation.Version)
            .With("@kind", Words.Of(operation.Kind))
            .With("@author", operation.Author.Value)
            .With("@author_name", operation.AuthorName)
            .With("@client", operation.Client)
            .With("@label", operation.Label)
            .With("@undoes", operation.Undoes)
            .With("@changes", inRow)
            .With("@changes_blob", blob)
            .With("@at", operation.At)
            .ExecuteAsync(cancellationToken);
    }

    public static Task<ImmutableArray<Operation>> ReadBetweenAsync(
        StoreConnection connection,
        WorkspaceId workspace,
        DraftId draft,
        int after,
        int upTo,
        CancellationToken cancellationToken
    ) =>
        connection
            .Sql(Between)
            .With("@workspace", workspace.Value)
            .With("@draft", draft.Value)
            .With("@after", after)
            .With("@up_to", upTo)
            .AllAsync(Read, cancellationToken);

    public static Task<ImmutableArray<Operation>> ReadBeforeAsync(
        StoreConnection connection,
        WorkspaceId workspace,
        DraftId draft,
        int before,
        int limit,
        CancellationToken cancellationToken
    ) =>
        connection
            .Sql(Before)
            .With("@workspace", workspace.Value)
            .With("@draft", draft.Value)
            .With("@before", before)
            .With("@limit", limit)
            .AllAsync(Read, cancellationToken);

    private static Operation Read(RowReader row) =>
        new()
        {
            Workspace = new WorkspaceId(row.Id(0)),
            Draft = new DraftId(row.Id(1)),
            Version = row.Int(2),
            Kind = Words.Parse<OperationKind>(row.Text(3)),
            Author = new UserId(row.Id(4)),
            AuthorName = row.Text(5),
            Client = row.TextOrNull(6),
            Label = row.Text(7),
            Undoes = row.IntOrNull(8),
            At = row.Time(9),
            Changes = BlobSql.ReadChanges(row, 10),
        };
}
