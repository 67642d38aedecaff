namespace DraftStudio.Web.Api;

/// <summary>Sends an answer whose bytes are made.</summary>
public sealed class AnswerResult(StoredAnswer answer) : IResult, IStatusCodeHttpResult
{
    public int? StatusCode => answer.Status;

    /// <summary>The answer to a read: 200 with a wire record.</summary>
    public static AnswerResult Of<T>(T wire) => new(StoredAnswer.Of(wire, written: false));

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = answer.Status;
        response.Headers.CacheControl = "no-store";
        if (answer.ETag is not null)
        {
            response.Headers.ETag = answer.ETag;
        }

        if (answer.Location is not null)
        {
            response.Headers.Location = answer.Location;
        }

        if (answer.Replayed)
        {
            response.Headers["Idempotency-Replayed"] = "true";
        }

        if (!answer.Body.IsEmpty)
        {
            response.ContentType = "application/json; charset=utf-8";
            response.ContentLength = answer.Body.Length;
            await response.Body.WriteAsync(answer.Body, httpContext.RequestAborted);
        }
    }
}
