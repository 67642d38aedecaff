using DraftStudio.Core.Access;
using DraftStudio.Core.Catalog;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace DraftStudio.Web.Security;

public static class SecurityServices
{
    private static readonly TimeSpan SessionLife = TimeSpan.FromDays(14);

    /// <summary>Adds who may come in: sessions, tokens, callers, the master key and what it wraps.</summary>
    public static IServiceCollection AddStudioSecurity(this IServiceCollection services)
    {
        AddKeys(services);
        AddIdentity(services);
        AddSessions(services);
        services.AddSingleton<IPostConfigureOptions<LoggerFilterOptions>, QuietHubLogs>();
        services.AddSingleton<AccessDirectory>();
        services.AddSingleton<CallerResolver>();
        services.AddSingleton<AccessEngine>();
        services.AddSingleton<AttemptLimiter>();
        services.AddSingleton<Origins>();
        services.AddSingleton<SetupState>();
        services.AddSingleton<StudioSetup>();
        services.AddSingleton<PasswordRules>();
        services.AddSingleton<PasswordLinks>();
        services.AddSingleton<PasswordChoice>();
        services.AddScoped<OwnPassword>();
        services.AddScoped<ICspNonce, PageNonce>();
        services.AddScoped<CallerAccessor>();
        services.AddScoped<ICircuitCaller>(static provider => provider.GetRequiredService<CallerAccessor>());
        services.AddHosted<TokenUse>();
        services.AddHosted<WorkspaceUse>();
        services
            .AddOptions<ForwardedHeadersOptions>()
            .Configure<IOptions<StudioOptions>>(static (headers, options) => Trust(headers, options.Value));
        return services;
    }

    private static void AddKeys(IServiceCollection services)
    {
        services.AddSingleton(static provider =>
            MasterKeyFile.Open(provider.GetRequiredService<IOptions<StudioOptions>>().Value.MasterKeyFile!) // Completed.
        );
        services.AddSingleton<StoredKeys>();
        services.AddDataProtection().SetApplicationName("DraftStudio");
        services
            .AddOptions<KeyManagementOptions>()
            .Configure<StoredKeys, MasterKey>(
                static (keys, repository, masterKey) =>
                {
                    keys.XmlRepository = repository;
                    keys.XmlEncryptor = new MasterKeyXmlEncryptor(masterKey);
                }
            );
        services.AddSingleton<ISecretProtector, DataProtectionSecretProtector>();
    }

    private static void AddIdentity(IServiceCollection services)
    {
        services
            .AddIdentityCore<StudioUser>(static options =>
            {
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
                options.ClaimsIdentity.SecurityStampClaimType = StudioClaims.SecurityStamp;
            })
            .AddSignInManager();
        services.AddScoped<IUserStore<StudioUser>, StudioUserStore>();
        services.AddScoped<IUserClaimsPrincipalFactory<StudioUser>, StudioClaimsFactory>();
        services.AddSingleton<IPasswordHasher<StudioUser>, PasswordHasher<StudioUser>>();
    }

    private static void AddSessions(IServiceCollection services)
    {
        services.AddScoped<SessionEvents>();
        services
            .AddAuthentication(StudioSchemes.Default)
            .AddPolicyScheme(
                StudioSchemes.Default,
                displayName: null,
                static options => options.ForwardDefaultSelector = StudioSchemes.Choose
            )
            .AddScheme<AuthenticationSchemeOptions, BearerHandler>(StudioSchemes.Bearer, configureOptions: null)
            .AddCookie(
                StudioSchemes.Cookie,
                static options =>
                {
                    options.Cookie.Name = "ds-session";
                    options.Cookie.HttpOnly = true;
                    options.Cookie.SameSite = SameSiteMode.Lax;
                    options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                    options.ExpireTimeSpan = SessionLife;
                    options.SlidingExpiration = true;
                    options.LoginPath = "/sign-in";
                    options.AccessDeniedPath = "/access-denied";
                    options.ReturnUrlParameter = "returnUrl";
                    options.EventsType = typeof(SessionEvents);
                }
            );
        services
            .AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, RefusalHandler>();
        services.AddAntiforgery(static options =>
        {
            options.Cookie.Name = "ds-form";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            // The content policy says it.
            options.SuppressXFrameOptionsHeader = true;
        });
        services.AddScoped<AuthenticationStateProvider, CircuitAuthentication>();
        services.AddSingleton<CircuitCount>();
        services.AddScoped<CircuitHandler, CircuitSession>();
    }

    private static void AddHosted<T>(this IServiceCollection services)
        where T : class, IHostedService
    {
        services.AddSingleton<T>();
        services.AddHostedService(static provider => provider.GetRequiredService<T>());
    }

    private static void Trust(ForwardedHeadersOptions headers, StudioOptions options)
    {
        headers.ForwardedHeaders =
            ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        headers.ForwardLimit = null;
        headers.KnownProxies.Clear();
        headers.KnownIPNetworks.Clear();
        if (!StudioOptionsValidator.ProxyList.TryParse(options.TrustedProxies, out var proxies, out var networks))
        {
            return;
        }

        proxies.ForEach(headers.KnownProxies.Add);
        networks.ForEach(headers.KnownIPNetworks.Add);
    }
}
