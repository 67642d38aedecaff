using DraftStudio.Core.Drafting;

namespace DraftStudio.Web.Features.Editing;

/// <summary>An engine's refusal in words for the person at the page.</summary>
public static class EditingWords
{
    public static string Of(DraftError error) =>
        error.Match(
            forbidden: e => $"You may not do this: it needs the permission {e.Permission}.",
            ownProposal: _ => "This workspace asks that somebody else decides your proposals.",
            notFound: e => e.Message,
            invalid: e => e.Errors.IsEmpty ? "The server refused it." : e.Errors[0].Message,
            versionConflict: _ => "It changed since you looked.",
            conflicting: _ => "Somebody else changed the same field.",
            undoBlocked: e =>
                $"{e.By.AuthorName} built upon it since ({e.By.Label}); undoing it would take that along.",
            unpublishable: e => e.Problems.First(problem => !problem.IsWarning).Message,
            proposalResolved: e =>
                e.Proposal.DecidedByName is { } decider
                    ? $"{decider} {Word(e.Proposal.Status)} it already."
                    : "It was decided already.",
            refused: e => e.Message,
            keyReused: _ => "The key was used for something else.",
            inProgress: _ => "It is being worked on."
        );

    private static string Word(ProposalStatus status) => status == ProposalStatus.Accepted ? "accepted" : "rejected";
}
