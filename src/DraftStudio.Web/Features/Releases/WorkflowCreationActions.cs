namespace DraftStudio.Web.Features.Releases;

/// <summary>Makes a workflow and opens its draft.</summary>
/// <param name="Sort">What it is for: workflow, tool or agent.</param>
public sealed record WorkflowCreationRequested(string Name, string Sort, string Description);

public sealed record WorkflowCreationFailed(string Reason);

/// <summary>The draft is open, or the person thought better of it.</summary>
public sealed record WorkflowCreationEnded;
