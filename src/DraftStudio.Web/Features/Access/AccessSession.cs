using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Web.Features.Editing;

namespace DraftStudio.Web.Features.Access;

/// <summary>What the pages' effects work with when they change who may do what: the engine, as the person who sits there.</summary>
public sealed class AccessSession(EditingSession session, AccessEngine engine, AccessDirectory directory)
{
    public const string SignedOut = "You are signed out, or have no access any more.";

    public AccessEngine Engine => engine;

    public Task<Caller?> CallerAsync(CancellationToken cancellationToken) => session.CallerAsync(cancellationToken);

    /// <summary>The person, when the permission is there; else null.</summary>
    public async Task<Caller?> CallerAsync(Permission permission, CancellationToken cancellationToken) =>
        await session.CallerAsync(cancellationToken) is { } caller && caller.May(permission) ? caller : null;

    /// <summary>The person's account with its memberships, as it is now; null when the session has ended.</summary>
    public async Task<AccountAccess?> AccountAsync(CancellationToken cancellationToken) =>
        await session.CallerAsync(cancellationToken) is { } caller
            ? await directory.FindAccountAsync(caller.User, cancellationToken)
            : null;

    /// <summary>Runs a verb in a unit of its own; remembered access is forgotten before anybody hears of it.</summary>
    public async Task<Result<T>> RunAsync<T>(
        Func<IDraftUnit, Caller, CancellationToken, Task<Result<T>>> verb,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await session.RunAsync(verb, cancellationToken);
        }
        finally
        {
            directory.Forget();
        }
    }
}
