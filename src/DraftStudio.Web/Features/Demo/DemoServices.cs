using DraftStudio.Web.Security;

namespace DraftStudio.Web.Features.Demo;

internal static class DemoServices
{
    /// <summary>Adds the demo workspace; <see cref="StudioStartup"/> makes it.</summary>
    public static IServiceCollection AddDemo(this IServiceCollection services)
    {
        services.AddSingleton<DemoWorkspace>();
        services.AddSingleton<IDemoAccounts>(static provider => provider.GetRequiredService<DemoWorkspace>());
        return services;
    }
}
