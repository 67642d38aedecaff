using DraftStudio.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace DraftStudio.Web.Components;

/// <summary>The document around every page, rendered once a request and never again.</summary>
public sealed partial class App
{
    private const string ThemeCookie = "ds-theme";

    [CascadingParameter]
    public required HttpContext Http { get; set; }

    [Inject]
    public required IServiceProvider Services { get; init; }

    /// <summary>Rendered with the page, so that the first paint has the colours the person chose.</summary>
    private string Theme =>
        Http.Request.Cookies[ThemeCookie] switch
        {
            "light" => "light",
            "dark" => "dark",
            _ => "system",
        };

    // Absent where no content policy is sent.
    private string? Nonce => Services.GetService<ICspNonce>()?.Value;

    /// <summary>Static pages (sign-in, set-up) exclude themselves from interactive routing.</summary>
    private IComponentRenderMode? Mode => Http.AcceptsInteractiveRouting() ? RenderMode.InteractiveServer : null;
}
