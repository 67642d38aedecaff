using DraftStudio.Core.Access;

namespace DraftStudio.Web.Features.Administration;

/// <summary>The workspace's rules are shown.</summary>
public sealed record WorkspaceViewShown;

public sealed record WorkspaceViewLeft;

public sealed record WorkspaceViewLoaded(WorkspaceView View);

public sealed record WorkspaceViewFailed(string Reason);

public sealed record WorkspaceChangeRequested(ChangeWorkspace Change);

public sealed record WorkspaceSaved;

public sealed record WorkspaceRefused(FormRefusal Refusal);

public sealed record WorkspaceAddRequested(string Name, string Slug);

public sealed record WorkspaceAdded;

public sealed record WorkspaceAddRefused(FormRefusal Refusal);

/// <summary>What was wrong with the new one is over.</summary>
public sealed record WorkspaceAddClosed;
