using System.Globalization;
using DraftStudio.Core.Drafting;
using DraftStudio.Web.Components.Controls;
using DraftStudio.Web.Features.History;
using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Features.Artifacts;

/// <summary>One live thing: its values, its revisions, its drafts. Nothing is edited here.</summary>
public sealed partial class ArtifactPage
{
    private (Guid Id, int? Revision, int? Against)? asked;
    private bool asksRetirement;

    [Inject]
    public required IState<ArtifactViewState> State { get; init; }

    [Inject]
    public required IDispatcher Dispatcher { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Parameter, EditorRequired]
    public required ArtifactWords Words { get; set; }

    /// <summary>How its values are shown, as lines of a list of terms.</summary>
    [Parameter, EditorRequired]
    public required RenderFragment<ArtifactView> Values { get; set; }

    [Parameter, EditorRequired]
    public Guid Id { get; set; }

    /// <summary>The revision that is shown; what is live when it is not there.</summary>
    [SupplyParameterFromQuery]
    public int? Revision { get; set; }

    /// <summary>The revision that it is compared with; the one before when it is not there.</summary>
    [SupplyParameterFromQuery]
    public int? Against { get; set; }

    private ArtifactView? View => State.Value.View;

    private bool IsRetired => View?.Artifact.RetiredAt is not null;

    private (string Text, string Icon, Tone Tone) Status =>
        IsRetired ? ("Retired", "lock", Tone.Neutral)
        : View is not { Live: > 0 } view ? ("Not deployed", "minus", Tone.Neutral)
        : (LiveText(view), "live", Tone.Success);

    private string Title => ThingLinks.TitleOf(Words.Kind, View?.Artifact.Title ?? "");

    private IReadOnlyList<string> GoesOutOfUse =>
        View?.Drafts is { IsEmpty: false } drafts
            ? [.. drafts.Select(static draft => $"{draft.Title} cannot be committed while it is retired")]
            : [];

    protected override void OnParametersSet()
    {
        if (RendererInfo.IsInteractive && asked != (Id, Revision, Against))
        {
            asked = (Id, Revision, Against);
            Dispatcher.Dispatch(new ArtifactViewShown(Words.Kind, new ArtifactId(Id), Revision, Against));
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
            revision == View?.Usual ? null : revision.ToString(CultureInfo.InvariantCulture)
        );

    /// <summary>What is live, by name where it has one of its own.</summary>
    private string LiveText(ArtifactView view) =>
        Words.Old is not null && view.Revisions.FirstOrDefault(revision => revision.Number == view.Live) is { } live
            ? $"Live {live.Name}"
            : "Live";

    private static string Heading(ArtifactView view) =>
        view.Against is not { } against ? $"First {(view.Revision.Number == 1 ? "revision" : "content")}"
        : against.Number == view.Revision.Number - 1 ? $"What {view.Revision.Name} changed"
        : $"{view.Revision.Title} against {against.Name}";

    private void Compare(ChangeEventArgs change) =>
        Navigation.NavigateTo(
            Navigation.GetUriWithQueryParameter(
                "against",
                change.Value as string is { Length: > 0 } other ? other : null
            )
        );

    private void Retire()
    {
        asksRetirement = false;
        Dispatcher.Dispatch(new ArtifactRetirementRequested(true));
    }
}
