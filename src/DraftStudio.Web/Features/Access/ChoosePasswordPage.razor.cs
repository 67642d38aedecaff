using System.Globalization;
using DraftStudio.Core.Access;
using DraftStudio.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace DraftStudio.Web.Features.Access;

/// <summary>Where a one-time link leads: a person chooses a password and is signed in.</summary>
public sealed partial class ChoosePasswordPage
{
    private string? email;
    private string? fault;
    private Account? account;

    [CascadingParameter]
    public required HttpContext Http { get; set; }

    [SupplyParameterFromForm]
    public PasswordForm? Form { get; set; }

    [SupplyParameterFromQuery(Name = "code")]
    public string? Code { get; set; }

    [Inject]
    public required AttemptLimiter Limiter { get; init; }

    [Inject]
    public required IServiceProvider Services { get; init; }

    protected override async Task OnInitializedAsync()
    {
        account = await Services.GetRequiredService<PasswordLinks>().FindAsync(Code, Http.RequestAborted);
        email = account?.Email;
    }

    private async Task ChooseAsync()
    {
        if (account is null || Form is not { } form)
        {
            return;
        }

        if (Limiter.Attempt(Http, account.Email) is { } seconds)
        {
            Http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            Http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            fault = $"Too many attempts. Try again in {seconds} seconds.";
            return;
        }

        fault = PasswordRules.Find(form.Password, account.Email);
        if (fault is not null)
        {
            Http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return;
        }

        var choice = Services.GetRequiredService<PasswordChoice>();
        if (!await choice.WriteAsync(account, form.Password, Http.RequestAborted))
        {
            email = null;
            return;
        }

        var signIn = Services.GetRequiredService<SignInManager<StudioUser>>();
        await signIn.PasswordSignInAsync(account.Email, form.Password, isPersistent: true, lockoutOnFailure: false);
        Http.Response.Redirect("/");
    }

    /// <summary>What the page posts.</summary>
    public sealed class PasswordForm
    {
        public string Password { get; set; } = "";
    }
}
