using System.Collections.Immutable;
using DraftStudio.Core.Access;

namespace DraftStudio.Web.Features.Administration;

/// <summary>The workspace that is open, and those that the person can go to.</summary>
public sealed record WorkspaceView(Workspace Workspace, ImmutableArray<WorkspaceMembership> Memberships);
