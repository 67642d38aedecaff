using DraftStudio.Core.Access;

namespace DraftStudio.Web.Components.Frame;

/// <summary>A workspace that the person is a member of.</summary>
public sealed record WorkspaceChoice(WorkspaceId Id, string Name, bool IsCurrent);
