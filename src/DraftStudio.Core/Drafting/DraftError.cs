using System.Collections.Immutable;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Drafting;

/// <summary>The ways in which an engine verb is expected to fail: a closed set, taken apart with <see cref="Match{T}"/>.</summary>
public abstract record DraftError
{
    private DraftError() { }

    /// <summary>The caller lacks the permission (403).</summary>
    public sealed record Forbidden(Permission Permission) : DraftError;

    /// <summary>The workspace forbids deciding one's own proposal (403 <c>own_proposal</c>).</summary>
    public sealed record OwnProposal : DraftError;

    /// <summary>No such thing here, or another workspace's (404).</summary>
    public sealed record NotFound(string Code, string Message) : DraftError;

    /// <summary>What was sent cannot be taken (422): one entry a member.</summary>
    public sealed record Invalid(string Code, ImmutableArray<FieldError> Errors) : DraftError;

    /// <summary>An exact version was asked for and the draft has moved on (409, or 412 for a precondition).</summary>
    public sealed record VersionConflict(Draft Current, bool FromHeader) : DraftError;

    /// <summary>Both sides changed the same paths (409): <c>publish_conflict</c>, <c>proposal_conflict</c>, <c>edit_conflict</c>.</summary>
    public sealed record Conflicting(string Code, Draft Current, ImmutableArray<MergeConflict> Conflicts) : DraftError;

    /// <summary>Undo would take back what another person built upon (409 <c>undo_conflict</c>).</summary>
    public sealed record UndoBlocked(Operation By, ImmutableArray<DocumentPath> Paths) : DraftError;

    /// <summary>The document has problems that block its commit (422 <c>not_publishable</c>).</summary>
    public sealed record Unpublishable(ImmutableArray<Problem> Problems) : DraftError;

    /// <summary>The proposal was decided otherwise, or its draft is gone (409 <c>proposal_already_resolved</c>).</summary>
    public sealed record ProposalResolved(Proposal Proposal) : DraftError;

    /// <summary>The state of things does not allow it (409): <c>draft_closed</c>, <c>draft_mismatch</c>, <c>not_a_proposal</c>, <c>nothing_to_undo</c>.</summary>
    public sealed record Refused(string Code, string Message) : DraftError;

    /// <summary>The key was used for another request (422 <c>idempotency_key_reused</c>).</summary>
    public sealed record KeyReused(string Key) : DraftError;

    /// <summary>The first request with the key is still at work (409 <c>request_in_progress</c>).</summary>
    public sealed record InProgress(string Key) : DraftError;

    public static DraftError Of(string code, string pointer, string? field, string message) =>
        new Invalid(code, [new FieldError(pointer, field, code, message)]);

    public T Match<T>(
        Func<Forbidden, T> forbidden,
        Func<OwnProposal, T> ownProposal,
        Func<NotFound, T> notFound,
        Func<Invalid, T> invalid,
        Func<VersionConflict, T> versionConflict,
        Func<Conflicting, T> conflicting,
        Func<UndoBlocked, T> undoBlocked,
        Func<Unpublishable, T> unpublishable,
        Func<ProposalResolved, T> proposalResolved,
        Func<Refused, T> refused,
        Func<KeyReused, T> keyReused,
        Func<InProgress, T> inProgress
    ) =>
        this switch
        {
            Forbidden e => forbidden(e),
            OwnProposal e => ownProposal(e),
            NotFound e => notFound(e),
            Invalid e => invalid(e),
            VersionConflict e => versionConflict(e),
            Conflicting e => conflicting(e),
            UndoBlocked e => undoBlocked(e),
            Unpublishable e => unpublishable(e),
            ProposalResolved e => proposalResolved(e),
            Refused e => refused(e),
            KeyReused e => keyReused(e),
            InProgress e => inProgress(e),
            _ => throw new InvalidOperationException("The set of draft errors is closed."),
        };
}
