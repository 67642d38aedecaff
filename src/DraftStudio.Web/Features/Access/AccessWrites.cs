using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Web.Api;

namespace DraftStudio.Web.Features.Access;

/// <summary>Writes that change who may do what: as every write, and remembered access is forgotten before the answer.</summary>
internal sealed class AccessWrites(ApiWrites writes, AccessDirectory directory)
{
    public async Task<IResult> RunAsync(
        HttpContext context,
        string operation,
        ReadOnlyMemory<byte> body,
        Func<IDraftUnit, CancellationToken, Task<Result<StoredAnswer>>> work
    )
    {
        var result = await writes.RunAsync(context, operation, body, work);
        directory.Forget();
        return result;
    }
}
