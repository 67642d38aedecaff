using DraftStudio.Core.Drafting;

namespace DraftStudio.Web.Features.Releases;

/// <summary>The person wants to call a workflow otherwise, or to describe it otherwise.</summary>
public sealed record WorkflowRenamingBegun;

/// <summary>Changes what is a workflow's own, at once: no release is made.</summary>
public sealed record WorkflowRenamingRequested(ArtifactId Workflow, string Name, string Description);

public sealed record WorkflowRenamingFailed(string Reason);

/// <summary>It is called so now, or the person thought better of it.</summary>
public sealed record WorkflowRenamingEnded;
