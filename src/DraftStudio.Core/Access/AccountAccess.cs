using System.Collections.Immutable;

namespace DraftStudio.Core.Access;

/// <summary>All that decides what an account may do: read at once, so that it fits together.</summary>
public sealed record AccountAccess(Account Account, ImmutableArray<WorkspaceMembership> Memberships)
{
    /// <summary>The membership of the workspace with the slug, unless it is suspended.</summary>
    public WorkspaceMembership? Find(string slug) =>
        Memberships.FirstOrDefault(membership =>
            membership.Membership.SuspendedAt is null
            && string.Equals(membership.Workspace.Slug, slug, StringComparison.Ordinal)
        );

    /// <summary>The membership of the workspace, unless it is suspended.</summary>
    public WorkspaceMembership? Find(WorkspaceId workspace) =>
        Memberships.FirstOrDefault(membership =>
            membership.Membership.SuspendedAt is null && membership.Workspace.Id == workspace
        );

    /// <summary>The membership of the workspace used last, else of the oldest one; null when there is none that is not suspended.</summary>
    public WorkspaceMembership? Default() =>
        (Account.LastWorkspace is { } last ? Find(last) : null)
        ?? Memberships
            .Where(static membership => membership.Membership.SuspendedAt is null)
            .MinBy(static membership => membership.Membership.CreatedAt);
}
