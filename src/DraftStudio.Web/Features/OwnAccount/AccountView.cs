using System.Collections.Immutable;
using DraftStudio.Core.Access;

namespace DraftStudio.Web.Features.OwnAccount;

/// <summary>One's own account.</summary>
public sealed record AccountView(
    string Name,
    string Email,
    string? TimeZone,
    WorkspaceId Workspace,
    ImmutableArray<WorkspaceMembership> Memberships
);
