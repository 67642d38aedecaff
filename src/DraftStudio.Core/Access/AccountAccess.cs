using System.Collections.Immutable;

namespace DraftStudio.Core.Access;

/// <summary>All that decides what an account may do: read at once, so that it fits together.</summary>
public sealed record AccountAccess(Account Account, ImmutableArray<WorkspaceMembership> Memberships)
{
    /// <summary>The membership of the workspace with the slug.</summary>
    public WorkspaceMembership? Find(string slug) =>
        Memberships.FirstOrDefault(membership =>
            string.Equals(membership.Workspace.Slug, slug, StringComparison.Ordinal)
        );

    /// <summary>The memberships by the names of their workspaces, as people look for them.</summary>
    public ImmutableArray<WorkspaceMembership> ByName() =>
        [.. Memberships.OrderBy(static membership => membership.Workspace.Name, StringComparer.OrdinalIgnoreCase)];

    public WorkspaceMembership? Find(WorkspaceId workspace) =>
        Memberships.FirstOrDefault(membership => membership.Workspace.Id == workspace);

    /// <summary>The membership of the workspace used last, else the oldest one; null when there is none.</summary>
    public WorkspaceMembership? Default() =>
        (Account.LastWorkspace is { } last ? Find(last) : null)
        ?? Memberships.MinBy(static membership => membership.Membership.CreatedAt);
}
