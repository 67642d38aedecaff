using DraftStudio.Core.Access;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Journal;

namespace DraftStudio.Core.Drafting;

/// <summary>
/// One unit of work: everything written in it is committed or nothing. A unit whose result is a failure is rolled back,
/// alone, also when others share its transaction.
/// </summary>
public interface IDraftUnit : IDraftReader
{
    new ICatalogUnit Catalog { get; }

    /// <summary>False when an open draft is in the same slot already.</summary>
    Task<bool> InsertDraftAsync(Draft draft, CancellationToken cancellationToken);

    /// <summary>
    /// The hot path, prepared SQL: the head (guarded by <paramref name="expectedVersion"/>), one operation and one journal
    /// entry; false, and nothing written, when the draft has moved on. The snapshot and the count of waiting proposals are
    /// not the head's to set: <see cref="SetSnapshotAsync"/> and the proposals' own writes keep them.
    /// </summary>
    Task<bool> AppendAsync(
        Draft draft,
        int expectedVersion,
        Operation operation,
        JournalEntry entry,
        CancellationToken cancellationToken
    );

    /// <summary>Points the head at a newer snapshot without making a version; ignored when a newer one is there.</summary>
    Task SetSnapshotAsync(
        WorkspaceId workspace,
        DraftId draft,
        SnapshotId snapshot,
        int version,
        CancellationToken cancellationToken
    );

    /// <summary>False when the key is taken in the workspace and kind. Counts on the draft's <see cref="Draft.PendingProposals"/>.</summary>
    Task<bool> InsertProposalAsync(Proposal proposal, CancellationToken cancellationToken);

    /// <summary>Writes status, approvals, decision, and counts on the draft; false when the stored status is not pending any more.</summary>
    Task<bool> UpdatePendingProposalAsync(Proposal proposal, CancellationToken cancellationToken);

    Task InsertArtifactAsync(Artifact artifact, CancellationToken cancellationToken);

    /// <summary>False when the stored version is not <paramref name="expectedVersion"/> any more.</summary>
    Task<bool> UpdateArtifactAsync(Artifact artifact, int expectedVersion, CancellationToken cancellationToken);

    Task InsertRevisionAsync(Revision revision, CancellationToken cancellationToken);

    /// <summary>Stores a blob, or touches it when it is there, so that no sweep takes it.</summary>
    Task PutBlobAsync(WorkspaceId workspace, PreparedBlob blob, CancellationToken cancellationToken);

    Task InsertReceiptAsync(Receipt receipt, CancellationToken cancellationToken);

    /// <summary>Appends an entry; subscribers of the feed hear of it after the commit.</summary>
    Task JournalAsync(JournalEntry entry, CancellationToken cancellationToken);
}
