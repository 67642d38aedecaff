using System.Collections.Frozen;
using System.Collections.Immutable;
using DraftStudio.Core.Access;

namespace DraftStudio.Web.Components.Frame;

/// <summary>Who works here, as the frame shows it.</summary>
public sealed record FrameAccount
{
    public static readonly FrameAccount None = new()
    {
        Name = "",
        Detail = "",
        Workspaces = [],
        Permissions = FrozenSet<Permission>.Empty,
    };

    public required string Name { get; init; }

    /// <summary>What tells people of one name apart: the address that they sign in with.</summary>
    public required string Detail { get; init; }

    public required ImmutableArray<WorkspaceChoice> Workspaces { get; init; }

    public required FrozenSet<Permission> Permissions { get; init; }

    /// <summary>The IANA name of the zone that times are shown in; null for the browser's own.</summary>
    public string? TimeZone { get; init; }

    public WorkspaceChoice? Workspace => Workspaces.FirstOrDefault(static choice => choice.IsCurrent);

    /// <summary>Whether one of the permissions is there; always when none is asked for.</summary>
    public bool MayAny(ImmutableArray<Permission> permissions) =>
        permissions.IsEmpty || permissions.Any(Permissions.Contains);
}
