using System.Collections.Immutable;
using DraftStudio.Core.Kinds.Cohorts;
using DraftStudio.Core.Kinds.Providers;
using DraftStudio.Core.Kinds.Releases;
using DraftStudio.Core.Kinds.Templates;
using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Features.Home;

/// <summary>What one person should know first.</summary>
public sealed partial class HomePage
{
    private bool? shown;

    [Inject]
    public required IState<HomeState> State { get; init; }

    [Inject]
    public required IDispatcher Dispatcher { get; init; }

    /// <summary>"all" for every draft of one's own.</summary>
    [SupplyParameterFromQuery]
    public string? Drafts { get; set; }

    private bool AllDrafts => Drafts == "all";

    private string? MoreDrafts =>
        AllDrafts ? "/"
        : State.Value.View?.HasMoreDrafts == true ? "/?drafts=all"
        : null;

    /// <summary>What the person may make, by kind.</summary>
    private ImmutableArray<string> KindsToMake =>
        State.Value.View is not { } view
            ? []
            :
            [
                .. view.MayWrite
                    ? (ReadOnlySpan<string>)[ProviderKind.KindName, CohortKind.KindName, ReleaseKind.KindName]
                    : [],
                .. view.MayWriteTemplates ? (ReadOnlySpan<string>)[TemplateKind.KindName] : [],
            ];

    private string ChangesTitle =>
        State.Value.View?.Since is null ? "What others changed" : "What changed since your last visit";

    protected override void OnParametersSet()
    {
        if (RendererInfo.IsInteractive && shown != AllDrafts)
        {
            shown = AllDrafts;
            Dispatcher.Dispatch(new HomeShown(AllDrafts));
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && shown is not null)
        {
            Dispatcher.Dispatch(new HomeLeft());
        }

        base.Dispose(disposing);
    }

    private Action Do(object action) => () => Dispatcher.Dispatch(action);
}
