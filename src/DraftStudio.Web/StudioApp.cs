using DraftStudio.Web.Api;
using DraftStudio.Web.Components.Frame;
using DraftStudio.Web.Features.Access;
using DraftStudio.Web.Security;
using Microsoft.Extensions.Options;

namespace DraftStudio.Web;

/// <summary>The studio, put together: each area adds its services and maps its addresses with a line here.</summary>
public static class StudioApp
{
    private const string DefaultUrl = "http://localhost:5080";

    public static WebApplicationBuilder AddStudio(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services
            .AddOptions<StudioOptions>()
            .BindConfiguration(StudioOptions.Section)
            .PostConfigure<IWebHostEnvironment>(static (options, host) => options.Complete(host))
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<StudioOptions>, StudioOptionsValidator>();
        services.AddSingleton(TimeProvider.System);
        UseDefaultUrl(builder);
        builder.WebHost.ConfigureKestrel(static server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = JsonRules.DefaultLimit;
        });

        services.AddFrame();
        services.AddStudioSecurity();
        services.AddApi();
        services.AddAccess();
        return builder;
    }

    public static WebApplication UseStudio(this WebApplication app)
    {
        if (!string.IsNullOrWhiteSpace(app.Services.GetRequiredService<IOptions<StudioOptions>>().Value.TrustedProxies))
        {
            app.UseForwardedHeaders();
        }

        app.UseMiddleware<SecurityHeadersMiddleware>();
        app.UseExceptionHandler("/fault");
        app.UseStatusCodePagesWithReExecute("/not-found");
        app.UseMiddleware<FaultMiddleware>();
        app.UseRouting();
        app.UseMiddleware<SetupMiddleware>();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<CrossSiteMiddleware>();
        app.UseMiddleware<CallerMiddleware>();
        app.UseMiddleware<InFlightMiddleware>();
        app.UseAntiforgery();

        app.MapFrame();
        app.MapHealth();
        app.MapAccess();
        app.MapDescription();
        return app;
    }

    private static void UseDefaultUrl(WebApplicationBuilder builder)
    {
        string[] settings = ["urls", "http_ports", "https_ports", "Kestrel:Endpoints"];
        if (!settings.Any(name => builder.Configuration.GetSection(name).Exists()))
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }
    }
}
