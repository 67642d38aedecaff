using System.Text.Json;
using System.Text.Json.Nodes;
using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Forms;
using DraftStudio.Web.Api;
using DraftStudio.Web.Security;

namespace DraftStudio.Web.Features.Forms;

/// <summary>Runs what the routes of forms do: one unit, one answer, and failures in the form's words.</summary>
internal sealed class FormWrites(
    IDraftStore store,
    FormDrafts drafts,
    FormStates states,
    DraftEngine engine,
    Idempotency idempotency,
    RequestHasher hasher,
    TimeProvider time
)
{
    /// <summary>Saves or proposes. A key makes it safe to repeat; without one nothing is kept of the answer.</summary>
    public async Task<IResult> SaveAsync<TState>(
        HttpContext context,
        FormRoutes<TState> form,
        FormRequest.Save save,
        ReadOnlyMemory<byte> body
    )
        where TState : FormStateWire
    {
        var caller = context.Caller();
        if (!IdempotencyKey.FromMember(save.Key).TryGet(out var key, out var error))
        {
            return Problems.Of(error);
        }

        var values = drafts.Seal(save);
        return await RunAsync(
            context,
            form,
            new IdempotentRequest(
                caller,
                form.Kind.SaveOperation,
                key,
                key.Value is null ? default : hasher.Hash(context.Request, body)
            ),
            (unit, cancel) => drafts.SaveAsync(unit, caller, form.Kind, values, cancel),
            (outcome, state) => Answer(form, outcome, state)
        );
    }

    /// <summary>
    /// Decides a proposal. It is never compared with the receipt of the request that proposed; the same decision of the
    /// same person again gets the answer that it got.
    /// </summary>
    public async Task<IResult> DecideAsync<TState>(
        HttpContext context,
        FormRoutes<TState> form,
        FormRequest.Ack ack,
        ReadOnlyMemory<byte> body
    )
        where TState : FormStateWire
    {
        var caller = context.Caller();
        var request = new IdempotentRequest(
            caller,
            $"{form.Name}.{(ack.Accept ? "accept" : "reject")}",
            IdempotencyKey.None,
            hasher.Hash(context.Request, body)
        );
        var result = await store.WriteAsync(
            (unit, cancel) => DecideAsync(unit, form, request, ack, cancel),
            context.RequestAborted
        );
        return await SendAsync(context, form, result);
    }

    /// <summary>Runs a verb of a route beside the form's one; its key is in the header.</summary>
    public async Task<IResult> RunAsync<TState>(
        HttpContext context,
        FormRoutes<TState> form,
        string verb,
        ReadOnlyMemory<byte> body,
        Func<IDraftUnit, CancellationToken, Task<Result<FormOutcome>>> work,
        Func<FormOutcome, TState, StoredAnswer>? answer = null
    )
        where TState : FormStateWire
    {
        if (!IdempotencyKey.FromHeader(context.Request).TryGet(out var key, out var error))
        {
            return Problems.Of(error);
        }

        var caller = context.Caller();
        var request = new IdempotentRequest(
            caller,
            $"{form.Name}.{verb}",
            key,
            key.Value is null ? default : hasher.Hash(context.Request, body)
        );
        return await RunAsync(
            context,
            form,
            request,
            work,
            answer ?? ((outcome, state) => AnswerDraft(caller, outcome, state))
        );
    }

    /// <summary>A failure in the form's words: with the current state where it helps to go on, with names of fields.</summary>
    public async Task<IResult> RefuseAsync<TState>(HttpContext context, FormRoutes<TState> form, DraftError error)
        where TState : FormStateWire
    {
        var problem = Problems.Describe(error);
        var draft = error switch
        {
            DraftError.VersionConflict e => e.Current.Id,
            DraftError.Conflicting e => e.Current.Id,
            _ => (DraftId?)null,
        };
        var members = problem.Members ?? [];
        if (draft is { } id)
        {
            await AddStateAsync(context, form, id, members);
        }

        return error switch
        {
            DraftError.Conflicting e => Problems.Of(await AddConflictsAsync(context, form.Kind, e, problem, members)),
            DraftError.Unpublishable e => Problems.Of(Unpublishable(form.Kind, e, problem)),
            _ => Problems.Of(problem with { Members = members }),
        };
    }

    private static StoredAnswer Answer<TState>(FormRoutes<TState> form, FormOutcome outcome, TState state)
        where TState : FormStateWire =>
        StoredAnswer.Of(
            new FormAnswerWire<TState>
            {
                Success = true,
                DraftId = outcome.Draft.Id.Value,
                IdempotencyKey = outcome.Key,
                Message = outcome.Message,
                FormState = state,
            },
            outcome.Written,
            version: outcome.Draft.Version,
            location: outcome.Created ? form.DraftLocation(outcome.Draft.Id) : null
        );

    private static StoredAnswer AnswerDraft<TState>(Caller caller, FormOutcome outcome, TState state)
        where TState : FormStateWire =>
        StoredAnswer.Of(
            FormDrafting.ToWire(caller, outcome.Draft, state) with
            {
                Message = outcome.Message,
                Existing = outcome.Opened?.Existing,
            },
            outcome.Written,
            version: outcome.Draft.Version
        );

    private async Task<IResult> RunAsync<TState>(
        HttpContext context,
        FormRoutes<TState> form,
        IdempotentRequest request,
        Func<IDraftUnit, CancellationToken, Task<Result<FormOutcome>>> work,
        Func<FormOutcome, TState, StoredAnswer> answer
    )
        where TState : FormStateWire
    {
        if (request.Key.Value is null)
        {
            // Nothing is kept, so the state need not be read in the unit, where all other writers wait for it.
            var outcome = await store.WriteAsync(work, context.RequestAborted);
            return outcome.TryGet(out var done, out var error)
                ? new AnswerResult(
                    answer(done, await ReadAsync(store, form, request.Caller, done, context.RequestAborted))
                )
                : await RefuseAsync(context, form, error);
        }

        var result = await idempotency.RunAsync(
            request,
            async (unit, cancel) =>
                (await work(unit, cancel)).TryGet(out var done, out var error)
                    ? answer(done, await ReadAsync(unit, form, request.Caller, done, cancel))
                    : error,
            context.RequestAborted
        );
        return await SendAsync(context, form, result);
    }

    private async Task<IResult> SendAsync<TState>(
        HttpContext context,
        FormRoutes<TState> form,
        Result<StoredAnswer> result
    )
        where TState : FormStateWire =>
        result.TryGet(out var answer, out var error)
            ? new AnswerResult(answer)
            : await RefuseAsync(context, form, error);

    private async Task<Result<StoredAnswer>> DecideAsync<TState>(
        IDraftUnit unit,
        FormRoutes<TState> form,
        IdempotentRequest request,
        FormRequest.Ack ack,
        CancellationToken cancellationToken
    )
        where TState : FormStateWire
    {
        var (caller, operation) = (request.Caller, request.Operation);
        var decided = await drafts.DecideAsync(unit, caller, form.Kind, ack, cancellationToken);
        if (!decided.TryGet(out var outcome, out var error))
        {
            return error;
        }

        if (
            !outcome.Written
            && await unit.FindReceiptAsync(caller.Workspace, operation, caller.User, ack.Key, cancellationToken)
                is { } receipt
        )
        {
            return new StoredAnswer
            {
                Status = receipt.Status,
                Body = receipt.Body,
                ETag = receipt.ETag,
                Written = false,
                Replayed = true,
            };
        }

        var answer = Answer(form, outcome, await ReadAsync(unit, form, caller, outcome, cancellationToken));
        if (outcome.Written)
        {
            await unit.InsertReceiptAsync(
                new Receipt
                {
                    Workspace = caller.Workspace,
                    Operation = operation,
                    Caller = caller.User,
                    Key = ack.Key,
                    RequestHash = request.Hash,
                    Status = answer.Status,
                    ETag = answer.ETag,
                    Body = answer.Body,
                    At = time.GetUtcNow(),
                },
                cancellationToken
            );
        }

        return answer;
    }

    private async Task<TState> ReadAsync<TState>(
        IDraftReader reader,
        FormRoutes<TState> form,
        Caller caller,
        FormOutcome outcome,
        CancellationToken cancellationToken
    )
        where TState : FormStateWire =>
        form.ToWire(
            await states.ReadAsync(reader, caller, form.Kind, outcome.Draft, outcome.Document, cancellationToken)
        );

    private async Task AddStateAsync<TState>(
        HttpContext context,
        FormRoutes<TState> form,
        DraftId id,
        JsonObject members
    )
        where TState : FormStateWire
    {
        var (caller, cancel) = (context.Caller(), context.RequestAborted);
        if (await store.FindDraftAsync(caller.Workspace, id, cancel) is not { } draft)
        {
            return;
        }

        var document = await engine.LoadAsync(store, draft, null, cancel);
        var state = form.ToWire(await states.ReadAsync(store, caller, form.Kind, draft, document, cancel));
        members["current_version"] = draft.Version;
        members["form_state"] = JsonSerializer.SerializeToNode(state, StrictJson.Options);
    }

    private async Task<ProblemDescription> AddConflictsAsync(
        HttpContext context,
        FormKind kind,
        DraftError.Conflicting error,
        ProblemDescription problem,
        JsonObject members
    )
    {
        var conflicts = await FormStates.DescribeAsync(
            store,
            context.Caller().Workspace,
            kind,
            error.Conflicts,
            context.RequestAborted
        );
        members["conflicts"] = JsonSerializer.SerializeToNode(
            conflicts.Select(static conflict => new FormDifferenceWire(conflict)),
            StrictJson.Options
        );
        return problem with
        {
            Members = members,
            Errors =
            [
                .. conflicts.Select(conflict => new FieldError(
                    conflict.Path.ToString(),
                    conflict.Field,
                    error.Code,
                    conflict.Row?.Text is { } row ? $"{row} was changed on both sides." : "Changed on both sides."
                )),
            ],
        };
    }

    /// <summary>Marks alone have a code of their own: they are to be decided, not to be corrected.</summary>
    private static ProblemDescription Unpublishable(
        FormKind kind,
        DraftError.Unpublishable error,
        ProblemDescription problem
    )
    {
        const string marked = "pending_unresolved";
        var errors = error.Problems.RemoveAll(static found => found.IsWarning);
        return problem with
        {
            Code = errors.All(static found => found.Code == marked) ? marked : problem.Code,
            Errors =
            [
                .. errors.Select(found => new FieldError(
                    found.Path.ToString(),
                    kind.FieldAt(found.Path)?.Name,
                    found.Code,
                    found.Message
                )),
            ],
        };
    }
}
