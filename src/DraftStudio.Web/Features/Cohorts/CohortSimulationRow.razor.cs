using DraftStudio.Web.Components.Controls;
using DraftStudio.Web.Features.Editing;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Features.Cohorts;

/// <summary>A row of the ordered list of a cohort's simulations.</summary>
public sealed partial class CohortSimulationRow
{
    private readonly string problemId = ControlId.New("window");
    private CohortSimulation? rendered;
    private (int Place, int Count, TimeZoneInfo Zone, bool Closed) around;

    [Parameter, EditorRequired]
    public required CohortSimulation Row { get; set; }

    /// <summary>Where it stands in the list, from 1.</summary>
    [Parameter, EditorRequired]
    public int Place { get; set; }

    /// <summary>How many there are.</summary>
    [Parameter, EditorRequired]
    public int Count { get; set; }

    [Parameter, EditorRequired]
    public required TimeZoneInfo Zone { get; set; }

    [Parameter]
    public bool Closed { get; set; }

    /// <summary>The id of what says how a row is moved.</summary>
    [Parameter, EditorRequired]
    public required string HelpId { get; set; }

    /// <summary>So many places on; back when it is below 0.</summary>
    [Parameter, EditorRequired]
    public EventCallback<int> OnMove { get; set; }

    [Parameter, EditorRequired]
    public EventCallback OnRemove { get; set; }

    /// <summary>One end of its window is set, or opened.</summary>
    [Parameter, EditorRequired]
    public EventCallback<(string Type, DateTimeOffset? Time)> OnTime { get; set; }

    [Parameter, EditorRequired]
    public required Func<CohortProposal, string?> WhyNotDecide { get; set; }

    [Parameter, EditorRequired]
    public EventCallback<ProposalDecisionRequested> OnDecide { get; set; }

    // Noted when the rendering begins: see SlicedComponent.
    protected override bool ShouldRender()
    {
        var now = (Place, Count, Zone, Closed);
        if (Row.Shows(rendered) && around == now)
        {
            return false;
        }

        (rendered, around) = (Row, now);
        return true;
    }
}
