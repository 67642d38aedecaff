using System.Collections.Immutable;
using System.Globalization;
using DraftStudio.Core.Drafting;
using DraftStudio.Web.Components.Controls;
using DraftStudio.Web.Components.Frame;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Review;

/// <summary>Decides proposals, each in a unit of its own: one that fails takes no other with it.</summary>
public sealed partial class DecisionEffects(EditingSession session, ILogger<DecisionEffects> logger)
{
    [EffectMethod]
    public async Task Handle(DecisionsRequested action, IDispatcher dispatcher)
    {
        var results = ImmutableArray.CreateBuilder<ItemResult>();
        foreach (var target in action.Targets)
        {
            results.Add(await DecideAsync(target, action.Accept, action.Comment));
        }

        var made = results.ToImmutable();
        dispatcher.Dispatch(new DecisionsMade(action.Targets, made));
        dispatcher.Dispatch(new Announced(Told(made)));
    }

    private async Task<ItemResult> DecideAsync(DecisionTarget target, bool accept, string? comment)
    {
        try
        {
            var decided = await session.RunAsync(
                (unit, caller, token) =>
                    session.Engine.DecideAsync(
                        unit,
                        caller,
                        new DecideProposal
                        {
                            Kind = target.Kind,
                            Key = target.Key,
                            Accept = accept,
                            Comment = string.IsNullOrWhiteSpace(comment) ? null : comment.Trim(),
                        },
                        token
                    ),
                CancellationToken.None
            );
            return decided.Match(
                done => new ItemResult(target.Title, Word(done, accept), null),
                error => new ItemResult(target.Title, "", EditingWords.Of(error))
            );
        }
#pragma warning disable CA1031 // One result an item, also when the store is away.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.DecisionFailed(logger, target.Kind, exception);
            return new ItemResult(target.Title, "", "The server could not do it just now; try again.");
        }
    }

    private static string Word(DecidedProposal decided, bool accept) =>
        decided.Proposal.Status == ProposalStatus.Pending
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"Approved ({decided.Proposal.Approvals.Length} of {decided.RequiredApprovals})"
            )
        : accept ? "Accepted"
        : "Rejected";

    private static string Told(ImmutableArray<ItemResult> results) =>
        results is [var only]
            ? only.Failure is null
                ? $"{only.Done}: {only.Title}"
                : $"{only.Title}: {only.Failure}"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{results.Count(static result => result.Failure is null)} of {results.Length} decided"
            );

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A proposal on a {Kind} could not be decided.")]
        public static partial void DecisionFailed(ILogger logger, string kind, Exception exception);
    }
}
