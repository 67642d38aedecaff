using DraftStudio.Core.Kinds.Releases;
using DraftStudio.Web.Features.Artifacts;

namespace DraftStudio.Web.Features.Releases;

/// <summary>What the pages call workflows.</summary>
internal static class WorkflowWords
{
    public const string NewAddress = "/workflows/new";

    public static readonly ArtifactWords Words = new()
    {
        Kind = ReleaseKind.KindName,
        Icon = "workflow",
        Detail = "Description",
        Search = "Search name or description",
        Sorts = "Kind",
        Revisions = "Releases",
        Old = "Archived",
    };

    /// <summary>What a workflow is for, at the beginning of a line: "Tool".</summary>
    public static string SortOf(string kind) =>
        kind switch
        {
            WorkflowHeader.Tool => "Tool",
            WorkflowHeader.Agent => "Agent",
            _ => "Workflow",
        };

    /// <summary>What a commit of a workflow is: its message tells.</summary>
    public static string CommitVerb(string message) =>
        ReleaseName.OfMessage(message) is not null ? "deployed"
        : message == Workflows.Created ? "created"
        : message == Workflows.Renamed ? "renamed"
        : "changed";
}
