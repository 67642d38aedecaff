using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Web.Features.Forms;

/// <summary>Makes the wire form of a draft.</summary>
internal static class FormDrafting
{
    public static FormDraftWire<TState> ToWire<TState>(Caller caller, Draft draft, TState state)
        where TState : FormStateWire =>
        new()
        {
            DraftId = draft.Id.Value,
            Id = draft.Artifact?.Value,
            BaseRevision = draft.BaseNumber,
            OwnerId = draft.Owner.Value,
            Shared = draft.Owner != caller.User,
            FormState = state,
        };
}
