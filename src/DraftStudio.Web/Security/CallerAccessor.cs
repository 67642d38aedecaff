using DraftStudio.Core.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.WebUtilities;

namespace DraftStudio.Web.Security;

/// <summary>
/// Who is at the page: for components and effects, while a page is rendered and in its circuit. In a circuit it is found
/// anew each time, so that a change of role or password reaches the very next write.
/// </summary>
public sealed class CallerAccessor(
    CallerResolver callers,
    AccessDirectory directory,
    AuthenticationStateProvider authentication,
    NavigationManager navigation
) : ICircuitCaller
{
    private Caller? ofRequest;
    private string? pinned;

    /// <summary>Which tab this circuit is, so that it ignores its own echo. Set once by the frame.</summary>
    public string? Client { get; set; }

    /// <summary>Null when the session has ended, or the person is no member of the workspace any more.</summary>
    public async ValueTask<Caller?> FindAsync(CancellationToken cancellationToken = default)
    {
        if (ofRequest is not null)
        {
            return ofRequest;
        }

        var state = await authentication.GetAuthenticationStateAsync();
        if (StudioClaims.SessionOf(state.User) is not var (user, stamp))
        {
            return null;
        }

        var slug = SlugInAddress() ?? pinned;
        var caller = await callers.OfSessionAsync(user, stamp, slug, cancellationToken);
        if (caller is not null && slug is null)
        {
            // The circuit stays where it began, whatever workspace another tab goes to.
            pinned = await SlugOfAsync(caller, cancellationToken);
        }
        else if (caller is not null)
        {
            pinned = slug;
        }

        return caller is null ? null : caller with { Client = Client };
    }

    async Task<Caller?> ICircuitCaller.FindAsync(CancellationToken cancellationToken) =>
        await FindAsync(cancellationToken);

    async Task<string?> ICircuitCaller.FindSlugAsync(CancellationToken cancellationToken) =>
        await FindSlugAsync(cancellationToken);

    /// <summary>The workspace's slug, for links; null when the session has ended.</summary>
    public async ValueTask<string?> FindSlugAsync(CancellationToken cancellationToken = default) =>
        await FindAsync(cancellationToken) is { } caller ? await SlugOfAsync(caller, cancellationToken) : null;

    internal void Set(Caller caller) => ofRequest = caller;

    private async ValueTask<string?> SlugOfAsync(Caller caller, CancellationToken cancellationToken)
    {
        var access = await directory.FindAccountAsync(caller.User, cancellationToken);
        return access?.Find(caller.Workspace)?.Workspace.Slug;
    }

    private string? SlugInAddress()
    {
        var query = QueryHelpers.ParseQuery(navigation.ToAbsoluteUri(navigation.Uri).Query);
        return
            query.TryGetValue(CallerMiddleware.WorkspaceQuery, out var slug) && slug.ToString() is { Length: > 0 } text
            ? text
            : null;
    }
}
