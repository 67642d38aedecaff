using System.Collections.Immutable;
using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Storage;

/// <summary>Proposals to and from rows.</summary>
internal static class ProposalSql
{
    private const int ColumnCount = 22;
    private const int MostCounted = 1_000;

    private const string Columns =
        "p.workspace, p.id, p.draft, p.kind, p.\"key\", p.base_version, p.made_draft, p.status, p.proposer, "
        + "p.proposer_name, p.created_at, p.approvals, p.decided_by, p.decided_by_name, p.decided_at, p.comment, "
        + "p.applied_version, p.changes, p.changes_blob, b.stored, b.compressed, b.length";

    private const string Blobs = "left join blobs b on b.workspace = p.workspace and b.hash = p.changes_blob ";

    private const string Find =
        $"select {Columns} from proposals p {Blobs}"
        + "where p.workspace = @workspace and p.kind = @kind and p.\"key\" = @key";

    private const string FindLocking = Find + " for update of p";

    private const string OfDraft =
        $"select {Columns} from proposals p {Blobs}"
        + "where p.workspace = @workspace and p.draft = @draft order by p.created_at, p.id";

    private static readonly string Pending =
        $"select {Columns}, {DraftSql.Columns} from proposals p {Blobs}"
        + "join drafts d on d.workspace = p.workspace and d.id = p.draft "
        + "where p.workspace = @workspace and p.status = 'pending'";

    private const string Newest = " order by p.created_at desc, p.id desc limit @limit";

    private static readonly string PendingFirst = Pending + Newest;

    private static readonly string PendingAfter = Pending + " and (p.created_at, p.id) < (@time, @last)" + Newest;

    private const string Count =
        "select count(*) from (select 1 as one from proposals where workspace = @workspace and status = 'pending' "
        + "limit @limit) waiting";

    private const string Insert =
        "insert into proposals (workspace, id, draft, kind, \"key\", base_version, changes, changes_blob, made_draft, "
        + "status, proposer, proposer_name, created_at, approvals, decided_by, decided_by_name, decided_at, comment, "
        + "applied_version) values (@workspace, @id, @draft, @kind, @key, @base_version, @changes, @changes_blob, "
        + "@made_draft, @status, @proposer, @proposer_name, @created_at, @approvals, @decided_by, @decided_by_name, "
        + "@decided_at, @comment, @applied_version) on conflict do nothing";

    private const string Update =
        "update proposals set status = @status, approvals = @approvals, decided_by = @decided_by, "
        + "decided_by_name = @decided_by_name, decided_at = @decided_at, comment = @comment, "
        + "applied_version = @applied_version "
        + "where workspace = @workspace and id = @id and status = 'pending'";

    public static Task<Proposal?> FindAsync(
        StoreConnection connection,
        WorkspaceId workspace,
        string kind,
        string key,
        CancellationToken cancellationToken
    ) =>
        connection
            .Sql(connection.Locks ? FindLocking : Find)
            .With("@workspace", workspace.Value)
            .With("@kind", kind)
            .With("@key", key)
            .FirstAsync(Read, cancellationToken);

    public static Task<ImmutableArray<Proposal>> ListAsync(
        StoreConnection connection,
        WorkspaceId workspace,
        DraftId draft,
        CancellationToken cancellationToken
    ) =>
        connection
            .Sql(OfDraft)
            .With("@workspace", workspace.Value)
            .With("@draft", draft.Value)
            .AllAsync(Read, cancellationToken);

    public static async Task<Page<PendingProposal>> ListPendingAsync(
        StoreConnection connection,
        WorkspaceId workspace,
        string? cursor,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var start = Pages.Start(cursor, CursorOrder.Time);
        var statement = connection.Sql(start is null ? PendingFirst : PendingAfter).With("@workspace", workspace.Value);
        if (start is { } after)
        {
            statement.With("@time", after.Time).With("@last", after.Id);
        }

        var found = await statement
            .With("@limit", limit + 1)
            .AllAsync(static row => new PendingProposal(Read(row), DraftSql.Read(row, ColumnCount)), cancellationToken);
        return Pages.Of(
            found,
            limit,
            static pending => Cursor.Of(pending.Proposal.CreatedAt, pending.Proposal.Id.Value)
        );
    }

    public static async Task<int> CountPendingAsync(
        StoreConnection connection,
        WorkspaceId workspace,
        CancellationToken cancellationToken
    ) =>
        (
            await connection
                .Sql(Count)
                .With("@workspace", workspace.Value)
                .With("@limit", MostCounted)
                .AllAsync(static row => (int)row.Long(0), cancellationToken)
        )[0];

    public static async Task<bool> InsertAsync(
        StoreConnection connection,
        Proposal proposal,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var (inRow, blob) = await BlobSql.StoreAsync(
            connection,
            proposal.Workspace,
            proposal.Changes,
            now,
            cancellationToken
        );
        return await connection
                .Sql(Insert)
                .With("@workspace", proposal.Workspace.Value)
                .With("@id", proposal.Id.Value)
                .With("@draft", proposal.Draft.Value)
                .With("@kind", proposal.Kind)
                .With("@key", proposal.Key)
                .With("@base_version", proposal.BaseVersion)
                .With("@changes", inRow)
                .With("@changes_blob", blob)
                .With("@made_draft", proposal.MadeDraft)
                .With("@status", Words.Of(proposal.Status))
                .With("@proposer", proposal.Proposer.Value)
                .With("@proposer_name", proposal.ProposerName)
                .With("@created_at", proposal.CreatedAt)
                .With("@approvals", ApprovalsJson.Write(proposal.Approvals))
                .With("@decided_by", proposal.DecidedBy?.Value)
                .With("@decided_by_name", proposal.DecidedByName)
                .With("@decided_at", proposal.DecidedAt)
                .With("@comment", proposal.Comment)
                .With("@applied_version", proposal.AppliedVersion)
                .ExecuteAsync(cancellationToken) == 1;
    }

    public static async Task<bool> UpdatePendingAsync(
        StoreConnection connection,
        Proposal proposal,
        CancellationToken cancellationToken
    ) =>
        await connection
            .Sql(Update)
            .With("@status", Words.Of(proposal.Status))
            .With("@approvals", ApprovalsJson.Write(proposal.Approvals))
            .With("@decided_by", proposal.DecidedBy?.Value)
            .With("@decided_by_name", proposal.DecidedByName)
            .With("@decided_at", proposal.DecidedAt)
            .With("@comment", proposal.Comment)
            .With("@applied_version", proposal.AppliedVersion)
            .With("@workspace", proposal.Workspace.Value)
            .With("@id", proposal.Id.Value)
            .ExecuteAsync(cancellationToken) == 1;

    private static Proposal Read(RowReader row) =>
        new()
        {
            Workspace = new WorkspaceId(row.Id(0)),
            Id = new ProposalId(row.Id(1)),
            Draft = new DraftId(row.Id(2)),
            Kind = row.Text(3),
            Key = row.Text(4),
            BaseVersion = row.Int(5),
            MadeDraft = row.Flag(6),
            Status = Words.Parse<ProposalStatus>(row.Text(7)),
            Proposer = new UserId(row.Id(8)),
            ProposerName = row.Text(9),
            CreatedAt = row.Time(10),
            Approvals = ApprovalsJson.Read(row.TextOrNull(11)),
            DecidedBy = row.IdOrNull(12) is { } user ? new UserId(user) : null,
            DecidedByName = row.TextOrNull(13),
            DecidedAt = row.TimeOrNull(14),
            Comment = row.TextOrNull(15),
            AppliedVersion = row.IntOrNull(16),
            Changes = BlobSql.ReadChanges(row, 17),
        };
}
