using System.Globalization;
using DraftStudio.Core.Storage;
using Microsoft.AspNetCore.Http.Features;

namespace DraftStudio.Web.Api;

/// <summary>
/// The last resort of the API: whatever an endpoint throws, and whatever the server answers by itself without a body,
/// becomes a problem. Nothing of an exception is told but its code.
/// </summary>
internal sealed partial class FaultMiddleware(RequestDelegate next, ILogger<FaultMiddleware> logger)
{
    private const int BusySeconds = 2;

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody listens any more.
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return;
        }
        catch (Exception exception) when (!context.Response.HasStarted && context.IsApi())
        {
            var problem = Describe(context, exception);
            if (problem.Status == StatusCodes.Status500InternalServerError)
            {
                Log.Fault(logger, exception, context.Request.Method, context.Request.Path);
            }

            context.Response.Clear();
            Security.SecurityHeadersMiddleware.Apply(context);
            await Problems.Of(problem).ExecuteAsync(context);
            return;
        }

        if (IsBare(context) && context.IsApi())
        {
            await Problems.Of(OfStatus(context.Response.StatusCode)).ExecuteAsync(context);
        }
    }

    private static ProblemDescription Describe(HttpContext context, Exception exception) =>
        exception switch
        {
            StorageFullException => Make("storage_full", 507, "The store has no room left; reading goes on."),
            StorageBusyException => Make("busy", 503, "The store cannot take writes just now.") with
            {
                RetryAfter = BusySeconds,
            },
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => Make(
                "body_too_large",
                413,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The body is larger than {context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize:N0} bytes."
                )
            ),
            BadHttpRequestException bad => OfStatus(bad.StatusCode),
            _ => Make("internal_error", 500, "A fault of the studio's; the trace id finds it in the log."),
        };

    private static ProblemDescription OfStatus(int status) =>
        status switch
        {
            StatusCodes.Status401Unauthorized => Make("unauthorized", status, "Sign in, or send a token."),
            StatusCodes.Status403Forbidden => Make("forbidden", status, "The caller may not do this."),
            StatusCodes.Status404NotFound => Make("not_found", status, "Nothing has this address here."),
            StatusCodes.Status405MethodNotAllowed => Make(
                "method_not_allowed",
                status,
                "The address does not take this method."
            ),
            StatusCodes.Status413PayloadTooLarge => Make("body_too_large", status, "The body is too large."),
            StatusCodes.Status415UnsupportedMediaType => Make(
                "unsupported_media_type",
                status,
                "The Content-Type must be application/json, in UTF-8."
            ),
            >= 500 => Make("internal_error", status, "A fault of the studio's."),
            _ => Make("bad_request", status, "The request cannot be understood."),
        };

    private static ProblemDescription Make(string code, int status, string detail) =>
        new()
        {
            Code = code,
            Status = status,
            Detail = detail,
        };

    private static bool IsBare(HttpContext context) =>
        context.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null, ContentLength: null or 0 };

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed")]
        public static partial void Fault(ILogger logger, Exception exception, string method, string path);
    }
}
