using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using Microsoft.AspNetCore.Identity;

namespace DraftStudio.Web.Security;

/// <summary>Changes the password of who asks: the current one is checked, other sessions end, this one goes on.</summary>
internal sealed class OwnPassword(SignInManager<StudioUser> signIn, PasswordRules rules, AccessEngine engine)
{
    /// <summary>Checks both passwords and hashes the new one. A wrong current one counts towards the account's lock-out.</summary>
    public async Task<Result<Checked>> CheckAsync(Caller caller, string current, string chosen)
    {
        var users = signIn.UserManager;
        var user = await users.FindByIdAsync(caller.User.ToString());
        if (user is null || await users.IsLockedOutAsync(user))
        {
            return WrongPassword();
        }

        if (!await users.CheckPasswordAsync(user, current))
        {
            await users.AccessFailedAsync(user);
            return WrongPassword();
        }

        return PasswordRules.Find(chosen, user.Account.Email) is { } fault
            ? DraftError.Of("weak_password", "/new_password", "new_password", fault)
            : new Checked(user.Account.SecurityStamp, rules.Hash(chosen));
    }

    public async Task<Result<Account>> WriteAsync(
        IDraftUnit unit,
        Caller caller,
        Result<Checked> checks,
        CancellationToken cancellationToken
    ) =>
        checks.TryGet(out var done, out var error)
            ? await engine.ChangeOwnPasswordAsync(unit, caller, done.Stamp, done.Hash, cancellationToken)
            : error;

    /// <summary>Gives a browser's session the account's new stamp; a token has none, and null changed nothing.</summary>
    public async Task GoOnAsync(HttpContext context, Account? changed)
    {
        if (changed is not null && context.Features.Get<SessionFeature>() is not null)
        {
            await signIn.SignInAsync(new StudioUser(changed), isPersistent: true);
        }
    }

    private static DraftError WrongPassword() =>
        DraftError.Of(
            "wrong_password",
            "/current_password",
            "current_password",
            "This is not the current password, or the account is locked for some minutes."
        );

    /// <summary>What was checked: the stamp of the account then, and the hash of what was chosen.</summary>
    public sealed record Checked(string Stamp, string Hash);
}
