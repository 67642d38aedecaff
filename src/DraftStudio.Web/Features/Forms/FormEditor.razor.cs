using DraftStudio.Core.Drafting;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Features.History;
using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Features.Forms;

/// <summary>The page on which a form's draft is edited, with its kind's fields in it; a closed draft can still be read.</summary>
public sealed partial class FormEditor
{
    [Inject]
    public required IState<EditingState> Editing { get; init; }

    [Parameter, EditorRequired]
    public required string Kind { get; set; }

    /// <summary>What the kind's things are called, all and at the beginning of a line: "Providers".</summary>
    [Parameter, EditorRequired]
    public required string Plural { get; set; }

    [Parameter, EditorRequired]
    public Guid Id { get; set; }

    /// <summary>The fields.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>Only what this page shows itself: its fields look after themselves.</summary>
    protected override object Shown =>
        (
            Id,
            Title,
            Editing.Value.View is FormView { State.Status: DraftStatus.Dormant } view
                ? (view.State.Proposals.FirstOrDefault()?.Proposal.Key, view.Caller.Permissions, view.Rules)
                : default
        );

    private string Title => ThingLinks.TitleOf(Kind, Editing.Value.Head?.Title ?? "");
}
