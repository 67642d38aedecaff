using DraftStudio.Core.Drafting;

namespace DraftStudio.Web.Api;

/// <summary>
/// Runs a write so that the same request again gets the same answer and writes nothing. The receipt is written in the
/// transaction of the work.
/// </summary>
public sealed class Idempotency(IDraftStore store, RequestGate gate, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Runs <paramref name="work"/> in one unit, unless the request was answered before. The work may run again when the
    /// database asks for it, so it must have no effect but through its unit.
    /// </summary>
    public async Task<Result<StoredAnswer>> RunAsync(
        IdempotentRequest request,
        Func<IDraftUnit, CancellationToken, Task<Result<StoredAnswer>>> work,
        CancellationToken cancellationToken
    )
    {
        if (request.Key.Value is not { } key)
        {
            return await store.WriteAsync(work, cancellationToken);
        }

        var slot = new RequestGate.Slot(request.Caller.Workspace, request.Operation, request.Caller.User, key);
        var since = time.GetTimestamp();
        while (true)
        {
            if (await FindAsync(store, slot, request, cancellationToken) is { } earlier)
            {
                return earlier;
            }

            if (gate.TryEnter(slot))
            {
                break;
            }

            if (!await gate.WaitAsync(slot, Patience - time.GetElapsedTime(since), cancellationToken))
            {
                return new DraftError.InProgress(key);
            }
        }

        try
        {
            return await store.WriteAsync(
                (unit, token) => RunInUnitAsync(unit, slot, request, work, token),
                cancellationToken
            );
        }
        finally
        {
            gate.Leave(slot);
        }
    }

    /// <summary>For work that has its unit already: the stored answer, the reuse of the key, or null when the key is new.</summary>
    public static async Task<Result<StoredAnswer>?> FindAsync(
        IDraftReader reader,
        IdempotentRequest request,
        CancellationToken cancellationToken
    ) =>
        request.Key.Value is { } key
            ? await FindAsync(
                reader,
                new RequestGate.Slot(request.Caller.Workspace, request.Operation, request.Caller.User, key),
                request,
                cancellationToken
            )
            : null;

    private static async Task<Result<StoredAnswer>?> FindAsync(
        IDraftReader reader,
        RequestGate.Slot slot,
        IdempotentRequest request,
        CancellationToken cancellationToken
    )
    {
        var receipt = await reader.FindReceiptAsync(
            slot.Workspace,
            slot.Operation,
            slot.Caller,
            slot.Key,
            cancellationToken
        );
        if (receipt is null)
        {
            return null;
        }

        if (receipt.RequestHash != request.Hash)
        {
            return new DraftError.KeyReused(slot.Key);
        }

        return new StoredAnswer
        {
            Status = receipt.Status,
            Body = receipt.Body,
            ETag = receipt.ETag,
            Location = receipt.Location,
            Written = false,
            Replayed = true,
        };
    }

    private async Task<Result<StoredAnswer>> RunInUnitAsync(
        IDraftUnit unit,
        RequestGate.Slot slot,
        IdempotentRequest request,
        Func<IDraftUnit, CancellationToken, Task<Result<StoredAnswer>>> work,
        CancellationToken cancellationToken
    )
    {
        // Another process may have answered it since it was looked for.
        if (await FindAsync(unit, slot, request, cancellationToken) is { } earlier)
        {
            return earlier;
        }

        var result = await work(unit, cancellationToken);
        if (result.TryGet(out var answer, out _) && answer.Written)
        {
            await unit.InsertReceiptAsync(
                new Receipt
                {
                    Workspace = slot.Workspace,
                    Operation = slot.Operation,
                    Caller = slot.Caller,
                    Key = slot.Key,
                    RequestHash = request.Hash,
                    Status = answer.Status,
                    ETag = answer.ETag,
                    Location = answer.Location,
                    Body = answer.KeptBody ?? answer.Body,
                    At = time.GetUtcNow(),
                },
                cancellationToken
            );
        }

        return result;
    }
}
