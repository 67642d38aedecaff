using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Drafting;

/// <content>Proposals: changes that wait for a decision.</content>
public sealed partial class DraftEngine
{
    /// <summary>
    /// Keeps the changes that the edit would make for a decision: on a draft, whose values stay as they are, or in a dormant
    /// draft made for them. A key that a proposal of the kind has is refused as reused.
    /// </summary>
    public async Task<Result<ProposedChanges>> ProposeAsync(
        IDraftUnit unit,
        Caller caller,
        ProposeChanges command,
        Edit edit,
        CancellationToken cancellationToken
    )
    {
        if (!caller.May(Permission.ProposalsCreate))
        {
            return new DraftError.Forbidden(Permission.ProposalsCreate);
        }

        var kind = kinds[command.Kind];
        var target = command.Draft is { } id
            ? await FindOpenAsync(unit, caller, command.Kind, id, command.Precondition, cancellationToken)
            : await InsertDormantAsync(unit, caller, kind, command.NewDraftId, cancellationToken);
        if (!target.TryGet(out var head, out var error))
        {
            return error;
        }

        var document = await documents.LoadAsync(unit, head, head.Version, cancellationToken);
        var edited = await edit(document, unit, cancellationToken);
        if (!edited.TryGet(out var next, out error))
        {
            return error;
        }

        var proposal = new Proposal
        {
            Workspace = caller.Workspace,
            Id = new ProposalId(NewId()),
            Draft = head.Id,
            Kind = command.Kind,
            Key = command.Key,
            BaseVersion = head.Version,
            Changes = DocumentDiff.Between(document, next),
            MadeDraft = command.Draft is null,
            Status = ProposalStatus.Pending,
            Proposer = caller.User,
            ProposerName = caller.UserName,
            CreatedAt = time.GetUtcNow(),
        };
        if (proposal.MadeDraft)
        {
            var filled = await AppendAsync(
                unit,
                caller,
                head,
                document,
                next,
                new Step(OperationKind.Edit, "draft.changed", null),
                cancellationToken
            );
            if (!filled.TryGet(out var state, out error))
            {
                return error;
            }

            (head, document) = (state.Draft, state.Document);
        }

        if (!await unit.InsertProposalAsync(proposal, cancellationToken))
        {
            return new DraftError.KeyReused(command.Key);
        }

        await unit.JournalAsync(
            EntryOf(
                caller,
                "proposal.created",
                head,
                head.Version,
                head.Version,
                kind.Describe(proposal.Changes),
                DetailsOf(proposal.Changes, [KeyValuePair.Create("key", proposal.Key)])
            ),
            cancellationToken
        );
        return new ProposedChanges(head with { PendingProposals = head.PendingProposals + 1 }, document, proposal);
    }

    /// <summary>
    /// Accepts or rejects a proposal. The same decision again changes nothing; the opposite one is refused. An acceptance
    /// below the workspace's number of approvals is recorded and leaves it pending. Accepted changes are rebased on what
    /// the draft has become, unless that touched the same paths.
    /// </summary>
    public async Task<Result<DecidedProposal>> DecideAsync(
        IDraftUnit unit,
        Caller caller,
        DecideProposal command,
        CancellationToken cancellationToken
    )
    {
        if (!caller.May(Permission.ProposalsDecide))
        {
            return new DraftError.Forbidden(Permission.ProposalsDecide);
        }

        var proposal = await unit.FindProposalAsync(caller.Workspace, command.Kind, command.Key, cancellationToken);
        if (proposal is null)
        {
            return new DraftError.NotFound("proposal_not_found", "There is no proposal with this key.");
        }

        if (command.Draft is { } expected && expected != proposal.Draft)
        {
            return new DraftError.Refused("draft_mismatch", $"The proposal is on another draft than {expected}.");
        }

        var head =
            await unit.FindDraftAsync(caller.Workspace, proposal.Draft, cancellationToken)
            ?? throw new InvalidOperationException("A proposal without its draft.");
        var document = await documents.LoadAsync(unit, head, head.Version, cancellationToken);
        var rules = await unit.ReadRulesAsync(caller.Workspace, cancellationToken);
        if (proposal.Status != ProposalStatus.Pending)
        {
            return proposal.Status == (command.Accept ? ProposalStatus.Accepted : ProposalStatus.Rejected)
                ? new DecidedProposal(head, document, proposal, rules.RequiredApprovals, Written: false)
                : new DraftError.ProposalResolved(proposal);
        }

        if (rules.ForbidOwnDecisions && proposal.Proposer == caller.User)
        {
            return new DraftError.OwnProposal();
        }

        var decision = new Decision(unit, caller, head, document, proposal, rules, command.Comment);
        return command.Accept
            ? await AcceptAsync(decision, cancellationToken)
            : await RejectAsync(decision, cancellationToken);
    }

    /// <summary>Whether a pending proposal's paths have changed since it was made, so that it cannot be accepted as it is.</summary>
    public async Task<bool> IsStaleAsync(
        IDraftReader reader,
        Draft draft,
        Document document,
        Proposal proposal,
        CancellationToken cancellationToken
    )
    {
        if (proposal.Status != ProposalStatus.Pending || proposal.MadeDraft || proposal.BaseVersion == draft.Version)
        {
            return false;
        }

        var outcome = await MergeProposalAsync(reader, draft, document, proposal, cancellationToken);
        return !outcome.Conflicts.IsEmpty;
    }

    private sealed record Decision(
        IDraftUnit Unit,
        Caller Caller,
        Draft Head,
        Document Document,
        Proposal Proposal,
        WorkspaceRules Rules,
        string? Comment
    );

    private async Task<Result<DecidedProposal>> AcceptAsync(Decision decision, CancellationToken cancellationToken)
    {
        var (unit, caller, head, document, proposal, rules, _) = decision;
        if (proposal.Approvals.Any(approval => approval.User == caller.User))
        {
            return new DecidedProposal(head, document, proposal, rules.RequiredApprovals, Written: false);
        }

        var approved = proposal with
        {
            Approvals = proposal.Approvals.Add(new Approval(caller.User, caller.UserName, time.GetUtcNow())),
        };
        if (approved.Approvals.Length < rules.RequiredApprovals)
        {
            return await RecordAsync(decision, approved, head, document, "proposal.approved", cancellationToken);
        }

        var outcome = proposal.MadeDraft
            ? new DraftMerge.Outcome(document, [])
            : await MergeProposalAsync(unit, head, document, proposal, cancellationToken);
        if (!outcome.Conflicts.IsEmpty)
        {
            return new DraftError.Conflicting("proposal_conflict", head, outcome.Conflicts);
        }

        var applied = await AppendAsync(
            unit,
            caller,
            head,
            document,
            outcome.Merged,
            new Step(
                OperationKind.Accept,
                "draft.changed",
                $"Accept {kinds[head.Kind].Describe(proposal.Changes)} of {proposal.ProposerName}"
            )
            {
                Always = true,
                Head = static draft =>
                    draft.Status == DraftStatus.Dormant ? draft with { Status = DraftStatus.Active } : draft,
            },
            cancellationToken
        );
        if (!applied.TryGet(out var state, out var error))
        {
            return error;
        }

        var accepted = Decided(approved, decision, ProposalStatus.Accepted) with
        {
            AppliedVersion = state.Draft.Version,
        };
        return await RecordAsync(
            decision,
            accepted,
            state.Draft,
            state.Document,
            "proposal.accepted",
            cancellationToken
        );
    }

    private async Task<Result<DecidedProposal>> RejectAsync(Decision decision, CancellationToken cancellationToken)
    {
        var (unit, caller, head, document, proposal, _, _) = decision;
        var rejected = Decided(proposal, decision, ProposalStatus.Rejected);
        await kinds[head.Kind].OnRejectedAsync(unit, head, rejected, cancellationToken);
        var recorded = await RecordAsync(decision, rejected, head, document, "proposal.rejected", cancellationToken);
        if (!proposal.MadeDraft || head.Status != DraftStatus.Dormant || recorded.Error is not null)
        {
            return recorded;
        }

        var closed = await CloseAsync(unit, caller, head, document, cancellationToken);
        return closed.TryGet(out var discarded, out var error)
            ? recorded.Map(result => result with { Draft = discarded })
            : error;
    }

    private Proposal Decided(Proposal proposal, Decision decision, ProposalStatus status) =>
        proposal with
        {
            Status = status,
            DecidedBy = decision.Caller.User,
            DecidedByName = decision.Caller.UserName,
            DecidedAt = time.GetUtcNow(),
            Comment = decision.Comment,
        };

    private async Task<Result<DecidedProposal>> RecordAsync(
        Decision decision,
        Proposal proposal,
        Draft head,
        Document document,
        string happened,
        CancellationToken cancellationToken
    )
    {
        var unit = decision.Unit;
        if (!await unit.UpdatePendingProposalAsync(proposal, cancellationToken))
        {
            // Only a database where units overlap comes here: another decision was first.
            var current = await unit.FindProposalAsync(
                proposal.Workspace,
                proposal.Kind,
                proposal.Key,
                cancellationToken
            );
            return new DraftError.ProposalResolved(current ?? proposal);
        }

        await unit.JournalAsync(
            EntryOf(
                decision.Caller,
                happened,
                head,
                head.Version,
                head.Version,
                kinds[head.Kind].Describe(proposal.Changes),
                DetailsOf(proposal.Changes, [KeyValuePair.Create("key", proposal.Key)])
            ),
            cancellationToken
        );
        var still = proposal.Status == ProposalStatus.Pending ? 0 : 1;
        return new DecidedProposal(
            head with
            {
                PendingProposals = Math.Max(0, head.PendingProposals - still),
            },
            document,
            proposal,
            decision.Rules.RequiredApprovals,
            Written: true
        );
    }

    private async Task<DraftMerge.Outcome> MergeProposalAsync(
        IDraftReader reader,
        Draft head,
        Document document,
        Proposal proposal,
        CancellationToken cancellationToken
    )
    {
        var origin = await documents.LoadAsync(reader, head, proposal.BaseVersion, cancellationToken);
        return await merging.MergeAsync(
            reader,
            head.Workspace,
            head.Kind,
            origin,
            document,
            origin.Apply(proposal.Changes),
            static _ => null,
            cancellationToken
        );
    }

    private static async Task<Result<Draft>> FindOpenAsync(
        IDraftUnit unit,
        Caller caller,
        string kind,
        DraftId draft,
        Precondition precondition,
        CancellationToken cancellationToken
    )
    {
        var head = await unit.FindDraftAsync(caller.Workspace, draft, cancellationToken);
        if (head is null || head.Kind != kind)
        {
            return DraftNotFound();
        }

        if (!head.IsOpen)
        {
            return Closed(head);
        }

        return precondition.Match<Result<Draft>>(
            newest: () => head,
            exactly: (version, fromHeader) =>
                version == head.Version ? head : new DraftError.VersionConflict(head, fromHeader),
            basedOn: _ => head
        );
    }

    private async Task<Result<Draft>> InsertDormantAsync(
        IDraftUnit unit,
        Caller caller,
        DraftKind kind,
        DraftId? id,
        CancellationToken cancellationToken
    )
    {
        var draft = NewDraft(caller, kind, id) with { Status = DraftStatus.Dormant };
        if (!await unit.InsertDraftAsync(draft, cancellationToken))
        {
            return new DraftError.Refused("draft_exists", $"There is a draft with the id {draft.Id} already.");
        }

        unit.Remember(draft.Id, 0, kind.Blank);
        await unit.JournalAsync(EntryOf(caller, "draft.opened", draft, null, 0, ""), cancellationToken);
        return draft;
    }
}
