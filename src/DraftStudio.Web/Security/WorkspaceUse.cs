using System.Threading.Channels;
using DraftStudio.Core.Access;

namespace DraftStudio.Web.Security;

/// <summary>Notes which workspace an account used last, beside the requests.</summary>
internal sealed partial class WorkspaceUse(IAccessStore store, AccessDirectory directory, ILogger<WorkspaceUse> logger)
    : BackgroundService
{
    private readonly Channel<(UserId User, WorkspaceId Workspace)> switches = Channel.CreateBounded<(
        UserId,
        WorkspaceId
    )>(new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropOldest });

    public void Note(Account account, WorkspaceId workspace)
    {
        if (account.LastWorkspace != workspace)
        {
            switches.Writer.TryWrite((account.Id, workspace));
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var (user, workspace) in switches.Reader.ReadAllAsync(stoppingToken))
            {
                await WriteAsync(user, workspace, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The studio stops; the last switch is not worth holding it up.
        }
    }

    private async Task WriteAsync(UserId user, WorkspaceId workspace, CancellationToken cancellationToken)
    {
        try
        {
            var access = await directory.FindAccountAsync(user, cancellationToken);
            if (access is not null && access.Account.LastWorkspace != workspace)
            {
                await store.TouchWorkspaceAsync(user, workspace, cancellationToken);
                directory.Forget();
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Whatever ails the store, requests must not: the next one in that workspace is noted again.
            Log.NotNoted(logger, exception, user.Value);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The workspace that user {User} went to was not noted")]
        public static partial void NotNoted(ILogger logger, Exception exception, Guid user);
    }
}
