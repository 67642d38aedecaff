using System.Collections.Immutable;
using System.Globalization;
using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Features.History;

namespace DraftStudio.Web.Features.Review;

/// <summary>Reads what waits for a decision, as it stands to one person.</summary>
public sealed class ReviewReader(EditingSession session, DraftKinds kinds, TimeProvider time)
{
    private const int PageSize = 200;

    /// <summary>A filter that takes next to nothing must not read the whole queue at once.</summary>
    private const int PagesAtOnce = 5;

    public async Task<ReviewItems> ReadAsync(
        Caller caller,
        ReviewFilter filter,
        string? cursor,
        int atLeast,
        CancellationToken cancellationToken
    )
    {
        var rules = await session.Store.ReadRulesAsync(caller.Workspace, cancellationToken);
        var found = ImmutableArray.CreateBuilder<ReviewItem>();
        for (var page = 0; page < PagesAtOnce; page++)
        {
            var pending = await session.Store.ListPendingAsync(
                caller.Workspace,
                cursor,
                filter.IsNone ? Math.Clamp(atLeast - found.Count, 1, PageSize) : PageSize,
                cancellationToken
            );
            foreach (var waiting in pending.Items.Where(waiting => filter.Takes(waiting.Proposal, time.GetUtcNow())))
            {
                found.Add(await ItemAsync(caller, rules, waiting, cancellationToken));
            }

            cursor = pending.NextCursor;
            if (cursor is null || found.Count >= atLeast)
            {
                break;
            }
        }

        return new ReviewItems(found.ToImmutable(), cursor);
    }

    /// <summary>How many wait for this person; what cannot be told by counting is counted up to a page.</summary>
    public async Task<int> CountTurnAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (!caller.May(Permission.ProposalsDecide))
        {
            return 0;
        }

        var rules = await session.Store.ReadRulesAsync(caller.Workspace, cancellationToken);
        if (!rules.ForbidOwnDecisions && rules.RequiredApprovals <= 1)
        {
            return await session.Store.CountPendingAsync(caller.Workspace, cancellationToken);
        }

        var pending = await session.Store.ListPendingAsync(caller.Workspace, null, PageSize, cancellationToken);
        return pending.Items.Count(waiting =>
            ReviewRules.BlockedFor(caller, rules, waiting.Proposal) is null
            && !ReviewRules.ApprovedBy(caller, waiting.Proposal)
        );
    }

    /// <summary>What a proposal would change, field by field; null when it is decided or gone.</summary>
    public async Task<ReviewDetail?> DetailAsync(
        Caller caller,
        string kind,
        string key,
        CancellationToken cancellationToken
    )
    {
        var proposal = await session.Store.FindProposalAsync(caller.Workspace, kind, key, cancellationToken);
        if (proposal is not { Status: ProposalStatus.Pending })
        {
            return null;
        }

        var draft = await session.Store.FindDraftAsync(caller.Workspace, proposal.Draft, cancellationToken);
        var lines =
            draft is not null && session.Kinds.Find(kind) is { } editor
                ? await editor.DescribeAsync(
                    session.Store,
                    caller.Workspace,
                    await session.Engine.LoadAsync(session.Store, draft, null, cancellationToken),
                    proposal.Changes,
                    cancellationToken
                )
                :
                [
                    .. proposal.Changes.Select(static change => new ChangeLine(
                        change.Path,
                        change.Path.ToString(),
                        null,
                        null
                    )),
                ];
        return new ReviewDetail($"{kind}:{key}", lines);
    }

    private async Task<ReviewItem> ItemAsync(
        Caller caller,
        WorkspaceRules rules,
        PendingProposal waiting,
        CancellationToken cancellationToken
    )
    {
        var (proposal, draft) = waiting;
        return new ReviewItem
        {
            Kind = proposal.Kind,
            Key = proposal.Key,
            Draft = draft.Id,
            Title = ThingLinks.TitleOf(proposal.Kind, draft.Title),
            IsNew = proposal.MadeDraft,
            Summary = kinds.Find(proposal.Kind)?.Describe(proposal.Changes) ?? "",
            Proposer = proposal.Proposer,
            ProposerName = proposal.ProposerName,
            CreatedAt = proposal.CreatedAt,
            Approvals = proposal.Approvals.Length,
            RequiredApprovals = rules.RequiredApprovals,
            ApprovedByMe = ReviewRules.ApprovedBy(caller, proposal),
            Blocked = ReviewRules.BlockedFor(caller, rules, proposal),
            Stale = await StaleAsync(draft, proposal, cancellationToken),
        };
    }

    private async Task<string?> StaleAsync(Draft draft, Proposal proposal, CancellationToken cancellationToken)
    {
        if (proposal.MadeDraft || proposal.BaseVersion == draft.Version)
        {
            return null;
        }

        var document = await session.Engine.LoadAsync(session.Store, draft, null, cancellationToken);
        return await session.Engine.IsStaleAsync(session.Store, draft, document, proposal, cancellationToken)
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"Stale: the draft changed the same fields since (version {proposal.BaseVersion} then, {draft.Version} now)."
            )
            : null;
    }
}
