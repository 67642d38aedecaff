using System.Globalization;
using DraftStudio.Core.Storage;
using DraftStudio.Web.Api;
using DraftStudio.Web.Components.Frame;
using DraftStudio.Web.Features.Access;
using DraftStudio.Web.Features.Administration;
using DraftStudio.Web.Features.Artifacts;
using DraftStudio.Web.Features.Catalog;
using DraftStudio.Web.Features.Cohorts;
using DraftStudio.Web.Features.Demo;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Features.Forms;
using DraftStudio.Web.Features.History;
using DraftStudio.Web.Features.Home;
using DraftStudio.Web.Features.OwnAccount;
using DraftStudio.Web.Features.Providers;
using DraftStudio.Web.Features.Releases;
using DraftStudio.Web.Features.Review;
using DraftStudio.Web.Features.Templates;
using DraftStudio.Web.Security;
using Microsoft.Extensions.Options;

namespace DraftStudio.Web;

/// <summary>The studio, put together: each area adds its services and maps its addresses with a line here.</summary>
public static class StudioApp
{
    private const string DefaultUrl = "http://localhost:5080";

    public static WebApplicationBuilder AddStudio(this WebApplicationBuilder builder)
    {
        // The server's own culture is nobody's: what people see is written for them, the rest is for programs.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        var services = builder.Services;
        var options = ReadOptions(builder.Configuration, builder.Environment);
        services.AddSingleton(Options.Create(options));
        services.AddSingleton(TimeProvider.System);
        UseDefaultUrl(builder);
        builder.WebHost.ConfigureKestrel(static server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = JsonRules.DefaultLimit;
        });

        services.AddStudioStorage(StorageOf(options));
        services.AddAccessStorage();
        services.AddHostedService<StudioStartup>();
        services.AddFrame();
        services.AddStudioSecurity();
        services.AddApi();
        services.AddAccess();
        services.AddDrafting();
        services.AddForms();
        services.AddFormPages();
        services.AddProviders();
        services.AddArtifactPages();
        services.AddCohorts();
        services.AddReleases(options);
        services.AddTemplates();
        services.AddCatalogPages();
        services.AddActivity();
        services.AddReview();
        services.AddHome();
        services.AddAdministration();
        services.AddOwnAccount();
        services.AddDemo();
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
        app.MapEvents();
        app.MapProviders();
        app.MapCohorts();
        app.MapReleases();
        app.MapPreview();
        app.MapWorkflows();
        app.MapActions();
        app.MapTemplates();
        app.MapCatalog();
        app.MapStorage();
        app.MapDescription();
        return app;
    }

    /// <summary>Read and checked before anything is built of them: a studio with settings that cannot work does not start.</summary>
    internal static StudioOptions ReadOptions(IConfiguration configuration, IWebHostEnvironment environment)
    {
        var options = configuration.GetSection(StudioOptions.Section).Get<StudioOptions>() ?? new StudioOptions();
        var result = new StudioOptionsValidator().Validate(Options.DefaultName, options);
        if (result.Failed)
        {
            throw new OptionsValidationException(Options.DefaultName, typeof(StudioOptions), result.Failures);
        }

        options.Complete(environment);
        return options;
    }

    internal static StorageOptions StorageOf(StudioOptions options) =>
        new()
        {
            Provider = options.Storage.IsPostgres ? StorageProvider.Postgres : StorageProvider.Sqlite,
            ConnectionString = options.Storage.ConnectionString,
            DataDirectory = options.DataDirectory!, // Completed.
        };

    private static void UseDefaultUrl(WebApplicationBuilder builder)
    {
        string[] settings = ["urls", "http_ports", "https_ports", "Kestrel:Endpoints"];
        if (!settings.Any(name => builder.Configuration.GetSection(name).Exists()))
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }
    }
}
