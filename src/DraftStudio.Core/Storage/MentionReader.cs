using System.Collections.Immutable;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Storage;

/// <summary>
/// Looks through stored documents for an id, as the sweep does: no index has to be kept at each commit for a question that
/// is asked when somebody retires a department. Nothing is parsed, a page of documents is in memory at a time.
/// </summary>
internal sealed class MentionReader(StudioDatabase database) : IMentionReader
{
    private const int PageSize = 200;

    private const string Artifacts =
        "select a.id, a.kind, a.title, b.hash, b.stored, b.compressed, b.length from artifacts a "
        + "join blobs b on b.workspace = a.workspace and b.hash = a.head_snapshot "
        + "where a.workspace = @workspace and not a.retired and a.id > @after order by a.id limit @limit";

    private const string Drafts =
        "select d.id, d.kind, d.title, d.artifact, b.hash, b.stored, b.compressed, b.length from drafts d "
        + "left join blobs b on b.workspace = d.workspace and b.hash = d.snapshot "
        + "where d.workspace = @workspace and d.status in (@active, @dormant) and d.id > @after "
        + "order by d.id limit @limit";

    private const string Changes =
        "select o.changes, o.changes_blob, b.stored, b.compressed, b.length from drafts d "
        + "join operations o on o.workspace = d.workspace and o.draft = d.id and o.version > d.snapshot_version "
        + "left join blobs b on b.workspace = o.workspace and b.hash = o.changes_blob "
        + "where d.workspace = @workspace and d.id = @draft";

    public async Task<ImmutableArray<Mention>> FindAsync(
        WorkspaceId workspace,
        Guid id,
        CancellationToken cancellationToken
    )
    {
        var live = await database.ReadAsync(
            (connection, token) => FindLiveAsync(connection, workspace, id, token),
            cancellationToken
        );
        var drafts = await database.ReadAsync(
            (connection, token) => FindDraftsAsync(connection, workspace, id, token),
            cancellationToken
        );
        return live.AddRange(drafts);
    }

    private static async Task<ImmutableArray<Mention>> FindLiveAsync(
        StoreConnection connection,
        WorkspaceId workspace,
        Guid id,
        CancellationToken cancellationToken
    )
    {
        var found = ImmutableArray.CreateBuilder<Mention>();
        var after = Guid.Empty;
        while (true)
        {
            var page = await connection
                .Sql(Artifacts)
                .With("@workspace", workspace.Value)
                .With("@after", after)
                .With("@limit", PageSize)
                .AllAsync(
                    row =>
                        (
                            Id: row.Id(0),
                            Mention: Names(Blob(row, 3), id)
                                ? new Mention(row.Text(1), row.Text(2), new ArtifactId(row.Id(0)), null)
                                : null
                        ),
                    cancellationToken
                );
            found.AddRange(page.Select(static entry => entry.Mention).OfType<Mention>());
            if (page.Length < PageSize)
            {
                return found.ToImmutable();
            }

            after = page[^1].Id;
        }
    }

    private static async Task<ImmutableArray<Mention>> FindDraftsAsync(
        StoreConnection connection,
        WorkspaceId workspace,
        Guid id,
        CancellationToken cancellationToken
    )
    {
        var found = ImmutableArray.CreateBuilder<Mention>();
        var after = Guid.Empty;
        while (true)
        {
            var page = await connection
                .Sql(Drafts)
                .With("@workspace", workspace.Value)
                .With("@active", Words.Of(DraftStatus.Active))
                .With("@dormant", Words.Of(DraftStatus.Dormant))
                .With("@after", after)
                .With("@limit", PageSize)
                .AllAsync(
                    row =>
                        (
                            Mention: new Mention(
                                row.Text(1),
                                row.Text(2),
                                row.IsNull(3) ? null : new ArtifactId(row.Id(3)),
                                new DraftId(row.Id(0))
                            ),
                            Names: !row.IsNull(4) && Names(Blob(row, 4), id)
                        ),
                    cancellationToken
                );
            foreach (var (mention, names) in page)
            {
                if (names || await ChangesNameAsync(connection, workspace, mention.Draft!.Value, id, cancellationToken)) // Each is of a draft.
                {
                    found.Add(mention);
                }
            }

            if (page.Length < PageSize)
            {
                return found.ToImmutable();
            }

            after = page[^1].Mention.Draft!.Value.Value; // As above.
        }
    }

    private static async Task<bool> ChangesNameAsync(
        StoreConnection connection,
        WorkspaceId workspace,
        DraftId draft,
        Guid id,
        CancellationToken cancellationToken
    )
    {
        var named = await connection
            .Sql(Changes)
            .With("@workspace", workspace.Value)
            .With("@draft", draft.Value)
            .AllAsync(row => Names(BlobSql.Read(row, 0), id), cancellationToken);
        return named.Contains(true);
    }

    private static ReadOnlyMemory<byte> Blob(RowReader row, int column) =>
        new PreparedBlob(row.Hash(column), row.Bytes(column + 1), row.Flag(column + 2), row.Long(column + 3)).Unpack();

    private static bool Names(ReadOnlyMemory<byte> json, Guid id)
    {
        var looked = new HashSet<Guid> { id };
        MentionScan.Keep(json.Span, new HashSet<ContentHash>(), looked);
        return looked.Count == 0;
    }
}
