using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Features.History;

/// <summary>The journal as people read it.</summary>
public sealed partial class ActivityPage
{
    private static readonly (string Prefix, string Label)[] Events =
    [
        ("draft.", "Drafts"),
        ("draft.committed", "Commits and deployments"),
        ("proposal.", "Proposals"),
        ("artifact.", "Retirements"),
        ("key.", "Keys"),
        ("user.", "Users"),
        ("token.", "Tokens"),
        ("workspace.", "Workspace"),
    ];

    private ActivityFilter? asked;

    [Inject]
    public required IState<ActivityState> State { get; init; }

    [Inject]
    public required IDispatcher Dispatcher { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [SupplyParameterFromQuery]
    public string? Kind { get; set; }

    [SupplyParameterFromQuery]
    public string? By { get; set; }

    [SupplyParameterFromQuery]
    public string? Event { get; set; }

    [SupplyParameterFromQuery]
    public string? Draft { get; set; }

    [SupplyParameterFromQuery]
    public string? Artifact { get; set; }

    private ActivityFilter Filter => ActivityFilter.Of(Kind, By, Event, Draft, Artifact);

    protected override void OnParametersSet()
    {
        if (RendererInfo.IsInteractive && asked != Filter)
        {
            asked = Filter;
            Dispatcher.Dispatch(new ActivityShown(Filter));
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && asked is not null)
        {
            Dispatcher.Dispatch(new ActivityLeft());
        }

        base.Dispose(disposing);
    }

    private static string? Text(ChangeEventArgs change) => change.Value as string is { Length: > 0 } text ? text : null;

    private Action Do(object action) => () => Dispatcher.Dispatch(action);

    private void Go(ActivityFilter filter) =>
        Navigation.NavigateTo(
            Navigation.GetUriWithQueryParameters(
                "/activity",
                new Dictionary<string, object?>(StringComparer.Ordinal)
                {
                    ["kind"] = filter.Kind,
                    ["by"] = filter.Actor?.Value,
                    ["event"] = filter.Event,
                    ["draft"] = filter.Draft?.Value,
                    ["artifact"] = filter.Artifact?.Value,
                }
            )
        );
}
