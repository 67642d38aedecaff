namespace DraftStudio.Web.Flux;

public static class FluxServices
{
    /// <summary>
    /// Adds the store, one a circuit, and what this area brings to it; each area calls it for itself. To use Fluxor instead:
    /// delete this folder, change the usings, call AddFluxor.
    /// </summary>
    public static IServiceCollection AddFlux(this IServiceCollection services, Action<FluxBuilder> build)
    {
        build(new FluxBuilder(services, RegistrationsOf(services)));
        return services;
    }

    private static FluxRegistrations RegistrationsOf(IServiceCollection services)
    {
        var known = services.FirstOrDefault(static service => service.ServiceType == typeof(FluxRegistrations));
        if (known?.ImplementationInstance is FluxRegistrations registrations)
        {
            return registrations;
        }

        registrations = new FluxRegistrations();
        services.AddLogging();
        services.AddSingleton(registrations);
        services.AddScoped<Store>();
        services.AddScoped<IDispatcher>(static provider => provider.GetRequiredService<Store>());
        return registrations;
    }
}
