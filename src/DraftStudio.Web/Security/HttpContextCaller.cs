using DraftStudio.Core.Access;

namespace DraftStudio.Web.Security;

public static class HttpContextCaller
{
    /// <summary>Who the request is from, in which workspace. Every endpoint that is not open to all has one.</summary>
    /// <exception cref="InvalidOperationException">The endpoint is open to all: it has no caller.</exception>
    public static Caller Caller(this HttpContext context) =>
        context.Features.Get<CallerFeature>()?.Caller
        ?? throw new InvalidOperationException("An endpoint that is open to all has no caller.");
}
