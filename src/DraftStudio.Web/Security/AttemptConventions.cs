namespace DraftStudio.Web.Security;

public static class AttemptConventions
{
    /// <summary>Limits how often one account, and one address, may call the endpoint (a reveal).</summary>
    public static RouteHandlerBuilder LimitAttempts(this RouteHandlerBuilder builder) =>
        builder.AddEndpointFilter(
            static async (invocation, next) =>
            {
                var context = invocation.HttpContext;
                var limiter = context.RequestServices.GetRequiredService<AttemptLimiter>();
                return limiter.Attempt(context, context.Caller().User.ToString()) is { } seconds
                    ? AttemptLimiter.Refuse(seconds)
                    : await next(invocation);
            }
        );
}
