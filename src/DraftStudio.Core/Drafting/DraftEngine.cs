using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Drafting;

/// <summary>
/// The few verbs that every draft of every kind lives by. Each runs within a unit of work that the caller opens with
/// <see cref="RunAsync{T}"/>, so that a request's own rows (its receipt, what it creates in the catalogue) stand or fall
/// with it. Each authorises its caller.
/// </summary>
public sealed class DraftEngine(IDraftStore store, DraftKinds kinds, TimeProvider time)
{
    internal DraftKinds Kinds => kinds;

    internal TimeProvider Time => time;

    /// <summary>Runs verbs in one unit of work; returns after the commit is durable.</summary>
    public Task<Result<T>> RunAsync<T>(
        Func<IDraftUnit, CancellationToken, Task<Result<T>>> work,
        CancellationToken cancellationToken
    ) => store.WriteAsync(work, cancellationToken);

    public Task<Result<OpenedDraft>> OpenAsync(
        IDraftUnit unit,
        Caller caller,
        OpenDraft command,
        CancellationToken cancellationToken
    ) => throw new NotImplementedException();

    public Task<Result<DraftState>> ChangeAsync(
        IDraftUnit unit,
        Caller caller,
        DraftId draft,
        Edit edit,
        Precondition precondition,
        string? label,
        CancellationToken cancellationToken
    ) => throw new NotImplementedException();

    public Task<Result<DraftState>> UndoAsync(
        IDraftUnit unit,
        Caller caller,
        DraftId draft,
        CancellationToken cancellationToken
    ) => throw new NotImplementedException();

    public Task<Result<DraftState>> RedoAsync(
        IDraftUnit unit,
        Caller caller,
        DraftId draft,
        CancellationToken cancellationToken
    ) => throw new NotImplementedException();

    public Task<Result<ProposedChanges>> ProposeAsync(
        IDraftUnit unit,
        Caller caller,
        ProposeChanges command,
        Edit edit,
        CancellationToken cancellationToken
    ) => throw new NotImplementedException();

    public Task<Result<DecidedProposal>> DecideAsync(
        IDraftUnit unit,
        Caller caller,
        DecideProposal command,
        CancellationToken cancellationToken
    ) => throw new NotImplementedException();

    public Task<Result<CommittedDraft>> CommitAsync(
        IDraftUnit unit,
        Caller caller,
        CommitDraft command,
        CancellationToken cancellationToken
    ) => throw new NotImplementedException();

    public Task<Result<DraftState>> RebaseAsync(
        IDraftUnit unit,
        Caller caller,
        RebaseDraft command,
        CancellationToken cancellationToken
    ) => throw new NotImplementedException();

    public Task<Result<Draft>> DiscardAsync(
        IDraftUnit unit,
        Caller caller,
        DraftId draft,
        Precondition precondition,
        CancellationToken cancellationToken
    ) => throw new NotImplementedException();

    /// <summary>Puts an old revision's content into the open draft (opened when there is none) as one undoable operation.</summary>
    public Task<Result<DraftState>> RestoreAsync(
        IDraftUnit unit,
        Caller caller,
        ArtifactId artifact,
        int revision,
        CancellationToken cancellationToken
    ) => throw new NotImplementedException();

    public Task<Result<Artifact>> RetireAsync(
        IDraftUnit unit,
        Caller caller,
        ArtifactId artifact,
        bool retired,
        CancellationToken cancellationToken
    ) => throw new NotImplementedException();

    /// <summary>The draft, when the caller may read it; a closed one too.</summary>
    public Task<Result<Draft>> FindAsync(
        IDraftReader reader,
        Caller caller,
        string kind,
        DraftId draft,
        CancellationToken cancellationToken
    ) => throw new NotImplementedException();

    /// <summary>The document of a draft at a version; the newest when <paramref name="version"/> is null.</summary>
    public Task<Document> LoadAsync(
        IDraftReader reader,
        Draft draft,
        int? version,
        CancellationToken cancellationToken
    ) => throw new NotImplementedException();

    /// <summary>A stored document: a base, a head, a revision.</summary>
    public Task<Document> LoadAsync(
        IDraftReader reader,
        WorkspaceId workspace,
        string kind,
        SnapshotId snapshot,
        CancellationToken cancellationToken
    ) => throw new NotImplementedException();

    /// <summary>The draft against its base and what is live.</summary>
    public Task<Result<DraftComparison>> CompareAsync(
        IDraftReader reader,
        Caller caller,
        DraftId draft,
        CancellationToken cancellationToken
    ) => throw new NotImplementedException();

    /// <summary>Whether a proposal's paths have changed since it was made; such a one cannot be accepted as it is.</summary>
    public Task<bool> IsStaleAsync(
        IDraftReader reader,
        Draft draft,
        Document document,
        Proposal proposal,
        CancellationToken cancellationToken
    ) => throw new NotImplementedException();
}
