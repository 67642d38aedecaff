using System.Collections.Immutable;
using System.Globalization;
using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Features.History;
using DraftStudio.Web.Features.Review;

namespace DraftStudio.Web.Features.Home;

/// <summary>Reads what one person should know first.</summary>
public sealed class HomeReader(EditingSession session, ReviewReader review, ActivityReader activity)
{
    private const int DraftsShown = 8;

    /// <summary>All of them, as far as a person has that many.</summary>
    private const int DraftsAtMost = 199;
    private const int TurnShown = 6;
    private const int ChangesShown = 12;

    /// <summary>One's own entries are left out, so more are read than are shown.</summary>
    private const int ChangesRead = 60;

    /// <param name="caller">Whose page it is.</param>
    /// <param name="since">The last visit.</param>
    /// <param name="allDrafts">Every draft, not the latest only.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<HomeView> ReadAsync(
        Caller caller,
        DateTimeOffset? since,
        bool allDrafts,
        CancellationToken cancellationToken
    )
    {
        var most = allDrafts ? DraftsAtMost : DraftsShown;
        var drafts = await ReadDraftsAsync(caller, most, cancellationToken);
        var pending = await review.ReadAsync(caller, ReviewFilter.None, null, ChangesRead, cancellationToken);
        ImmutableArray<ReviewItem> turn =
        [
            .. pending.Items.Where(static item => item is { IsTurn: true, Stale: null }),
        ];
        var page = await activity.ReadAsync(caller, ActivityFilter.None, null, ChangesRead, cancellationToken);
        return new HomeView
        {
            Drafts = [.. drafts.Take(most)],
            HasMoreDrafts = drafts.Length > most,
            Turn = [.. turn.Take(TurnShown)],
            HasMoreTurn = turn.Length > TurnShown || pending.Next is not null,
            Failures = FailuresOf(caller, drafts, pending.Items),
            Changes = [.. page.Items.Where(line => line.Actor != caller.UserName).Take(ChangesShown)],
            Since = since,
            MayWrite = caller.May(Permission.DraftsWrite),
            MayWriteTemplates = caller.May(Permission.TemplateWrite),
        };
    }

    private async Task<ImmutableArray<HomeDraft>> ReadDraftsAsync(
        Caller caller,
        int most,
        CancellationToken cancellationToken
    )
    {
        var page = await session.Store.ListDraftsAsync(
            new DraftQuery
            {
                Workspace = caller.Workspace,
                Owner = caller.User,
                Limit = most + 1,
            },
            cancellationToken
        );
        var drafts = ImmutableArray.CreateBuilder<HomeDraft>(page.Items.Length);
        foreach (var draft in page.Items)
        {
            var artifact = draft.Artifact is { } id
                ? await session.Store.FindArtifactAsync(caller.Workspace, id, cancellationToken)
                : null;
            drafts.Add(
                new HomeDraft(
                    ThingLinks.TitleOf(draft.Kind, draft.Title),
                    artifact is null ? $"New {draft.Kind}" : draft.Detail,
                    ThingLinks.Draft(draft.Kind, draft.Id),
                    artifact is null ? 0 : artifact.HeadNumber - draft.BaseNumber,
                    draft.PendingProposals,
                    draft.UpdatedAt
                )
            );
        }

        return drafts.ToImmutable();
    }

    private static ImmutableArray<HomeFailure> FailuresOf(
        Caller caller,
        ImmutableArray<HomeDraft> drafts,
        ImmutableArray<ReviewItem> pending
    ) =>
        [
            .. pending
                .Where(item => item.Stale is not null && (item.Blocked is null || item.Proposer == caller.User))
                .Select(item => new HomeFailure(
                    item.Title,
                    "Stale",
                    "conflict",
                    $"{item.Summary}, proposed by {item.ProposerName}: the draft changed the same fields since.",
                    $"/review?item={Uri.EscapeDataString(item.Id)}"
                )),
            .. drafts
                .Where(static draft => draft.Behind > 0)
                .Select(static draft => new HomeFailure(
                    draft.Title,
                    "Behind live",
                    "behind",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Your draft is behind live by {draft.Behind}: rebase it before you commit."
                    ),
                    draft.Address
                )),
        ];
}
