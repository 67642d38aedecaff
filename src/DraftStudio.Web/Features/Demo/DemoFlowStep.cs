using System.Text.Json.Nodes;

namespace DraftStudio.Web.Features.Demo;

/// <summary>One thing that somebody did with a workflow: the first of a name makes it.</summary>
internal sealed record DemoFlowStep(double DaysAgo, DemoPerson Who, string Workflow)
{
    /// <summary>What the workflow is for; said when it is made.</summary>
    public string Description { get; init; } = "";

    /// <summary>What it is: workflow, tool or agent.</summary>
    public string Sort { get; init; } = "workflow";

    /// <summary>Makes the nodes of the ones that are there.</summary>
    public Func<JsonArray, JsonArray> Edit { get; init; } = static nodes => nodes;

    /// <summary>Lays the whole graph out.</summary>
    public bool LaysOut { get; init; }

    /// <summary>Further members of the request: form fields, test records.</summary>
    public JsonObject More { get; init; } = [];

    /// <summary>Deploys what there is, described so; null leaves it in the draft.</summary>
    public string? Deploys { get; init; }
}
