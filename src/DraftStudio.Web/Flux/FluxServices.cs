namespace DraftStudio.Web.Flux;

public static class FluxServices
{
    /// <summary>Adds the store, one a circuit. To use Fluxor instead: delete this folder, change the usings, call AddFluxor.</summary>
    public static IServiceCollection AddFlux(this IServiceCollection services, Action<FluxBuilder> build)
    {
        var registrations = new FluxRegistrations();
        build(new FluxBuilder(services, registrations));
        services.AddSingleton(registrations);
        services.AddScoped<Store>();
        services.AddScoped<IDispatcher>(static provider => provider.GetRequiredService<Store>());
        return services;
    }
}
