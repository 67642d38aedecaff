using System.Diagnostics.CodeAnalysis;
using DraftStudio.Core.Access;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Journal;

namespace DraftStudio.Core.Storage;

/// <summary>Drafts within a unit of work.</summary>
internal sealed class DraftUnit(WriteUnit unit, SnapshotCache snapshots, TimeProvider time)
    : DraftReader(snapshots),
        IDraftUnit,
        IHasWriteUnit
{
    private readonly CatalogUnit catalog = new(unit, time);

    /// <summary>The head that was found last, as it stands in the database: nobody else writes it before the unit ends.</summary>
    private Draft? head;

    WriteUnit IHasWriteUnit.Write => unit;

    public override ICatalogReader Catalog => catalog;

    ICatalogUnit IDraftUnit.Catalog => catalog;

    public override async Task<Draft?> FindDraftAsync(
        WorkspaceId workspace,
        DraftId draft,
        CancellationToken cancellationToken
    ) =>
        head is not null && head.Id == draft && head.Workspace == workspace
            ? head
            : head = await base.FindDraftAsync(workspace, draft, cancellationToken);

    public Task<bool> InsertDraftAsync(Draft draft, CancellationToken cancellationToken) =>
        DraftSql.InsertAsync(unit.Connection, draft, cancellationToken);

    public async Task<bool> AppendAsync(
        Draft draft,
        int expectedVersion,
        Operation operation,
        JournalEntry entry,
        CancellationToken cancellationToken
    )
    {
        var known = head is not null && head.Id == draft.Id && head.Version == expectedVersion ? head : null;
        head = null;
        if (!await DraftSql.UpdateAsync(unit.Connection, draft, known, expectedVersion, cancellationToken))
        {
            return false;
        }

        head = known is null ? null : draft with { PendingProposals = known.PendingProposals };
        await OperationSql.InsertAsync(unit.Connection, operation, time.GetUtcNow(), cancellationToken);
        await unit.JournalAsync(entry, cancellationToken);
        return true;
    }

    public Task SetSnapshotAsync(
        WorkspaceId workspace,
        DraftId draft,
        SnapshotId snapshot,
        int version,
        CancellationToken cancellationToken
    )
    {
        head = null;
        return DraftSql.SetSnapshotAsync(unit.Connection, workspace, draft, snapshot, version, cancellationToken);
    }

    public async Task<bool> InsertProposalAsync(Proposal proposal, CancellationToken cancellationToken)
    {
        if (!await ProposalSql.InsertAsync(unit.Connection, proposal, time.GetUtcNow(), cancellationToken))
        {
            return false;
        }

        if (proposal.Status == ProposalStatus.Pending)
        {
            await CountAsync(proposal, 1, cancellationToken);
        }

        return true;
    }

    public async Task<bool> UpdatePendingProposalAsync(Proposal proposal, CancellationToken cancellationToken)
    {
        if (!await ProposalSql.UpdatePendingAsync(unit.Connection, proposal, cancellationToken))
        {
            return false;
        }

        if (proposal.Status != ProposalStatus.Pending)
        {
            await CountAsync(proposal, -1, cancellationToken);
        }

        return true;
    }

    public Task InsertArtifactAsync(Artifact artifact, CancellationToken cancellationToken) =>
        ArtifactSql.InsertAsync(unit.Connection, artifact, cancellationToken);

    public Task<bool> UpdateArtifactAsync(
        Artifact artifact,
        int expectedVersion,
        CancellationToken cancellationToken
    ) => ArtifactSql.UpdateAsync(unit.Connection, artifact, expectedVersion, cancellationToken);

    public Task InsertRevisionAsync(Revision revision, CancellationToken cancellationToken) =>
        ArtifactSql.InsertRevisionAsync(unit.Connection, revision, cancellationToken);

    public Task PutBlobAsync(WorkspaceId workspace, PreparedBlob blob, CancellationToken cancellationToken) =>
        BlobSql.PutAsync(unit.Connection, workspace, blob, time.GetUtcNow(), cancellationToken);

    public Task InsertReceiptAsync(Receipt receipt, CancellationToken cancellationToken) =>
        ReceiptSql.InsertAsync(unit.Connection, receipt, time.GetUtcNow(), cancellationToken);

    public Task JournalAsync(JournalEntry entry, CancellationToken cancellationToken) =>
        unit.JournalAsync(entry, cancellationToken);

    public override bool TryRecall(DraftId draft, int version, [NotNullWhen(true)] out Document? document) =>
        unit.Documents.TryGet(draft, version, out document);

    public override void Remember(DraftId draft, int version, Document document) =>
        unit.Documents.Set(draft, version, document);

    protected override Task<T> ReadAsync<T>(
        Func<StoreConnection, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken
    ) => read(unit.Connection, cancellationToken);

    private Task CountAsync(Proposal proposal, int by, CancellationToken cancellationToken)
    {
        head = null;
        return DraftSql.CountProposalsAsync(unit.Connection, proposal.Workspace, proposal.Draft, by, cancellationToken);
    }
}
