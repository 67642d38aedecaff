using DraftStudio.Web.Components.Frame;

namespace DraftStudio.Web.Features.Access;

public static class AccessServices
{
    /// <summary>Adds sign-in, accounts, members, tokens and workspaces.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddSingleton<AccessWrites>();
        services.AddScoped<IFrameAccountReader, FrameAccountReader>();
        return services;
    }

    public static IEndpointRouteBuilder MapAccess(this IEndpointRouteBuilder routes)
    {
        routes.MapAccountForms();
        routes.MapMe();
        routes.MapUsers();
        routes.MapTokens();
        routes.MapWorkspaces();
        return routes;
    }
}
