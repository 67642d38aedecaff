using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Features.Providers;

/// <summary>The page on which a provider's draft is edited. Once it is live, or discarded, the page leads back to the list.</summary>
public sealed partial class ProviderEditor
{
    [Inject]
    public required IState<EditingState> Editing { get; init; }

    [Parameter]
    public Guid Id { get; set; }

    private string Title => Editing.Value.Head is { Title.Length: > 0 } head ? head.Title : "Provider";
}
