using System.Collections.Immutable;
using DraftStudio.Web.Components.Controls;
using DraftStudio.Web.Features.Review;
using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Features.Artifacts;

/// <summary>The list of a kind's things: what is live, what is being drafted, what is proposed.</summary>
public sealed partial class ArtifactListPage
{
    private static readonly TimeSpan TypingPause = TimeSpan.FromMilliseconds(200);

    private ArtifactListQuery? asked;
    private ImmutableArray<DecisionTarget> rejecting = [];
    private ITimer? typing;

    [Inject]
    public required IState<ArtifactListState> State { get; init; }

    [Inject]
    public required IDispatcher Dispatcher { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [Parameter, EditorRequired]
    public required ArtifactWords Words { get; set; }

    [SupplyParameterFromQuery]
    public string? Tab { get; set; }

    [SupplyParameterFromQuery]
    public string? Q { get; set; }

    [SupplyParameterFromQuery]
    public string? Sort { get; set; }

    private ArtifactListQuery Query => ArtifactListQuery.Of(Words.Kind, Tab, Q, Sort);

    private IReadOnlyList<TabItem> TabItems =>
        [
            .. Enum.GetValues<ArtifactTab>()
                .Select(tab => new TabItem(tab.ToString(), tab.ToString(), AddressOf(Query with { Tab = tab }))),
        ];

    private IEnumerable<(ArtifactBulkAction Action, string Label, bool Allowed)> BulkActions =>
        [
            (ArtifactBulkAction.Retire, "Retire", State.Value.MayCommit),
            (ArtifactBulkAction.BringBack, "Bring back", State.Value.MayCommit),
            (ArtifactBulkAction.Discard, "Discard drafts", State.Value.MayWrite),
        ];

    private RenderFragment Empty =>
        Query switch
        {
            { Search.Length: > 0 } => Says(
                $"Nothing matches “{Query.Search}”.",
                "Clear the search",
                AddressOf(Query with { Search = "" })
            ),
            { Tab: ArtifactTab.Proposed } => Says($"No new {Words.Kind} is proposed.", "Go to review", "/review"),
            { Tab: ArtifactTab.Retired } => Says(
                $"No {Words.Kind} is retired.",
                "Show live ones",
                AddressOf(Query with { Tab = ArtifactTab.Live })
            ),
            { Tab: ArtifactTab.Drafts } => Says(
                "No draft is open.",
                "Show live ones",
                AddressOf(ArtifactListQuery.Of(Words.Kind, null, null, null))
            ),
            _ => Says($"There is no {Words.Kind} yet.", State.Value.MayWrite ? Words.New : null, null),
        };

    protected override void OnParametersSet()
    {
        if (RendererInfo.IsInteractive && asked != Query)
        {
            asked = Query;
            Dispatcher.Dispatch(new ArtifactListShown(Query));
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            typing?.Dispose();
            if (asked is not null)
            {
                Dispatcher.Dispatch(new ArtifactListLeft(asked.Kind));
            }
        }

        base.Dispose(disposing);
    }

    private Action Do(object action) => () => Dispatcher.Dispatch(action);

    private string AddressOf(ArtifactListQuery query) =>
        Navigation.GetUriWithQueryParameters(Words.Address, query.ToParameters());

    /// <summary>What is typed goes into the address once the person pauses, and replaces what was typed before.</summary>
    private void Type(ChangeEventArgs change)
    {
        var address = AddressOf(Query with { Search = (change.Value as string ?? "").Trim() });
        typing?.Dispose();
        typing = Time.CreateTimer(
            _ => _ = InvokeAsync(() => Navigation.NavigateTo(address, replace: true)),
            null,
            TypingPause,
            Timeout.InfiniteTimeSpan
        );
    }

    private void Accept(DecisionTarget target) =>
        Dispatcher.Dispatch(new DecisionsRequested([target], Accept: true, Comment: null));

    private void AskRejection(DecisionTarget target) => rejecting = [target];

    private void Reject(string comment)
    {
        Dispatcher.Dispatch(new DecisionsRequested(rejecting, Accept: false, comment));
        rejecting = [];
    }

    private RenderFragment Says(string text, string? label, string? href) =>
        builder =>
        {
            builder.OpenComponent<EmptyState>(0);
            builder.AddComponentParameter(1, nameof(EmptyState.Text), text);
            builder.AddComponentParameter(2, nameof(EmptyState.IconName), Words.Icon);
            if (label is not null)
            {
                builder.AddComponentParameter(3, nameof(EmptyState.ActionLabel), label);
                if (href is not null)
                {
                    builder.AddComponentParameter(4, nameof(EmptyState.ActionHref), href);
                }
                else
                {
                    builder.AddComponentParameter(
                        5,
                        nameof(EmptyState.OnAction),
                        EventCallback.Factory.Create(this, Do(new NewArtifactRequested(Words.Kind)))
                    );
                }
            }

            builder.CloseComponent();
        };
}
