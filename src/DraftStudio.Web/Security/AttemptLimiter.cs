using System.Globalization;
using System.Threading.RateLimiting;
using DraftStudio.Web.Api;
using Microsoft.Extensions.Options;

namespace DraftStudio.Web.Security;

/// <summary>Counts attempts at secrets (sign-in, set-up, reveal): so many a minute an account, and an address.</summary>
public sealed class AttemptLimiter(IOptions<StudioOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> accounts = Make(options.Value.Limits.AttemptsPerAccount);
    private readonly PartitionedRateLimiter<string> addresses = Make(options.Value.Limits.AttemptsPerAddress);

    /// <summary>Seconds to wait, or null when the attempt may be made.</summary>
    /// <param name="context">Whose address counts.</param>
    /// <param name="account">What is attempted upon: an e-mail address, a user's id.</param>
    public int? Attempt(HttpContext context, string account)
    {
        var address = context.Connection.RemoteIpAddress?.ToString() ?? "";
        return Acquire(addresses, address) ?? Acquire(accounts, account.Trim().ToUpperInvariant());
    }

    public void Dispose()
    {
        accounts.Dispose();
        addresses.Dispose();
    }

    internal static ProblemResult Refuse(int seconds) =>
        Problems.Of(
            new ProblemDescription
            {
                Code = "too_many_requests",
                Status = StatusCodes.Status429TooManyRequests,
                Detail = string.Create(CultureInfo.InvariantCulture, $"Too many attempts: wait for {seconds} seconds."),
                RetryAfter = seconds,
            }
        );

    private static int? Acquire(PartitionedRateLimiter<string> limiter, string key)
    {
        using var lease = limiter.AttemptAcquire(key);
        return lease.IsAcquired ? null
            : lease.TryGetMetadata(MetadataName.RetryAfter, out var after)
                ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds))
            : 60;
    }

    private static PartitionedRateLimiter<string> Make(int perMinute) =>
        PartitionedRateLimiter.Create<string, string>(
            key =>
                RateLimitPartition.GetFixedWindowLimiter(
                    key,
                    _ => new FixedWindowRateLimiterOptions
                    {
                        PermitLimit = perMinute,
                        Window = TimeSpan.FromMinutes(1),
                        QueueLimit = 0,
                    }
                ),
            StringComparer.Ordinal
        );
}
