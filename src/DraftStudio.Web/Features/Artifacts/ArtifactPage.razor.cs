using System.Globalization;
using DraftStudio.Core.Drafting;
using DraftStudio.Web.Features.History;
using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Features.Artifacts;

/// <summary>One live thing: its values, its revisions, its drafts. Nothing is edited here.</summary>
public sealed partial class ArtifactPage
{
    private (Guid Id, int? Revision)? asked;
    private bool asksRetirement;

    [Inject]
    public required IState<ArtifactViewState> State { get; init; }

    [Inject]
    public required IDispatcher Dispatcher { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Parameter, EditorRequired]
    public required ArtifactWords Words { get; set; }

    /// <summary>How its values are shown; one line a field when it is not said.</summary>
    [Parameter]
    public RenderFragment<ArtifactView>? Values { get; set; }

    [Parameter, EditorRequired]
    public Guid Id { get; set; }

    /// <summary>The revision that is shown; what is live when it is not there.</summary>
    [SupplyParameterFromQuery]
    public int? Revision { get; set; }

    private ArtifactView? View => State.Value.View;

    private bool IsRetired => View?.Artifact.RetiredAt is not null;

    private string Title => ThingLinks.TitleOf(Words.Kind, View?.Artifact.Title ?? "");

    private IReadOnlyList<string> GoesOutOfUse =>
        View?.Drafts is { IsEmpty: false } drafts
            ? [.. drafts.Select(static draft => $"{draft.Title} cannot be committed while it is retired")]
            : [];

    protected override void OnParametersSet()
    {
        if (RendererInfo.IsInteractive && asked != (Id, Revision))
        {
            asked = (Id, Revision);
            Dispatcher.Dispatch(new ArtifactViewShown(Words.Kind, new ArtifactId(Id), Revision));
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && asked is { } left)
        {
            Dispatcher.Dispatch(new ArtifactViewLeft(new ArtifactId(left.Id)));
        }

        base.Dispose(disposing);
    }

    private Action Do(object action) => () => Dispatcher.Dispatch(action);

    private string AddressOf(int revision) =>
        Navigation.GetUriWithQueryParameter(
            "revision",
            revision == View?.Artifact.HeadNumber ? null : revision.ToString(CultureInfo.InvariantCulture)
        );

    private void Retire()
    {
        asksRetirement = false;
        Dispatcher.Dispatch(new ArtifactRetirementRequested(true));
    }
}
