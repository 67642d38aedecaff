using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using DraftStudio.Core.Access;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Journal;

namespace DraftStudio.Tests.Unit.Support;

/// <summary>
/// A store in memory for stories with many steps: the state is one immutable value, so a failed unit simply is not kept.
/// Units run one at a time, as they do on SQLite. The stores' own suite runs on the real databases.
/// </summary>
internal sealed class InMemoryDraftStore : IDraftStore, IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private Rows committed = new();

    public WorkspaceRules Rules { get; set; } = new();

    public ImmutableList<JournalEntry> Journal => committed.Journal;

    public LocalFeed Feed { get; } = new();

    /// <summary>What the next units of work meet, as if the disk were full.</summary>
    public Exception? Fault { get; set; }

    public ICatalogReader Catalog => throw new NotSupportedException("The kinds of these tests have no catalogue.");

    public async Task<Result<T>> WriteAsync<T>(
        Func<IDraftUnit, CancellationToken, Task<Result<T>>> work,
        CancellationToken cancellationToken
    )
    {
        Result<T> result;
        var entries = ImmutableList<JournalEntry>.Empty;
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (Fault is { } fault)
            {
                throw fault;
            }

            var unit = new Unit(this, committed);
            result = await work(unit, cancellationToken);
            if (result.Error is null)
            {
                entries = unit.Rows.Journal.RemoveRange(0, committed.Journal.Count);
                committed = unit.Rows;
            }
        }
        finally
        {
            gate.Release();
        }

        entries.ForEach(Feed.Publish);
        return result;
    }

    public void Dispose() => gate.Dispose();

    private Unit Reader => new(this, committed);

    public Task<Draft?> FindDraftAsync(WorkspaceId workspace, DraftId draft, CancellationToken cancellationToken) =>
        Reader.FindDraftAsync(workspace, draft, cancellationToken);

    public Task<Draft?> FindOpenDraftAsync(
        WorkspaceId workspace,
        string kind,
        ArtifactId artifact,
        string slot,
        CancellationToken cancellationToken
    ) => Reader.FindOpenDraftAsync(workspace, kind, artifact, slot, cancellationToken);

    public Task<Page<Draft>> ListDraftsAsync(DraftQuery query, CancellationToken cancellationToken) =>
        Reader.ListDraftsAsync(query, cancellationToken);

    public Task<ImmutableArray<Operation>> ReadOperationsAsync(
        WorkspaceId workspace,
        DraftId draft,
        int after,
        int upTo,
        CancellationToken cancellationToken
    ) => Reader.ReadOperationsAsync(workspace, draft, after, upTo, cancellationToken);

    public Task<ImmutableArray<Operation>> ReadHistoryAsync(
        WorkspaceId workspace,
        DraftId draft,
        int before,
        int limit,
        CancellationToken cancellationToken
    ) => Reader.ReadHistoryAsync(workspace, draft, before, limit, cancellationToken);

    public Task<Proposal?> FindProposalAsync(
        WorkspaceId workspace,
        string kind,
        string key,
        CancellationToken cancellationToken
    ) => Reader.FindProposalAsync(workspace, kind, key, cancellationToken);

    public Task<ImmutableArray<Proposal>> ListProposalsAsync(
        WorkspaceId workspace,
        DraftId draft,
        CancellationToken cancellationToken
    ) => Reader.ListProposalsAsync(workspace, draft, cancellationToken);

    public Task<Page<PendingProposal>> ListPendingAsync(
        WorkspaceId workspace,
        string? cursor,
        int limit,
        CancellationToken cancellationToken
    ) => Reader.ListPendingAsync(workspace, cursor, limit, cancellationToken);

    public Task<int> CountPendingAsync(WorkspaceId workspace, CancellationToken cancellationToken) =>
        Reader.CountPendingAsync(workspace, cancellationToken);

    public Task<Artifact?> FindArtifactAsync(
        WorkspaceId workspace,
        ArtifactId artifact,
        CancellationToken cancellationToken
    ) => Reader.FindArtifactAsync(workspace, artifact, cancellationToken);

    public Task<Page<Artifact>> ListArtifactsAsync(ArtifactQuery query, CancellationToken cancellationToken) =>
        Reader.ListArtifactsAsync(query, cancellationToken);

    public Task<Revision?> FindRevisionAsync(
        WorkspaceId workspace,
        ArtifactId artifact,
        int number,
        CancellationToken cancellationToken
    ) => Reader.FindRevisionAsync(workspace, artifact, number, cancellationToken);

    public Task<ImmutableArray<Revision>> ListRevisionsAsync(
        WorkspaceId workspace,
        ArtifactId artifact,
        int? before,
        int limit,
        CancellationToken cancellationToken
    ) => Reader.ListRevisionsAsync(workspace, artifact, before, limit, cancellationToken);

    public Task<ReadOnlyMemory<byte>?> ReadBlobAsync(
        WorkspaceId workspace,
        ContentHash blob,
        CancellationToken cancellationToken
    ) => Reader.ReadBlobAsync(workspace, blob, cancellationToken);

    public Task<ImmutableDictionary<ContentHash, long>> MeasureBlobsAsync(
        WorkspaceId workspace,
        ImmutableArray<ContentHash> blobs,
        CancellationToken cancellationToken
    ) => Reader.MeasureBlobsAsync(workspace, blobs, cancellationToken);

    public Task<Receipt?> FindReceiptAsync(
        WorkspaceId workspace,
        string operation,
        UserId caller,
        string key,
        CancellationToken cancellationToken
    ) => Reader.FindReceiptAsync(workspace, operation, caller, key, cancellationToken);

    public Task<bool> HasReceiptAsync(
        WorkspaceId workspace,
        string operation,
        string key,
        CancellationToken cancellationToken
    ) => Reader.HasReceiptAsync(workspace, operation, key, cancellationToken);

    public Task<WorkspaceRules> ReadRulesAsync(WorkspaceId workspace, CancellationToken cancellationToken) =>
        Task.FromResult(Rules);

    public bool TryRecall(DraftId draft, int version, [NotNullWhen(true)] out Document? document)
    {
        document = null;
        return false;
    }

    public void Remember(DraftId draft, int version, Document document) { }

    public bool TryRecall(
        WorkspaceId workspace,
        string kind,
        SnapshotId snapshot,
        [NotNullWhen(true)] out Document? document
    )
    {
        document = null;
        return false;
    }

    public void Remember(WorkspaceId workspace, string kind, SnapshotId snapshot, Document document) { }

    private sealed record Rows
    {
        public ImmutableDictionary<DraftId, Draft> Drafts { get; init; } = ImmutableDictionary<DraftId, Draft>.Empty;

        public ImmutableDictionary<DraftId, ImmutableList<Operation>> Operations { get; init; } =
            ImmutableDictionary<DraftId, ImmutableList<Operation>>.Empty;

        public ImmutableDictionary<(string Kind, string Key), Proposal> Proposals { get; init; } =
            ImmutableDictionary<(string Kind, string Key), Proposal>.Empty;

        public ImmutableDictionary<ArtifactId, Artifact> Artifacts { get; init; } =
            ImmutableDictionary<ArtifactId, Artifact>.Empty;

        public ImmutableList<Revision> Revisions { get; init; } = [];

        public ImmutableDictionary<ContentHash, PreparedBlob> Blobs { get; init; } =
            ImmutableDictionary<ContentHash, PreparedBlob>.Empty;

        public ImmutableList<Receipt> Receipts { get; init; } = [];

        public ImmutableList<JournalEntry> Journal { get; init; } = [];
    }

    private sealed class Unit(InMemoryDraftStore store, Rows rows) : IDraftUnit
    {
        public Rows Rows { get; private set; } = rows;

        public ICatalogUnit Catalog => null!; // the kinds of these tests do not look at it

        ICatalogReader IDraftReader.Catalog => Catalog;

        public Task<Draft?> FindDraftAsync(WorkspaceId workspace, DraftId draft, CancellationToken cancellationToken) =>
            Task.FromResult(
                Rows.Drafts.GetValueOrDefault(draft) is { } found && found.Workspace == workspace ? found : null
            );

        public Task<Draft?> FindOpenDraftAsync(
            WorkspaceId workspace,
            string kind,
            ArtifactId artifact,
            string slot,
            CancellationToken cancellationToken
        ) =>
            Task.FromResult(
                Rows.Drafts.Values.FirstOrDefault(draft =>
                    draft.IsOpen
                    && draft.Workspace == workspace
                    && draft.Kind == kind
                    && draft.Artifact == artifact
                    && draft.Slot == slot
                )
            );

        public Task<Page<Draft>> ListDraftsAsync(DraftQuery query, CancellationToken cancellationToken) =>
            Task.FromResult(
                new Page<Draft>(
                    [
                        .. Rows
                            .Drafts.Values.Where(draft =>
                                draft.Workspace == query.Workspace
                                && (query.Kind is null || draft.Kind == query.Kind)
                                && (query.Artifact is null || draft.Artifact == query.Artifact)
                                && (!query.OnlyNew || draft.Artifact is null)
                                && (
                                    query.Artifacts.IsEmpty
                                    || (draft.Artifact is { } of && query.Artifacts.Contains(of))
                                )
                                && (
                                    query.Statuses.IsEmpty
                                        ? draft.Status == DraftStatus.Active
                                        : query.Statuses.Contains(draft.Status)
                                )
                            )
                            .OrderByDescending(draft => draft.UpdatedAt)
                            .Take(query.Limit),
                    ],
                    null
                )
            );

        public Task<ImmutableArray<Operation>> ReadOperationsAsync(
            WorkspaceId workspace,
            DraftId draft,
            int after,
            int upTo,
            CancellationToken cancellationToken
        ) =>
            Task.FromResult<ImmutableArray<Operation>>([
                .. OperationsOf(draft).Where(operation => operation.Version > after && operation.Version <= upTo),
            ]);

        public Task<ImmutableArray<Operation>> ReadHistoryAsync(
            WorkspaceId workspace,
            DraftId draft,
            int before,
            int limit,
            CancellationToken cancellationToken
        ) =>
            Task.FromResult<ImmutableArray<Operation>>([
                .. OperationsOf(draft).Where(operation => operation.Version < before).Reverse().Take(limit),
            ]);

        public Task<Proposal?> FindProposalAsync(
            WorkspaceId workspace,
            string kind,
            string key,
            CancellationToken cancellationToken
        ) => Task.FromResult(Rows.Proposals.GetValueOrDefault((kind, key)));

        public Task<ImmutableArray<Proposal>> ListProposalsAsync(
            WorkspaceId workspace,
            DraftId draft,
            CancellationToken cancellationToken
        ) =>
            Task.FromResult<ImmutableArray<Proposal>>([
                .. Rows
                    .Proposals.Values.Where(proposal => proposal.Draft == draft)
                    .OrderBy(proposal => proposal.Id.Value),
            ]);

        public Task<Page<PendingProposal>> ListPendingAsync(
            WorkspaceId workspace,
            string? cursor,
            int limit,
            CancellationToken cancellationToken
        ) =>
            Task.FromResult(
                new Page<PendingProposal>(
                    [
                        .. Rows
                            .Proposals.Values.Where(proposal => proposal.Status == ProposalStatus.Pending)
                            .Select(proposal => new PendingProposal(proposal, Rows.Drafts[proposal.Draft])),
                    ],
                    null
                )
            );

        public Task<int> CountPendingAsync(WorkspaceId workspace, CancellationToken cancellationToken) =>
            Task.FromResult(Rows.Proposals.Values.Count(proposal => proposal.Status == ProposalStatus.Pending));

        public Task<Artifact?> FindArtifactAsync(
            WorkspaceId workspace,
            ArtifactId artifact,
            CancellationToken cancellationToken
        ) => Task.FromResult(Rows.Artifacts.GetValueOrDefault(artifact));

        public Task<Page<Artifact>> ListArtifactsAsync(ArtifactQuery query, CancellationToken cancellationToken) =>
            Task.FromResult(new Page<Artifact>([.. Rows.Artifacts.Values], null));

        public Task<Revision?> FindRevisionAsync(
            WorkspaceId workspace,
            ArtifactId artifact,
            int number,
            CancellationToken cancellationToken
        ) =>
            Task.FromResult(
                Rows.Revisions.FirstOrDefault(revision => revision.Artifact == artifact && revision.Number == number)
            );

        public Task<ImmutableArray<Revision>> ListRevisionsAsync(
            WorkspaceId workspace,
            ArtifactId artifact,
            int? before,
            int limit,
            CancellationToken cancellationToken
        ) =>
            Task.FromResult<ImmutableArray<Revision>>([
                .. Rows
                    .Revisions.Where(revision =>
                        revision.Artifact == artifact && revision.Number < (before ?? int.MaxValue)
                    )
                    .Reverse()
                    .Take(limit),
            ]);

        public Task<ReadOnlyMemory<byte>?> ReadBlobAsync(
            WorkspaceId workspace,
            ContentHash blob,
            CancellationToken cancellationToken
        )
        {
            if (!Rows.Blobs.TryGetValue(blob, out var stored))
            {
                return Task.FromResult<ReadOnlyMemory<byte>?>(null);
            }

            return Task.FromResult<ReadOnlyMemory<byte>?>(stored.Unpack());
        }

        public async Task<ImmutableDictionary<ContentHash, long>> MeasureBlobsAsync(
            WorkspaceId workspace,
            ImmutableArray<ContentHash> blobs,
            CancellationToken cancellationToken
        )
        {
            var lengths = ImmutableDictionary.CreateBuilder<ContentHash, long>();
            foreach (var hash in blobs.Distinct())
            {
                if (await ReadBlobAsync(workspace, hash, cancellationToken) is { } bytes)
                {
                    lengths.Add(hash, bytes.Length);
                }
            }

            return lengths.ToImmutable();
        }

        public Task<Receipt?> FindReceiptAsync(
            WorkspaceId workspace,
            string operation,
            UserId caller,
            string key,
            CancellationToken cancellationToken
        ) =>
            Task.FromResult(
                Rows.Receipts.FirstOrDefault(receipt =>
                    receipt.Operation == operation && receipt.Caller == caller && receipt.Key == key
                )
            );

        public Task<bool> HasReceiptAsync(
            WorkspaceId workspace,
            string operation,
            string key,
            CancellationToken cancellationToken
        ) => Task.FromResult(Rows.Receipts.Any(receipt => receipt.Operation == operation && receipt.Key == key));

        public Task<WorkspaceRules> ReadRulesAsync(WorkspaceId workspace, CancellationToken cancellationToken) =>
            Task.FromResult(store.Rules);

        public bool TryRecall(DraftId draft, int version, [NotNullWhen(true)] out Document? document)
        {
            document = null;
            return false;
        }

        public void Remember(DraftId draft, int version, Document document) { }

        public bool TryRecall(
            WorkspaceId workspace,
            string kind,
            SnapshotId snapshot,
            [NotNullWhen(true)] out Document? document
        )
        {
            document = null;
            return false;
        }

        public void Remember(WorkspaceId workspace, string kind, SnapshotId snapshot, Document document) { }

        public Task<bool> InsertDraftAsync(Draft draft, CancellationToken cancellationToken)
        {
            var taken =
                Rows.Drafts.ContainsKey(draft.Id)
                || (
                    draft is { IsOpen: true, Artifact: not null }
                    && Rows.Drafts.Values.Any(other =>
                        other.IsOpen && other.Artifact == draft.Artifact && other.Slot == draft.Slot
                    )
                );
            if (!taken)
            {
                Rows = Rows with { Drafts = Rows.Drafts.Add(draft.Id, draft) };
            }

            return Task.FromResult(!taken);
        }

        public Task<bool> AppendAsync(
            Draft draft,
            int expectedVersion,
            Operation operation,
            JournalEntry entry,
            CancellationToken cancellationToken
        )
        {
            if (Rows.Drafts[draft.Id].Version != expectedVersion)
            {
                return Task.FromResult(false);
            }

            Rows = Rows with
            {
                Drafts = Rows.Drafts.SetItem(
                    draft.Id,
                    draft with
                    {
                        PendingProposals = Rows.Drafts[draft.Id].PendingProposals,
                    }
                ),
                Operations = Rows.Operations.SetItem(draft.Id, OperationsOf(draft.Id).Add(operation)),
                Journal = Rows.Journal.Add(entry),
            };
            return Task.FromResult(true);
        }

        public Task SetSnapshotAsync(
            WorkspaceId workspace,
            DraftId draft,
            SnapshotId snapshot,
            int version,
            CancellationToken cancellationToken
        )
        {
            var head = Rows.Drafts[draft];
            if (version > head.SnapshotVersion)
            {
                Rows = Rows with
                {
                    Drafts = Rows.Drafts.SetItem(draft, head with { Snapshot = snapshot, SnapshotVersion = version }),
                };
            }

            return Task.CompletedTask;
        }

        public Task<bool> InsertProposalAsync(Proposal proposal, CancellationToken cancellationToken)
        {
            if (Rows.Proposals.ContainsKey((proposal.Kind, proposal.Key)))
            {
                return Task.FromResult(false);
            }

            Rows = Rows with { Proposals = Rows.Proposals.Add((proposal.Kind, proposal.Key), proposal) };
            Count(proposal.Draft, 1);
            return Task.FromResult(true);
        }

        public Task<bool> UpdatePendingProposalAsync(Proposal proposal, CancellationToken cancellationToken)
        {
            if (Rows.Proposals[(proposal.Kind, proposal.Key)].Status != ProposalStatus.Pending)
            {
                return Task.FromResult(false);
            }

            Rows = Rows with { Proposals = Rows.Proposals.SetItem((proposal.Kind, proposal.Key), proposal) };
            Count(proposal.Draft, proposal.Status == ProposalStatus.Pending ? 0 : -1);
            return Task.FromResult(true);
        }

        public Task InsertArtifactAsync(Artifact artifact, CancellationToken cancellationToken)
        {
            Rows = Rows with { Artifacts = Rows.Artifacts.Add(artifact.Id, artifact) };
            return Task.CompletedTask;
        }

        public Task<bool> UpdateArtifactAsync(
            Artifact artifact,
            int expectedVersion,
            CancellationToken cancellationToken
        )
        {
            if (Rows.Artifacts[artifact.Id].Version != expectedVersion)
            {
                return Task.FromResult(false);
            }

            Rows = Rows with { Artifacts = Rows.Artifacts.SetItem(artifact.Id, artifact) };
            return Task.FromResult(true);
        }

        public Task InsertRevisionAsync(Revision revision, CancellationToken cancellationToken)
        {
            Rows = Rows with { Revisions = Rows.Revisions.Add(revision) };
            return Task.CompletedTask;
        }

        public Task PutBlobAsync(WorkspaceId workspace, PreparedBlob blob, CancellationToken cancellationToken)
        {
            Rows = Rows with { Blobs = Rows.Blobs.SetItem(blob.Hash, blob) };
            return Task.CompletedTask;
        }

        public Task InsertReceiptAsync(Receipt receipt, CancellationToken cancellationToken)
        {
            Rows = Rows with { Receipts = Rows.Receipts.Add(receipt) };
            return Task.CompletedTask;
        }

        public Task JournalAsync(JournalEntry entry, CancellationToken cancellationToken)
        {
            Rows = Rows with { Journal = Rows.Journal.Add(entry) };
            return Task.CompletedTask;
        }

        private ImmutableList<Operation> OperationsOf(DraftId draft) => Rows.Operations.GetValueOrDefault(draft, []);

        private void Count(DraftId draft, int by) =>
            Rows = Rows with
            {
                Drafts = Rows.Drafts.SetItem(
                    draft,
                    Rows.Drafts[draft] with
                    {
                        PendingProposals = Rows.Drafts[draft].PendingProposals + by,
                    }
                ),
            };
    }
}
