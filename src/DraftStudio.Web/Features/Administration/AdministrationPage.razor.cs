using System.Collections.Immutable;
using DraftStudio.Web.Components.Frame;
using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Features.Administration;

/// <summary>Who may do what, and what it is kept in: a tab for each, shown to those who may open it.</summary>
public sealed partial class AdministrationPage
{
    [Inject]
    public required IState<FrameState> Frame { get; init; }

    /// <summary>Null for the first tab that the person may open.</summary>
    [Parameter]
    public string? Tab { get; set; }

    private ImmutableArray<AdministrationTab> Tabs => AdministrationTab.Of(Frame.Value.Account);

    private AdministrationTab? Current =>
        Tabs.FirstOrDefault(tab => Tab is null || string.Equals(tab.Key, Tab, StringComparison.OrdinalIgnoreCase));
}
