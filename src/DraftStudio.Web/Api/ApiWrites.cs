using DraftStudio.Core.Drafting;
using DraftStudio.Web.Security;

namespace DraftStudio.Web.Api;

/// <summary>Runs the write of an endpoint: key from the header, hash of the request, one unit, and the answer or the problem.</summary>
public sealed class ApiWrites(Idempotency idempotency, RequestHasher hasher)
{
    /// <param name="context">The request; its caller is found already.</param>
    /// <param name="operation">The operation's stable name: <c>user.add</c>.</param>
    /// <param name="body">The JSON body's bytes; empty for none.</param>
    /// <param name="work">Runs in the unit, perhaps more than once.</param>
    public async Task<IResult> RunAsync(
        HttpContext context,
        string operation,
        ReadOnlyMemory<byte> body,
        Func<IDraftUnit, CancellationToken, Task<Result<StoredAnswer>>> work
    )
    {
        if (!IdempotencyKey.FromHeader(context.Request).TryGet(out var key, out var error))
        {
            return Problems.Of(error);
        }

        var request = new IdempotentRequest(
            context.Caller(),
            operation,
            key,
            key.Value is null ? default : hasher.Hash(context.Request, body)
        );
        var result = await idempotency.RunAsync(request, work, context.RequestAborted);
        return result.Match<IResult>(static answer => new AnswerResult(answer), static failure => Problems.Of(failure));
    }
}
