using System.Collections.Frozen;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Access;

/// <summary>Makes the caller of a session or a token from what is so now, not from what was so when it signed in.</summary>
public sealed class CallerResolver(AccessDirectory directory, TimeProvider time)
{
    /// <summary>The caller of a session: in the workspace with the slug, or in the one used last when null.</summary>
    /// <returns>Null when the session has ended, or the account is no member there.</returns>
    public async ValueTask<Caller?> OfSessionAsync(
        UserId user,
        string securityStamp,
        string? slug,
        CancellationToken cancellationToken
    )
    {
        var access = await OfSessionAsync(user, securityStamp, cancellationToken);
        var membership = slug is null ? access?.Default() : access?.Find(slug);
        return access is null || membership is null
            ? null
            : Make(access.Account, membership, RolePermissions.Of(membership.Membership.Role));
    }

    /// <summary>The account of a session; null when its password has changed since it signed in, or it is suspended.</summary>
    public async ValueTask<AccountAccess?> OfSessionAsync(
        UserId user,
        string securityStamp,
        CancellationToken cancellationToken
    )
    {
        var access = await directory.FindAccountAsync(user, cancellationToken);
        return
            access is { Account.SuspendedAt: null }
            && string.Equals(access.Account.SecurityStamp, securityStamp, StringComparison.Ordinal)
            ? access
            : null;
    }

    /// <summary>The caller of a bearer token: its scopes, as far as its user has them; null when it is not usable.</summary>
    public async ValueTask<(Caller Caller, AccessToken Token)?> OfTokenAsync(
        ContentHash hash,
        CancellationToken cancellationToken
    )
    {
        var token = await directory.FindTokenAsync(hash, cancellationToken);
        if (token is null || !token.IsUsable(time.GetUtcNow()))
        {
            return null;
        }

        var access = await directory.FindAccountAsync(token.User, cancellationToken);
        if (access is not { Account.SuspendedAt: null } || access.Find(token.Workspace) is not { } membership)
        {
            return null;
        }

        var held = RolePermissions.Of(membership.Membership.Role);
        var caller = Make(access.Account, membership, token.Scopes.Where(held.Contains).ToFrozenSet());
        return (caller, token);
    }

    public static Caller Make(Account account, WorkspaceMembership membership, FrozenSet<Permission> permissions) =>
        new()
        {
            Workspace = membership.Workspace.Id,
            User = account.Id,
            UserName = account.Name,
            Permissions = permissions,
        };
}
