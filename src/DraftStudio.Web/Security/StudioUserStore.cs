using System.Globalization;
using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using Microsoft.AspNetCore.Identity;

namespace DraftStudio.Web.Security;

/// <summary>
/// Accounts for ASP.NET Core Identity. Accounts are made by <see cref="AccessEngine"/> and never deleted; here their
/// password, lock-out and stamp are read and written.
/// </summary>
internal sealed class StudioUserStore(IAccessStore store, IDraftStore drafts, AccessDirectory directory)
    : IUserPasswordStore<StudioUser>,
        IUserLockoutStore<StudioUser>,
        IUserSecurityStampStore<StudioUser>,
        IUserEmailStore<StudioUser>
{
    public Task<string> GetUserIdAsync(StudioUser user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Account.Id.ToString());

    public Task<string?> GetUserNameAsync(StudioUser user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.Account.Email);

    /// <summary>People sign in with their e-mail address: it is the user name.</summary>
    public Task SetUserNameAsync(StudioUser user, string? userName, CancellationToken cancellationToken) =>
        SetEmailAsync(user, userName, cancellationToken);

    public Task<string?> GetNormalizedUserNameAsync(StudioUser user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.Account.NormalizedEmail);

    public Task SetNormalizedUserNameAsync(
        StudioUser user,
        string? normalizedName,
        CancellationToken cancellationToken
    ) => SetNormalizedEmailAsync(user, normalizedName, cancellationToken);

    public async Task<IdentityResult> CreateAsync(StudioUser user, CancellationToken cancellationToken)
    {
        var result = await drafts.WriteAsync<Account>(
            async (unit, token) =>
            {
                await store.PutAccountAsync(unit, user.Account, token);
                return user.Account;
            },
            cancellationToken
        );
        return Saved(user, result);
    }

    /// <summary>Saves what was changed here and leaves what others changed meanwhile.</summary>
    public async Task<IdentityResult> UpdateAsync(StudioUser user, CancellationToken cancellationToken)
    {
        if (user.Account == user.Original)
        {
            return IdentityResult.Success;
        }

        var result = await drafts.WriteAsync<Account>(
            async (unit, token) =>
            {
                var stored = await store.FindAccountAsync(unit, user.Account.Id, token);
                if (stored is null)
                {
                    return new DraftError.NotFound("user_not_found", "The account is gone.");
                }

                var merged = Merge(stored, user.Original, user.Account);
                await store.PutAccountAsync(unit, merged, token);
                return merged;
            },
            cancellationToken
        );
        directory.Forget();
        return Saved(user, result);
    }

    public Task<IdentityResult> DeleteAsync(StudioUser user, CancellationToken cancellationToken) =>
        Task.FromResult(
            IdentityResult.Failed(
                new IdentityError { Code = "NotDeleted", Description = "Accounts are suspended, not deleted." }
            )
        );

    public async Task<StudioUser?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Guid.TryParse(userId, CultureInfo.InvariantCulture, out var id)
        && await store.FindAccountAsync(new UserId(id), cancellationToken) is { } account
            ? new StudioUser(account)
            : null;

    public Task<StudioUser?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        FindByEmailAsync(normalizedUserName, cancellationToken);

    public Task SetPasswordHashAsync(StudioUser user, string? passwordHash, CancellationToken cancellationToken)
    {
        user.Account = user.Account with { PasswordHash = passwordHash };
        return Task.CompletedTask;
    }

    public Task<string?> GetPasswordHashAsync(StudioUser user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Account.PasswordHash);

    public Task<bool> HasPasswordAsync(StudioUser user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Account.PasswordHash is not null);

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(StudioUser user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Account.LockedUntil);

    public Task SetLockoutEndDateAsync(StudioUser user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken)
    {
        user.Account = user.Account with { LockedUntil = lockoutEnd };
        return Task.CompletedTask;
    }

    public Task<int> IncrementAccessFailedCountAsync(StudioUser user, CancellationToken cancellationToken)
    {
        user.Account = user.Account with { FailedAttempts = user.Account.FailedAttempts + 1 };
        return Task.FromResult(user.Account.FailedAttempts);
    }

    public Task ResetAccessFailedCountAsync(StudioUser user, CancellationToken cancellationToken)
    {
        user.Account = user.Account with { FailedAttempts = 0 };
        return Task.CompletedTask;
    }

    public Task<int> GetAccessFailedCountAsync(StudioUser user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Account.FailedAttempts);

    /// <summary>Every account can be locked out.</summary>
    public Task<bool> GetLockoutEnabledAsync(StudioUser user, CancellationToken cancellationToken) =>
        Task.FromResult(true);

    public Task SetLockoutEnabledAsync(StudioUser user, bool enabled, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public Task SetSecurityStampAsync(StudioUser user, string stamp, CancellationToken cancellationToken)
    {
        user.Account = user.Account with { SecurityStamp = stamp };
        return Task.CompletedTask;
    }

    public Task<string?> GetSecurityStampAsync(StudioUser user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.Account.SecurityStamp);

    public Task SetEmailAsync(StudioUser user, string? email, CancellationToken cancellationToken)
    {
        user.Account = user.Account with { Email = email ?? "" };
        return Task.CompletedTask;
    }

    public Task<string?> GetEmailAsync(StudioUser user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.Account.Email);

    /// <summary>No mail is sent, so no address is confirmed: an administrator vouches for it.</summary>
    public Task<bool> GetEmailConfirmedAsync(StudioUser user, CancellationToken cancellationToken) =>
        Task.FromResult(true);

    public Task SetEmailConfirmedAsync(StudioUser user, bool confirmed, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public async Task<StudioUser?> FindByEmailAsync(string normalizedEmail, CancellationToken cancellationToken) =>
        await store.FindAccountByEmailAsync(normalizedEmail, cancellationToken) is { } account
            ? new StudioUser(account)
            : null;

    public Task<string?> GetNormalizedEmailAsync(StudioUser user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.Account.NormalizedEmail);

    public Task SetNormalizedEmailAsync(StudioUser user, string? normalizedEmail, CancellationToken cancellationToken)
    {
        user.Account = user.Account with { NormalizedEmail = normalizedEmail ?? "" };
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        // Nothing is held: each call has a unit or a read of its own.
    }

    private static Account Merge(Account stored, Account original, Account changed)
    {
        if (!string.Equals(changed.PasswordHash, original.PasswordHash, StringComparison.Ordinal))
        {
            stored = stored with { PasswordHash = changed.PasswordHash };
        }

        if (!string.Equals(changed.SecurityStamp, original.SecurityStamp, StringComparison.Ordinal))
        {
            stored = stored with { SecurityStamp = changed.SecurityStamp };
        }

        if (changed.LockedUntil != original.LockedUntil)
        {
            stored = stored with { LockedUntil = changed.LockedUntil };
        }

        if (changed.FailedAttempts != original.FailedAttempts)
        {
            // Attempts at the same moment each count.
            stored = stored with
            {
                FailedAttempts =
                    changed.FailedAttempts == 0
                        ? 0
                        : stored.FailedAttempts + changed.FailedAttempts - original.FailedAttempts,
            };
        }

        return stored;
    }

    private static IdentityResult Saved(StudioUser user, Result<Account> result) =>
        result.Match(
            account =>
            {
                user.Saved(account);
                return IdentityResult.Success;
            },
            static _ => IdentityResult.Failed(new IdentityErrorDescriber().ConcurrencyFailure())
        );
}
