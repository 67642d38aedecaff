using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using DraftStudio.Core.Access;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Drafting;

/// <summary>
/// What the engine reads, from committed state (the store) or from within a unit of work, where it sees what the unit
/// and those before it in the same batch wrote; there a draft, a proposal and an artifact that were found stay as they were
/// until the unit's end, whoever else writes (a row lock, where units overlap). Another workspace's rows do not exist.
/// </summary>
public interface IDraftReader
{
    /// <summary>The catalogue, read in the same place.</summary>
    ICatalogReader Catalog { get; }

    Task<Draft?> FindDraftAsync(WorkspaceId workspace, DraftId draft, CancellationToken cancellationToken);

    /// <summary>The open draft in the slot, null when there is none.</summary>
    Task<Draft?> FindOpenDraftAsync(
        WorkspaceId workspace,
        string kind,
        ArtifactId artifact,
        string slot,
        CancellationToken cancellationToken
    );

    Task<Page<Draft>> ListDraftsAsync(DraftQuery query, CancellationToken cancellationToken);

    /// <summary>The operations with <paramref name="after"/> &lt; version ≤ <paramref name="upTo"/>, oldest first.</summary>
    Task<ImmutableArray<Operation>> ReadOperationsAsync(
        WorkspaceId workspace,
        DraftId draft,
        int after,
        int upTo,
        CancellationToken cancellationToken
    );

    /// <summary>Operations newest first, below <paramref name="before"/> (exclusive).</summary>
    Task<ImmutableArray<Operation>> ReadHistoryAsync(
        WorkspaceId workspace,
        DraftId draft,
        int before,
        int limit,
        CancellationToken cancellationToken
    );

    Task<Proposal?> FindProposalAsync(
        WorkspaceId workspace,
        string kind,
        string key,
        CancellationToken cancellationToken
    );

    /// <summary>All proposals of a draft, oldest first.</summary>
    Task<ImmutableArray<Proposal>> ListProposalsAsync(
        WorkspaceId workspace,
        DraftId draft,
        CancellationToken cancellationToken
    );

    /// <summary>Proposals of the workspace that wait for a decision, newest first, with the drafts that they are on.</summary>
    Task<Page<PendingProposal>> ListPendingAsync(
        WorkspaceId workspace,
        string? cursor,
        int limit,
        CancellationToken cancellationToken
    );

    /// <summary>How many proposals of the workspace wait, counted up to 1,000.</summary>
    Task<int> CountPendingAsync(WorkspaceId workspace, CancellationToken cancellationToken);

    Task<Artifact?> FindArtifactAsync(WorkspaceId workspace, ArtifactId artifact, CancellationToken cancellationToken);

    Task<Page<Artifact>> ListArtifactsAsync(ArtifactQuery query, CancellationToken cancellationToken);

    Task<Revision?> FindRevisionAsync(
        WorkspaceId workspace,
        ArtifactId artifact,
        int number,
        CancellationToken cancellationToken
    );

    /// <summary>Revisions newest first, below <paramref name="before"/> (exclusive; null for the newest).</summary>
    Task<ImmutableArray<Revision>> ListRevisionsAsync(
        WorkspaceId workspace,
        ArtifactId artifact,
        int? before,
        int limit,
        CancellationToken cancellationToken
    );

    /// <summary>A blob's bytes as they were before compression; null when there is none.</summary>
    Task<ReadOnlyMemory<byte>?> ReadBlobAsync(
        WorkspaceId workspace,
        ContentHash blob,
        CancellationToken cancellationToken
    );

    /// <summary>How many bytes each of these blobs has, as it was before compression; those that are not there are left out.</summary>
    Task<ImmutableDictionary<ContentHash, long>> MeasureBlobsAsync(
        WorkspaceId workspace,
        ImmutableArray<ContentHash> blobs,
        CancellationToken cancellationToken
    );

    Task<Receipt?> FindReceiptAsync(
        WorkspaceId workspace,
        string operation,
        UserId caller,
        string key,
        CancellationToken cancellationToken
    );

    /// <summary>Whether anybody of the workspace used the key for the operation.</summary>
    Task<bool> HasReceiptAsync(
        WorkspaceId workspace,
        string operation,
        string key,
        CancellationToken cancellationToken
    );

    Task<WorkspaceRules> ReadRulesAsync(WorkspaceId workspace, CancellationToken cancellationToken);

    /// <summary>
    /// A document that was loaded or made before. Within a unit: what it and those before it in the same transaction
    /// remembered, else what was committed; an entry is forgotten when its unit or its transaction fails.
    /// </summary>
    bool TryRecall(DraftId draft, int version, [NotNullWhen(true)] out Document? document);

    /// <summary>
    /// Remembers the document of a version: one that this unit makes becomes everybody's after the commit; the store takes
    /// only versions that are committed, which never change.
    /// </summary>
    void Remember(DraftId draft, int version, Document document);

    /// <summary>
    /// A stored document that was read or made before. What a snapshot names never changes, so it is the same within a unit
    /// and outside, and drafts opened from one revision share it.
    /// </summary>
    bool TryRecall(WorkspaceId workspace, string kind, SnapshotId snapshot, [NotNullWhen(true)] out Document? document);

    /// <summary>Remembers the document that a snapshot names.</summary>
    void Remember(WorkspaceId workspace, string kind, SnapshotId snapshot, Document document);
}
