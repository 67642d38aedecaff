using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.OwnAccount;

public static class OwnAccountServices
{
    /// <summary>Adds the page of one's own account. Needs access and the editing feature.</summary>
    public static IServiceCollection AddOwnAccount(this IServiceCollection services)
    {
        services.AddFlux(static flux =>
            flux.AddFeature<AccountFeature, AccountState>()
                .AddReducers(typeof(AccountReducers))
                .AddEffects<AccountEffects>()
        );
        return services;
    }
}
