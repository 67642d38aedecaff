using System.Collections.Frozen;

namespace DraftStudio.Core.Access;

/// <summary>The permissions of each role, as the contracts' README lists them.</summary>
public static class RolePermissions
{
    private static readonly FrozenSet<Permission> Viewer = FrozenSet.Create(Permission.Read);

    private static readonly FrozenSet<Permission> Editor = FrozenSet.Create(
        Permission.Read,
        Permission.DraftsWrite,
        Permission.DraftsEditAny,
        Permission.DraftsCommit,
        Permission.ProposalsCreate,
        Permission.PatchesCreate,
        Permission.TemplateWrite,
        Permission.CatalogWrite
    );

    private static readonly FrozenSet<Permission> Reviewer = FrozenSet.Create(
        Permission.Read,
        Permission.ProposalsCreate,
        Permission.ProposalsDecide,
        Permission.PatchesCreate,
        Permission.PatchesDecide,
        Permission.DraftsCommit
    );

    private static readonly FrozenSet<Permission> Administrator = Permission.All.ToFrozenSet();

    public static FrozenSet<Permission> Of(Role role) =>
        role switch
        {
            Role.Viewer => Viewer,
            Role.Editor => Editor,
            Role.Reviewer => Reviewer,
            Role.Administrator => Administrator,
            _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Not a role."),
        };
}
