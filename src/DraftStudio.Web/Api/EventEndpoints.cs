using System.Globalization;
using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Web.Security;

namespace DraftStudio.Web.Api;

internal static class EventEndpoints
{
    /// <summary>What happens in the workspace, as it happens.</summary>
    public static IEndpointRouteBuilder MapEvents(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/api/events", StreamAsync)
            .RequirePermission(Permission.Read)
            .WithTags("Events")
            .WithSummary("Follow what happens in the workspace, as server-sent events")
            .WithDescription(
                "Begins with what happens from now on; with `Last-Event-ID` (the `id` of the last event seen) after that one. "
                    + "Events tell kind, ids, version and who; never values."
            )
            .Produces<EventStream.EventWire>(StatusCodes.Status200OK, "text/event-stream")
            .Fails("invalid_cursor");
        return routes;
    }

    private static async Task<IResult> StreamAsync(HttpContext context, EventStream stream)
    {
        var header = context.Request.Headers["Last-Event-ID"].ToString();
        long? after = null;
        if (header.Length > 0)
        {
            if (!long.TryParse(header, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return Problems.Of(
                    DraftError.Of("invalid_cursor", "", null, "Last-Event-ID must be the id of an event.")
                );
            }

            after = number;
        }

        context.Response.ContentType = "text/event-stream; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        await stream.WriteAsync(context, after);
        return TypedResults.Empty;
    }
}
