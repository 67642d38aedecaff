using System.Collections.Concurrent;
using DraftStudio.Core.Access;

namespace DraftStudio.Web.Security;

/// <summary>Notes when tokens are used, to within some minutes, beside the requests.</summary>
internal sealed partial class TokenUse(IAccessStore store, TimeProvider time, ILogger<TokenUse> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<AccessTokenId, (WorkspaceId Workspace, DateTimeOffset At)> used = new();

    public void Note(AccessToken token) => used[token.Id] = (token.Workspace, time.GetUtcNow());

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await WriteAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The studio stops; a minute of "last used" is not worth holding it up.
        }
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        foreach (var token in used.Keys)
        {
            if (!used.TryRemove(token, out var use))
            {
                continue;
            }

            try
            {
                await store.TouchTokenAsync(use.Workspace, token, use.At, cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // Whatever ails the store, requests must not: the next use is noted again.
                Log.NotNoted(logger, exception, token.Value);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The use of token {Token} was not noted")]
        public static partial void NotNoted(ILogger logger, Exception exception, Guid token);
    }
}
