using System.Threading.RateLimiting;
using DraftStudio.Web.Api;
using Microsoft.Extensions.Options;

namespace DraftStudio.Web.Security;

/// <summary>Lets one token, or one session's account, have so many requests at work at a time.</summary>
internal sealed class InFlightMiddleware(RequestDelegate next, IOptions<StudioOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetConcurrencyLimiter(
            key,
            _ => new ConcurrencyLimiterOptions
            {
                PermitLimit = options.Value.Limits.RequestsInFlight,
                QueueLimit = 0,
                QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            }
        )
    );

    public async Task InvokeAsync(HttpContext context)
    {
        if (KeyOf(context) is not { } key)
        {
            await next(context);
            return;
        }

        using var lease = limiter.AttemptAcquire(key);
        if (lease.IsAcquired)
        {
            await next(context);
            return;
        }

        await Problems
            .Of(
                new ProblemDescription
                {
                    Code = "too_many_requests",
                    Status = StatusCodes.Status429TooManyRequests,
                    Detail = $"More than {options.Value.Limits.RequestsInFlight} requests are at work.",
                    RetryAfter = 1,
                }
            )
            .ExecuteAsync(context);
    }

    public void Dispose() => limiter.Dispose();

    private static string? KeyOf(HttpContext context) =>
        // A circuit's socket is one request that lasts; circuits have a limit of their own.
        context.WebSockets.IsWebSocketRequest
            ? null
        : context.Features.Get<TokenFeature>() is { } token ? token.Token.Id.ToString()
        : context.Features.Get<CallerFeature>() is { } caller ? caller.Caller.User.ToString()
        : null;
}
