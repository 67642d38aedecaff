namespace DraftStudio.Core.Access;

/// <summary>A membership with the workspace it is of.</summary>
public sealed record WorkspaceMembership(Workspace Workspace, Membership Membership);
