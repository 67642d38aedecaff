using DraftStudio.Web.Components.Frame;
using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Access;

public static class AccessServices
{
    /// <summary>Adds sign-in, accounts, members, tokens and workspaces. Needs the editing feature and the history's feed.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddSingleton<AccessWrites>();
        services.AddScoped<IFrameAccountReader, FrameAccountReader>();
        services.AddScoped<AccessSession>();
        services.AddFlux(static flux => flux.AddEffects<AccessFeedEffects>());
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
