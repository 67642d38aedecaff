using System.Text.Json;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Templates;
using DraftStudio.Web.Api;
using DraftStudio.Web.Features.Forms;
using DraftStudio.Web.Security;

namespace DraftStudio.Web.Features.Templates;

/// <summary>
/// Runs the writes of templates: the body is read, a repeated request is recognised, the template is looked for, the body is
/// understood, and then the work is done in a unit. Failures are told in the family's words.
/// </summary>
internal sealed class TemplateWrites(
    IDraftStore store,
    TemplateDrafts drafts,
    TemplateAnswers answers,
    TemplateDifferences differences,
    Idempotency idempotency,
    RequestHasher hasher
)
{
    private static readonly JsonRules JsonBody = new();
    private static readonly JsonRules NoBody = JsonRules.StrictOrEmpty;

    /// <summary>What a request asks for, once its template is found and its body is understood.</summary>
    public delegate Task<Result<StoredAnswer>> Work(
        IDraftUnit unit,
        Precondition precondition,
        CancellationToken cancellationToken
    );

    /// <summary>Finds and understands; nothing is written yet.</summary>
    public delegate Task<Result<Work>> Prepare(Caller caller, Result<byte[]> body, CancellationToken cancellationToken);

    /// <summary>A write with a JSON body.</summary>
    public Task<IResult> JsonAsync(HttpContext context, string operation, Prepare prepare, long? limit = null) =>
        RunAsync(
            context,
            operation,
            token =>
                StrictJson.ReadRawAsync(
                    context.Request,
                    limit is { } most ? JsonBody with { Limit = most } : JsonBody,
                    token
                ),
            prepare
        );

    /// <summary>A write that needs no body.</summary>
    public Task<IResult> PlainAsync(
        HttpContext context,
        string operation,
        string id,
        Func<Caller, TemplateState, Work> work
    ) =>
        RunAsync(
            context,
            operation,
            async token =>
                HttpMethods.IsDelete(context.Request.Method)
                    ? Array.Empty<byte>()
                    : (await StrictJson.ReadAsync<NoBodyWire>(context.Request, NoBody, token)).Map(static body =>
                        body.Bytes.ToArray()
                    ),
            async (caller, body, token) =>
            {
                var found = await drafts.FindAsync(store, caller, id, token);
                return !found.TryGet(out var template, out var error) || !body.TryGet(out _, out error)
                    ? error
                    : work(caller, template);
            }
        );

    /// <summary>A write whose body is no JSON.</summary>
    public async Task<IResult> RunAsync(
        HttpContext context,
        string operation,
        Func<CancellationToken, Task<Result<byte[]>>> read,
        Prepare prepare,
        Func<HttpRequest, Result<Precondition>>? precondition = null
    )
    {
        var (caller, cancel) = (context.Caller(), context.RequestAborted);
        if (!IdempotencyKey.FromHeader(context.Request).TryGet(out var key, out var error))
        {
            return Problems.Of(error);
        }

        var body = await read(cancel);
        body.TryGet(out var bytes, out _);
        var request = new IdempotentRequest(
            caller,
            "template." + operation,
            key,
            key.Value is null ? default : hasher.HashRaw(context.Request, bytes ?? [])
        );
        if (bytes is not null && await Idempotency.FindAsync(store, request, cancel) is { } earlier)
        {
            return await AnswerAsync(context, earlier);
        }

        if (
            !(await prepare(caller, body, cancel)).TryGet(out var work, out error)
            || !(precondition ?? ReadVersion)(context.Request).TryGet(out var wanted, out error)
        )
        {
            return await RefuseAsync(context, error);
        }

        return await AnswerAsync(
            context,
            await idempotency.RunAsync(request, (unit, token) => work(unit, wanted, token), cancel)
        );
    }

    /// <summary>A write to a draft whose JSON body is an object that is read by hand.</summary>
    public Task<IResult> ChangeAsync(
        HttpContext context,
        string operation,
        string id,
        Func<JsonElement, TemplateState, Result<Change>> read,
        long? limit = null
    ) =>
        JsonAsync(
            context,
            operation,
            async (caller, body, token) =>
            {
                var found = await drafts.FindAsync(store, caller, id, token);
                if (
                    !found.TryGet(out var template, out var error)
                    || !body.TryGet(out var bytes, out error)
                    || !Parse(bytes).TryGet(out var json, out error)
                    || !read(json, template).TryGet(out var change, out error)
                )
                {
                    return error;
                }

                return WorkOf(caller, id, change);
            },
            limit
        );

    /// <summary>The edit of a draft, and the answer to it.</summary>
    public sealed record Change(
        TemplateEdit Edit,
        Func<IDraftReader, TemplateState, CancellationToken, Task<StoredAnswer>> Answer,
        string? Label = null
    );

    public Work WorkOf(Caller caller, string id, Change change) =>
        async (unit, precondition, token) =>
        {
            var changed = await drafts.ChangeAsync(unit, caller, id, precondition, change.Edit, change.Label, token);
            return changed.TryGet(out var template, out var error) ? await change.Answer(unit, template, token) : error;
        };

    /// <summary>A JSON object, checked for what nothing takes.</summary>
    public static Result<JsonElement> Parse(byte[] bytes)
    {
        if (JsonCheck.Find(bytes, allowNul: false) is { } error)
        {
            return error;
        }

        using var json = JsonDocument.Parse(bytes);
        return json.RootElement.ValueKind == JsonValueKind.Object
            ? json.RootElement.Clone()
            : DraftError.Of("wrong_type", "", null, "The body must be an object.");
    }

    private static Result<Precondition> ReadVersion(HttpRequest request) => Preconditions.Read(request);

    private async Task<IResult> AnswerAsync(HttpContext context, Result<StoredAnswer> result) =>
        result.TryGet(out var answer, out var error) ? new AnswerResult(answer) : await RefuseAsync(context, error);

    private async Task<IResult> RefuseAsync(HttpContext context, DraftError error)
    {
        var (caller, cancel) = (context.Caller(), context.RequestAborted);
        switch (error)
        {
            case DraftError.VersionConflict conflict:
                return Problems.Of(
                    WithState(error, conflict.Current, await StateAsync(caller, conflict.Current, cancel))
                );
            case DraftError.Conflicting conflict:
                var current = await StateAsync(caller, conflict.Current, cancel);
                return Problems.Of(
                    await differences.DescribeAsync(
                        WithState(error, conflict.Current, current),
                        current?.Template,
                        conflict,
                        cancel
                    )
                );
            case DraftError.Unpublishable unpublishable:
                var id = context.GetRouteValue("id") as string ?? "";
                var found = await drafts.FindDraftAsync(store, caller, id, cancel);
                return Problems.Of(
                    TemplateDifferences.Describe(unpublishable, found.TryGet(out var template, out _) ? template : null)
                );
            default:
                return Problems.Of(error);
        }
    }

    private sealed record Current(TemplateState Template, TemplateWire Wire);

    private async Task<Current?> StateAsync(Caller caller, Draft draft, CancellationToken cancellationToken)
    {
        var found = await drafts.FindAsync(store, caller, draft.Id.ToString(), cancellationToken);
        return found.TryGet(out var template, out _)
            ? new Current(
                template,
                await answers.WireAsync(caller, template, TemplateHeader.Of(template.Document), cancellationToken)
            )
            : null;
    }

    /// <summary>The problem with the draft as it stands.</summary>
    private static ProblemDescription WithState(DraftError error, Draft draft, Current? current)
    {
        var problem = Problems.Describe(error);
        var members = problem.Members ?? [];
        members.Remove("current_version");
        members["currentVersion"] = draft.Version;
        if (current is not null)
        {
            members["template"] = JsonSerializer.SerializeToNode(current.Wire, StrictJson.Options);
        }

        return problem with
        {
            Members = members,
        };
    }
}
