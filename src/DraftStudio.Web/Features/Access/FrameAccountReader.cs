using DraftStudio.Core.Access;
using DraftStudio.Web.Components.Frame;
using DraftStudio.Web.Security;

namespace DraftStudio.Web.Features.Access;

/// <summary>Tells the frame who is signed in.</summary>
internal sealed class FrameAccountReader(CallerAccessor callers, AccessDirectory directory) : IFrameAccountReader
{
    public async ValueTask<FrameAccount> ReadAsync(CancellationToken cancellationToken)
    {
        if (
            await callers.FindAsync(cancellationToken) is not { } caller
            || await directory.FindAccountAsync(caller.User, cancellationToken) is not { } access
        )
        {
            return FrameAccount.None;
        }

        return new FrameAccount
        {
            Name = access.Account.Name,
            Detail = access.Account.Email,
            TimeZone = access.Account.TimeZone,
            Permissions = caller.Permissions,
            Workspaces =
            [
                .. access
                    .Memberships.OrderBy(
                        static membership => membership.Workspace.Name,
                        StringComparer.OrdinalIgnoreCase
                    )
                    .Select(membership => new WorkspaceChoice(
                        membership.Workspace.Id,
                        membership.Workspace.Name,
                        membership.Workspace.Id == caller.Workspace
                    )),
            ],
        };
    }
}
