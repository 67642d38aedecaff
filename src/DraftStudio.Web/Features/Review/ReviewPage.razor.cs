using System.Collections.Immutable;
using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Features.Review;

/// <summary>The inbox: what waits, what it would change, and the two decisions.</summary>
public sealed partial class ReviewPage
{
    private ReviewFilter? asked;
    private string? shown;
    private int focusTicket;

    [Inject]
    public required IState<ReviewState> State { get; init; }

    [Inject]
    public required IDispatcher Dispatcher { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [SupplyParameterFromQuery]
    public string? Kind { get; set; }

    [SupplyParameterFromQuery]
    public string? By { get; set; }

    [SupplyParameterFromQuery]
    public string? Age { get; set; }

    /// <summary>The proposal that is looked at; on a narrow screen it takes the list's place.</summary>
    [SupplyParameterFromQuery]
    public string? Item { get; set; }

    private ReviewFilter Filter => ReviewFilter.Of(Kind, By, Age);

    private ReviewItem? Current => State.Value.Find(Item) ?? State.Value.Items.FirstOrDefault();

    private ImmutableArray<ReviewItem> Chosen => [.. State.Value.SelectedItems];

    private IEnumerable<(string Heading, ImmutableArray<ReviewItem> Items)> Groups
    {
        get
        {
            ImmutableArray<ReviewItem> turn = [.. State.Value.Items.Where(static item => item.IsTurn)];
            ImmutableArray<ReviewItem> waiting = [.. State.Value.Items.Where(static item => !item.IsTurn)];
            if (!turn.IsEmpty)
            {
                yield return ("Your turn", turn);
            }

            if (!waiting.IsEmpty)
            {
                yield return ("Waiting for others", waiting);
            }
        }
    }

    protected override void OnParametersSet()
    {
        if (RendererInfo.IsInteractive && asked != Filter)
        {
            asked = Filter;
            Dispatcher.Dispatch(new ReviewShown(Filter));
        }
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (shown != Current?.Id)
        {
            shown = Current?.Id;
            Dispatcher.Dispatch(new ReviewItemShown(shown));
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && asked is not null)
        {
            Dispatcher.Dispatch(new ReviewLeft());
        }

        base.Dispose(disposing);
    }

    private Action Do(object action) => () => Dispatcher.Dispatch(action);

    private void Retry() => Dispatcher.Dispatch(new ReviewShown(Filter));

    private string AddressOf(string? item) => Navigation.GetUriWithQueryParameter("item", item);

    private void Go(ReviewFilter filter) =>
        Navigation.NavigateTo(
            Navigation.GetUriWithQueryParameters(
                "review",
                new Dictionary<string, object?>(StringComparer.Ordinal)
                {
                    ["kind"] = filter.Kind,
                    ["by"] = filter.Proposer?.Value,
                    ["age"] = filter.Age == ReviewAge.Any ? null : filter.Age.ToString().ToLowerInvariant(),
                }
            )
        );

    private void Move(int steps)
    {
        var at = Current is { } current ? State.Value.IndexOf(current.Id) : -1;
        var to = Math.Clamp(at + steps, 0, State.Value.Items.Length - 1);
        focusTicket++;
        Show(State.Value.Items[to].Id);
    }

    private void Show(string? item) => Navigation.NavigateTo(AddressOf(item), replace: true);

    private void Toggle(ReviewItem item) => Dispatcher.Dispatch(new ReviewItemToggled(item.Id));

    private void Accept(ReviewItem item)
    {
        if (item.AcceptBlocked is null && !State.Value.Deciding.Contains(item.Id))
        {
            Decide([item], accept: true, comment: null);
        }
    }

    private void AcceptChosen() => Decide(Chosen, accept: true, comment: null);

    private void Reject(ReviewItem item)
    {
        if (item.Blocked is null)
        {
            Dispatcher.Dispatch(new RejectionAsked([item.Target]));
        }
    }

    private void RejectChosen() => Dispatcher.Dispatch(new RejectionAsked([.. Chosen.Select(item => item.Target)]));

    private void RejectWith(string comment)
    {
        var targets = State.Value.Rejecting;
        Decide([.. State.Value.Items.Where(item => targets.Contains(item.Target))], accept: false, comment);
    }

    /// <summary>Decides, and looks at the next one: a reviewer goes through a list.</summary>
    private void Decide(ImmutableArray<ReviewItem> items, bool accept, string? comment)
    {
        if (Current is { } current && items.Contains(current))
        {
            var rest = State.Value.Items.SkipWhile(item => item != current).Skip(1);
            Show(rest.FirstOrDefault(item => !items.Contains(item))?.Id);
        }

        Dispatcher.Dispatch(new DecisionsRequested([.. items.Select(item => item.Target)], accept, comment));
    }
}
