using System.Globalization;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Forms;
using DraftStudio.Core.Kinds.Providers;
using DraftStudio.Web.Features.History;
using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Features.Providers;

/// <summary>One live provider: its values, its revisions, its drafts. Nothing is edited here.</summary>
public sealed partial class ProviderPage
{
    private (Guid Id, int? Revision)? asked;
    private bool asksRetirement;

    [Inject]
    public required IState<ProviderViewState> State { get; init; }

    [Inject]
    public required IDispatcher Dispatcher { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Parameter]
    public Guid Id { get; set; }

    /// <summary>The revision that is shown; what is live when it is not there.</summary>
    [SupplyParameterFromQuery]
    public int? Revision { get; set; }

    private ProviderView? View => State.Value.View;

    private bool IsRetired => View?.Artifact.RetiredAt is not null;

    private string Title => ThingLinks.TitleOf(ProviderKind.KindName, View?.Artifact.Title ?? "");

    private IReadOnlyList<string> GoesOutOfUse =>
        View?.Drafts is { IsEmpty: false } drafts
            ? [.. drafts.Select(static draft => $"{draft.Title} cannot be committed while it is retired")]
            : [];

    protected override void OnParametersSet()
    {
        if (RendererInfo.IsInteractive && asked != (Id, Revision))
        {
            asked = (Id, Revision);
            Dispatcher.Dispatch(new ProviderViewShown(new ArtifactId(Id), Revision));
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && asked is not null)
        {
            Dispatcher.Dispatch(new ProviderViewLeft());
        }

        base.Dispose(disposing);
    }

    private static string LabelOf(FormField field) =>
        field.Kind == FormFieldKind.Flag ? $"{char.ToUpperInvariant(field.Name[0])}{field.Name[1..]}"
        : field.IsList ? $"{field.Noun}s"
        : field.Noun;

    private Action Do(object action) => () => Dispatcher.Dispatch(action);

    private string AddressOf(int revision) =>
        Navigation.GetUriWithQueryParameter(
            "revision",
            revision == View?.Artifact.HeadNumber ? null : revision.ToString(CultureInfo.InvariantCulture)
        );

    private void Retire()
    {
        asksRetirement = false;
        Dispatcher.Dispatch(new ProviderRetirementRequested(true));
    }
}
