using DraftStudio.Core.Access;

namespace DraftStudio.Web.Security;

public static class PermissionConventions
{
    /// <summary>Callers without the permission get 403, which names it. The engine checks again what depends on the thing itself.</summary>
    public static TBuilder RequirePermission<TBuilder>(this TBuilder builder, Permission permission)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new RequiredPermission(permission));
}
