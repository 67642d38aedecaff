using System.Globalization;
using DraftStudio.Core.Catalog;
using DraftStudio.Web.Components.Controls;
using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Features.Catalog;

/// <summary>What people keep in the catalogue: departments, simulations, profiles, personas.</summary>
public sealed partial class CatalogPage
{
    private const int UsesShown = 8;

    private static readonly TimeSpan TypingPause = TimeSpan.FromMilliseconds(200);

    private CatalogQuery? asked;
    private ITimer? typing;
    private string added = "";
    private string renamed = "";
    private int emptied;

    [Inject]
    public required IState<CatalogPageState> State { get; init; }

    [Inject]
    public required IDispatcher Dispatcher { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [Parameter]
    public string? Type { get; set; }

    [SupplyParameterFromQuery]
    public string? Q { get; set; }

    [SupplyParameterFromQuery]
    public bool Retired { get; set; }

    private CatalogWords Words => CatalogWords.Of(Type) ?? CatalogWords.Kept[0];

    private CatalogQuery Query => new(Words.Type, Q?.Trim() ?? "", Retired);

    private static IReadOnlyList<TabItem> TypeItems =>
        [.. CatalogWords.Kept.Select(words => new TabItem(words.Type, words.All, $"/catalog/{words.Type}"))];

    private string Nothing =>
        Query.Search.Length > 0 ? $"Nothing matches “{Query.Search}”."
        : Query.Retired ? $"No {Words.One} is retired."
        : $"There is no {Words.One} yet.";

    private IReadOnlyList<string> Uses =>
        State.Value.Retiring is { Uses: var uses }
            ?
            [
                .. uses.Take(UsesShown)
                    .Select(static use => $"{(use.Draft is null ? "" : "Draft of ")}{use.Kind} {use.Title}"),
                .. uses.Length > UsesShown ? [$"and {uses.Length - UsesShown} more"] : (string[])[],
            ]
            : [];

    private string UsesText =>
        State.Value.Retiring?.Uses.Length switch
        {
            null or 0 => "Nothing uses it. It is offered no longer, and can be brought back.",
            1 => "1 thing uses it, keeps it, and cannot be published with it any more:",
            var many => string.Create(
                CultureInfo.InvariantCulture,
                $"{many} things use it, keep it, and cannot be published with it any more:"
            ),
        };

    protected override void OnParametersSet()
    {
        if (RendererInfo.IsInteractive && asked != Query)
        {
            asked = Query;
            Dispatcher.Dispatch(new CatalogShown(Query));
        }
    }

    protected override bool ShouldRender()
    {
        if (emptied != State.Value.Added)
        {
            emptied = State.Value.Added;
            added = "";
        }

        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            typing?.Dispose();
            if (asked is not null)
            {
                Dispatcher.Dispatch(new CatalogLeft());
            }
        }

        base.Dispose(disposing);
    }

    private Action Do(object action) => () => Dispatcher.Dispatch(action);

    private string AddressOf(CatalogQuery query) =>
        Navigation.GetUriWithQueryParameters(
            $"/catalog/{query.Type}",
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["q"] = query.Search.Length == 0 ? null : query.Search,
                ["retired"] = query.Retired ? true : null,
            }
        );

    /// <summary>What is typed goes into the address once the person pauses.</summary>
    private void Find(ChangeEventArgs change)
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

    private void Retire(ChangeEventArgs change) =>
        Navigation.NavigateTo(AddressOf(Query with { Retired = change.Value is true }));

    private void Add()
    {
        if (added.Trim() is { Length: > 0 } name)
        {
            Dispatcher.Dispatch(new ResourceAddRequested(name));
        }
    }

    private void Rename(Resource resource)
    {
        renamed = resource.Text;
        Dispatcher.Dispatch(new ResourceRenameAsked(resource));
    }

    private void Save()
    {
        if (State.Value.Renaming is { } resource)
        {
            Dispatcher.Dispatch(new ResourceRenameRequested(resource, renamed.Trim()));
        }
    }

    private void RetireConfirmed()
    {
        if (State.Value.Retiring is { } entry)
        {
            Dispatcher.Dispatch(new ResourceRetirementRequested(entry.Resource, true));
        }
    }
}
