using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Review;

public static class ReviewServices
{
    /// <summary>Adds the inbox, its decisions, and the count beside Review. Needs the editing feature and the history's feed.</summary>
    public static IServiceCollection AddReview(this IServiceCollection services)
    {
        services.AddScoped<ReviewReader>();
        services.AddFlux(static flux =>
            flux.AddFeature<ReviewFeature, ReviewState>()
                .AddReducers(typeof(ReviewReducers))
                .AddEffects<ReviewEffects>()
                .AddEffects<DecisionEffects>()
        );
        return services;
    }
}
