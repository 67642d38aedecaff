namespace DraftStudio.Web.Api;

public static class ApiServices
{
    /// <summary>Adds what every route of the API works with.</summary>
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(static options =>
        {
            options.SerializerOptions.Encoder = StrictJson.Options.Encoder;
            foreach (var converter in StrictJson.Options.Converters)
            {
                options.SerializerOptions.Converters.Add(converter);
            }
        });
        services.AddSingleton<RequestHasher>();
        services.AddSingleton<RequestGate>();
        services.AddSingleton<Idempotency>();
        services.AddSingleton<ApiWrites>();
        services.AddSingleton<EventStream>();
        services.AddStudioDescription();
        return services;
    }
}
