using System.Globalization;
using System.Text;
using DraftStudio.Core.Drafting;
using DraftStudio.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace DraftStudio.Web.Features.Access;

/// <summary>Where the first visitor makes the first administrator, with the code that only who started the studio can see.</summary>
public sealed partial class SetupPage
{
    /// <summary>Attempts at the code count upon one name, whoever makes them.</summary>
    private const string Account = "set-up";

    private readonly List<string> faults = [];

    [CascadingParameter]
    public required HttpContext Http { get; set; }

    [SupplyParameterFromForm]
    public SetupForm? Form { get; set; }

    [Inject]
    public required AttemptLimiter Limiter { get; init; }

    [Inject]
    public required IServiceProvider Services { get; init; }

    protected override async Task OnInitializedAsync()
    {
        Form ??= new SetupForm();
        if (await Services.GetRequiredService<SetupState>().IsDoneAsync(Http.RequestAborted))
        {
            Http.Response.Redirect("/");
        }
    }

    private async Task SetUpAsync()
    {
        if (Form is not { } form || await Services.GetRequiredService<SetupState>().IsDoneAsync(Http.RequestAborted))
        {
            return;
        }

        if (Limiter.Attempt(Http, Account) is { } seconds)
        {
            Http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            Refuse(StatusCodes.Status429TooManyRequests, $"Too many attempts. Try again in {seconds} seconds.");
            return;
        }

        if (!Services.GetRequiredService<SetupState>().IsCode(form.Code))
        {
            Refuse(StatusCodes.Status403Forbidden, "This is not the code that was printed at the start.");
            return;
        }

        if (PasswordRules.Find(form.Password, form.Email) is { } weakness)
        {
            Refuse(StatusCodes.Status422UnprocessableEntity, weakness);
            return;
        }

        var result = await Services
            .GetRequiredService<StudioSetup>()
            .RunAsync(
                form.Email,
                form.Name,
                form.Password,
                form.Workspace,
                SlugOf(form.Workspace),
                token: null,
                Http.RequestAborted
            );
        if (result.Error is DraftError.Invalid invalid)
        {
            Refuse(StatusCodes.Status422UnprocessableEntity, [.. invalid.Errors.Select(static error => error.Message)]);
            return;
        }

        if (result.Error is null)
        {
            var signIn = Services.GetRequiredService<SignInManager<StudioUser>>();
            await signIn.PasswordSignInAsync(form.Email, form.Password, isPersistent: true, lockoutOnFailure: false);
        }

        Http.Response.Redirect("/");
    }

    /// <summary>The workspace's name as an address: letters and digits, hyphens between.</summary>
    private static string SlugOf(string name)
    {
        var slug = new StringBuilder();
        foreach (var letter in name.Normalize(NormalizationForm.FormKD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                slug.Append(letter);
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        var text = slug.ToString().Trim('-').TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '-');
        return text.Length < 2 ? "main" : text[..Math.Min(text.Length, 40)].TrimEnd('-');
    }

    private void Refuse(int status, params string[] messages)
    {
        Http.Response.StatusCode = status;
        faults.AddRange(messages);
    }

    /// <summary>What the page posts.</summary>
    public sealed class SetupForm
    {
        public string Code { get; set; } = "";

        public string Name { get; set; } = "";

        public string Email { get; set; } = "";

        public string Password { get; set; } = "";

        public string Workspace { get; set; } = "Main";
    }
}
