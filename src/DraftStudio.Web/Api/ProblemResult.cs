using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace DraftStudio.Web.Api;

/// <summary>Writes a problem as <c>application/problem+json</c> (RFC 9457).</summary>
public sealed class ProblemResult(ProblemDescription problem) : IResult, IStatusCodeHttpResult, IContentTypeHttpResult
{
    public const string MediaType = "application/problem+json";

    public ProblemDescription Problem => problem;

    public int? StatusCode => problem.Status;

    public string ContentType => MediaType;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = problem.Status;
        response.ContentType = MediaType;
        response.Headers.CacheControl = "no-store";
        if (problem.RetryAfter is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        if (problem.Status == StatusCodes.Status401Unauthorized)
        {
            response.Headers.WWWAuthenticate = "Bearer realm=\"Draft Studio\"";
        }

        var body = Write(httpContext).ToJsonString(StrictJson.Options);
        return response.WriteAsync(body, httpContext.RequestAborted);
    }

    private JsonObject Write(HttpContext context)
    {
        var errors = new JsonArray();
        foreach (var error in problem.Errors)
        {
            errors.Add(
                (JsonNode)
                    new JsonObject
                    {
                        ["pointer"] = error.Pointer,
                        ["field"] = error.Field,
                        ["code"] = error.Code,
                        ["message"] = error.Message,
                    }
            );
        }

        var body = new JsonObject
        {
            ["type"] = ProblemCatalogue.TypePrefix + problem.Code,
            ["title"] = ProblemCatalogue.Find(problem.Code)?.Title ?? problem.Code,
            ["status"] = problem.Status,
            ["detail"] = problem.Detail,
            ["instance"] = context.Request.Path.Value,
            ["code"] = problem.Code,
            ["errors"] = errors,
            ["traceId"] = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier,
        };
        foreach (var (name, value) in problem.Members ?? [])
        {
            body[name] = value?.DeepClone();
        }

        ProblemFamily.Of(context)?.AddMembers(problem, body);
        return body;
    }
}
