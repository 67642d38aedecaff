using DraftStudio.Core.Drafting;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Features.Forms;
using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Features.Providers;

/// <summary>The page on which a provider's draft is edited; a closed one can still be read.</summary>
public sealed partial class ProviderEditor
{
    private object? rendered;

    [Inject]
    public required IState<EditingState> Editing { get; init; }

    [Parameter]
    public Guid Id { get; set; }

    /// <summary>Only what this page shows itself: its fields look after themselves.</summary>
    private object Shown =>
        (
            Id,
            Title,
            Editing.Value.View is FormView { State.Status: DraftStatus.Dormant } view
                ? (view.State.Proposals.FirstOrDefault()?.Proposal.Key, view.Caller.Permissions, view.Rules)
                : default
        );

    protected override void OnAfterRender(bool firstRender) => rendered = Shown;

    protected override bool ShouldRender() => rendered is null || !rendered.Equals(Shown);

    private string Title => Editing.Value.Head is { Title.Length: > 0 } head ? head.Title : "Provider";
}
