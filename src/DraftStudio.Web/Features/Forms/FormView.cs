using System.Collections.Immutable;
using DraftStudio.Core.Access;
using DraftStudio.Core.Kinds.Forms;

namespace DraftStudio.Web.Features.Forms;

/// <summary>What a form's page shows: the studio's word on the draft, what is live, and what this person may do.</summary>
public sealed record FormView
{
    public required FormState State { get; init; }

    /// <summary>The fields as they were published when the draft was made or last rebased.</summary>
    public required ImmutableArray<FormFieldState> Base { get; init; }

    public required Caller Caller { get; init; }

    public required WorkspaceRules Rules { get; init; }

    public FormFieldState this[FormField field] => State[field];

    public FormFieldState? BaseOf(FormField field) => Base.FirstOrDefault(state => state.Field == field);

    /// <summary>Why this person may not decide what the other proposed; null when they may.</summary>
    public string? WhyNotDecide(UserId proposer) =>
        !Caller.May(Permission.ProposalsDecide) ? $"Deciding needs the permission {Permission.ProposalsDecide}."
        : Rules.ForbidOwnDecisions && proposer == Caller.User
            ? "This workspace asks that somebody else decides your proposals."
        : null;
}
