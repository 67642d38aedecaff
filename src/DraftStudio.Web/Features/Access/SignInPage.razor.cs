using System.Collections.Immutable;
using DraftStudio.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace DraftStudio.Web.Features.Access;

/// <summary>Where a person signs in: a static page, with no circuit behind it.</summary>
public sealed partial class SignInPage
{
    private const string WrongPassword = "The e-mail and the password do not belong together.";

    private string? fault;
    private ImmutableArray<DemoAccount> demoAccounts = [];

    [CascadingParameter]
    public required HttpContext Http { get; set; }

    [SupplyParameterFromForm]
    public SignInForm? Form { get; set; }

    [SupplyParameterFromQuery(Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    [Inject]
    public required AttemptLimiter Limiter { get; init; }

    [Inject]
    public required IServiceProvider Services { get; init; }

    [Inject]
    public required IHostEnvironment Host { get; init; }

    [Inject]
    public required IEnumerable<IDemoAccounts> Demo { get; init; }

    protected override async Task OnInitializedAsync()
    {
        Form ??= new SignInForm();
        if (Host.IsDevelopment() && Demo.LastOrDefault() is { } demo)
        {
            demoAccounts = await demo.ListAsync(Http.RequestAborted);
        }
    }

    private async Task SignInAsync()
    {
        var email = (Form?.Email ?? "").Trim();
        if (Limiter.Attempt(Http, email) is { } seconds)
        {
            Http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            Http.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            fault = $"Too many attempts. Try again in {seconds} seconds.";
            return;
        }

        var result = await CheckAsync(email, Form?.Password ?? "");
        if (result?.Succeeded == true)
        {
            Http.Response.Redirect(LocalUrl.Of(ReturnUrl));
            return;
        }

        Http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        // A locked account answers as a wrong password does: it tells nobody that the account exists.
        fault = WrongPassword;
    }

    private async Task<SignInResult?> CheckAsync(string email, string password)
    {
        var signIn = Services.GetRequiredService<SignInManager<StudioUser>>();
        var user = await signIn.UserManager.FindByEmailAsync(email);
        if (user is null or { Account.SuspendedAt: not null } or { Account.PasswordHash: null })
        {
            // As much work as for a real one, so that the time tells nothing either.
            Services.GetRequiredService<PasswordRules>().Hash(password);
            return null;
        }

        return await signIn.PasswordSignInAsync(user, password, isPersistent: true, lockoutOnFailure: true);
    }

    /// <summary>What the page posts.</summary>
    public sealed class SignInForm
    {
        public string Email { get; set; } = "";

        public string Password { get; set; } = "";
    }
}
