using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DraftStudio.Web.Flux;

/// <summary>Registers what a feature folder brings, explicitly.</summary>
public sealed class FluxBuilder
{
    private readonly IServiceCollection services;
    private readonly FluxRegistrations registrations;

    internal FluxBuilder(IServiceCollection services, FluxRegistrations registrations)
    {
        this.services = services;
        this.registrations = registrations;
    }

    public FluxBuilder AddFeature<TFeature, TState>()
        where TFeature : Feature<TState>, new()
        where TState : class
    {
        registrations.Features.Add(
            new FeatureRegistration(
                typeof(TFeature),
                typeof(TState),
                static () => new FeatureState<TState>(new TFeature().GetInitialState())
            )
        );
        services.TryAddScoped<IState<TState>>(static provider =>
            provider.GetRequiredService<Store>().StateOf<TState>()
        );
        return this;
    }

    public FluxBuilder AddReducers(Type owner)
    {
        registrations.AddReducers(owner);
        return this;
    }

    public FluxBuilder AddEffects<TEffects>()
        where TEffects : class
    {
        registrations.AddEffects(typeof(TEffects));
        services.TryAddScoped<TEffects>();
        return this;
    }
}
