using System.Collections.Immutable;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Releases;
using DraftStudio.Web.Api;

namespace DraftStudio.Web.Features.Releases;

/// <summary>Sends a release that nobody keeps the answer of: it is written straight into the connection.</summary>
internal sealed class ReleaseResult(ReleaseState release, ImmutableArray<Problem> problems, string? tag = null)
    : IResult,
        IStatusCodeHttpResult
{
    public int? StatusCode => StatusCodes.Status200OK;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "application/json; charset=utf-8";
        response.Headers.CacheControl = tag is null ? "no-store" : "private, no-cache";
        response.Headers.ETag = tag ?? Preconditions.ETagOf(release.Draft.Version);
        ReleaseAnswers.Write(response.BodyWriter, release, problems);
        await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
    }
}
