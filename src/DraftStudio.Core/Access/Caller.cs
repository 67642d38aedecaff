using System.Collections.Frozen;

namespace DraftStudio.Core.Access;

/// <summary>Who asks, in which workspace, with which permissions. The engine authorises every verb with it.</summary>
public sealed record Caller
{
    public required WorkspaceId Workspace { get; init; }

    public required UserId User { get; init; }

    /// <summary>The name shown to others: the journal and the proposals keep it as it was.</summary>
    public required string UserName { get; init; }

    public required FrozenSet<Permission> Permissions { get; init; }

    /// <summary>Which browser tab or script sent it, so that it can ignore its own echo; null for one that does not listen.</summary>
    public string? Client { get; init; }

    /// <summary>The request that it belongs to, for the journal (a trace id).</summary>
    public string? Request { get; init; }

    public bool May(Permission permission) => Permissions.Contains(permission);
}
