using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Releases;
using DraftStudio.Web.Api;
using DraftStudio.Web.Security;

namespace DraftStudio.Web.Features.Releases;

/// <summary>Runs what the routes of releases do: the body is read before the unit, the answer is made after it, failures are told in the family's words.</summary>
internal sealed class ReleaseWrites(
    IDraftStore store,
    ReleaseDrafts drafts,
    ReleaseKind kind,
    ReleaseTexts texts,
    Idempotency idempotency,
    RequestHasher hasher
)
{
    private static readonly JsonRules Rules = new()
    {
        Limit = ReleaseLimits.Body,
        IgnoreUnknownMembers = true,
        AllowNul = true,
    };

    /// <summary>What a request asks for, once its workflow is found and its body is read.</summary>
    public delegate Task<Result<ReleaseState>> Save(
        IDraftUnit unit,
        Caller caller,
        Artifact workflow,
        ReleaseUpdate update,
        Precondition precondition,
        CancellationToken cancellationToken
    );

    /// <summary>Runs a write whose body names the workflow and has nodes.</summary>
    public async Task<IResult> SaveAsync(HttpContext context, string operation, Save save)
    {
        var (caller, cancel) = (context.Caller(), context.RequestAborted);
        if (!(await ReadAsync(context.Request, cancel)).TryGet(out var lent, out var error))
        {
            return Problems.Of(error);
        }

        using var sent = lent;
        var body = sent.Memory;
        if (!Parse<Named>(body, () => new Named(ReleaseUpdate.WorkflowOf(body.Span))).TryGet(out var named, out error))
        {
            return Problems.Of(error);
        }

        Artifact? workflow = null;
        (Document Document, NodeList? Texts) before = (kind.Blank, null);
        if (named.Workflow is { } uuid)
        {
            if (!(await ReleaseDrafts.FindWorkflowAsync(store, caller, uuid, cancel)).TryGet(out workflow, out error))
            {
                return Problems.Of(error);
            }

            before = await drafts.LoadForEditAsync(store, workflow, cancel);
        }

        if (
            !Parse(body, () => ReleaseUpdate.Read(body, before.Document, before.Texts))
                .TryGet(out var update, out error)
            || !Preconditions.Read(context.Request).TryGet(out var precondition, out error)
        )
        {
            return Problems.Of(error);
        }

        // Without a workflow the body was refused.
        return await RunAsync(
            context,
            operation,
            body,
            (unit, token) => save(unit, caller, workflow!, update, precondition, token),
            failure => RefuseAsync(context, failure, workflow, update, before.Document)
        );
    }

    /// <summary>Runs a write whose body has nothing in it.</summary>
    public async Task<IResult> RunAsync(
        HttpContext context,
        string operation,
        Func<IDraftUnit, Precondition, CancellationToken, Task<Result<ReleaseState>>> work
    )
    {
        ReadOnlyMemory<byte> body = default;
        if (!HttpMethods.IsDelete(context.Request.Method))
        {
            var read = await StrictJson.ReadAsync<Forms.NoBodyWire>(
                context.Request,
                JsonRules.StrictOrEmpty,
                context.RequestAborted
            );
            if (!read.TryGet(out var sent, out var fault))
            {
                return Problems.Of(fault);
            }

            body = sent.Bytes;
        }

        return Preconditions.Read(context.Request).TryGet(out var precondition, out var error)
            ? await RunAsync(
                context,
                operation,
                body,
                (unit, token) => work(unit, precondition, token),
                failure => RefuseAsync(context, failure, null, null, kind.Blank)
            )
            : Problems.Of(error);
    }

    /// <summary>Nodes that are only looked at.</summary>
    public async Task<IResult> ValidateAsync(HttpContext context)
    {
        if (!(await ReadAsync(context.Request, context.RequestAborted)).TryGet(out var lent, out var error))
        {
            return Problems.Of(error);
        }

        using var body = lent;
        if (!Parse(body.Memory, () => ReleaseUpdate.ReadGraph(body.Memory)).TryGet(out var document, out error))
        {
            return Problems.Of(error);
        }

        var invalid = kind.ValidateRelease(document).RemoveAll(static problem => problem.IsWarning);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("outcome"u8, invalid.IsEmpty ? "valid" : "notValid");
            if (!invalid.IsEmpty)
            {
                json.WritePropertyName("invalidNodes"u8);
                ReleaseAnswers.WriteIssues(json, invalid, document, withSeverity: false);
            }

            json.WriteEndObject();
        }

        return new AnswerResult(
            new StoredAnswer
            {
                Status = StatusCodes.Status200OK,
                Body = buffer.WrittenMemory,
                Written = false,
            }
        );
    }

    private async Task<IResult> RunAsync(
        HttpContext context,
        string operation,
        ReadOnlyMemory<byte> body,
        Func<IDraftUnit, CancellationToken, Task<Result<ReleaseState>>> work,
        Func<DraftError, Task<IResult>> refuse
    )
    {
        if (!IdempotencyKey.FromHeader(context.Request).TryGet(out var key, out var error))
        {
            return Problems.Of(error);
        }

        if (key.Value is null)
        {
            var result = await store.WriteAsync(work, context.RequestAborted);
            if (!result.TryGet(out var release, out error))
            {
                return await refuse(error);
            }

            Remember(release);
            return new ReleaseResult(release, ProblemsOf(release));
        }

        ReleaseState? done = null;
        var stored = await idempotency.RunAsync(
            new IdempotentRequest(
                context.Caller(),
                "release." + operation,
                key,
                hasher.HashRaw(context.Request, body.Span)
            ),
            async (unit, token) =>
            {
                var result = await work(unit, token);
                return result.Map(release =>
                {
                    done = release;
                    return ReleaseAnswers.Of(release, ProblemsOf(release));
                });
            },
            context.RequestAborted
        );
        if (!stored.TryGet(out var answer, out error))
        {
            return await refuse(error);
        }

        if (done is not null)
        {
            Remember(done);
        }

        return new AnswerResult(answer);
    }

    /// <summary>What deploying the draft would refuse; nothing for what was deployed.</summary>
    public ImmutableArray<Problem> ProblemsOf(ReleaseState release) =>
        release.Revision is null ? kind.ValidateRelease(release.Document) : [];

    private void Remember(ReleaseState release)
    {
        if (release is { Nodes: { } nodes, Revision: null })
        {
            texts.Remember(release.Draft.Id, release.Document, nodes);
        }
    }

    private async Task<IResult> RefuseAsync(
        HttpContext context,
        DraftError error,
        Artifact? workflow,
        ReleaseUpdate? update,
        Document before
    )
    {
        var problem = Problems.Describe(error);
        var members = problem.Members ?? [];
        switch (error)
        {
            case DraftError.VersionConflict conflict:
                members.Remove("current_version");
                members["currentVersion"] = conflict.Current.Version;
                await AddReleaseAsync(context, conflict.Current, members);
                break;
            case DraftError.Refused { Code: "invalid_parent" } when workflow is not null && update is not null:
                var compared = await drafts.CompareParentAsync(
                    store,
                    context.Caller(),
                    workflow,
                    update,
                    context.RequestAborted
                );
                if (compared is var (difference, merged))
                {
                    members["diff"] = Node(json => ReleaseAnswers.Write(json, difference));
                    members["merged"] = merged is null
                        ? null
                        : Node(json => ReleaseAnswers.WriteNodes(json, merged, null));
                }

                break;
            case DraftError.Unpublishable unpublishable:
                members["invalidNodes"] = InvalidNodes(
                    unpublishable.Problems,
                    update?.ApplyTo(before).Document ?? before
                );
                break;
            default:
                break;
        }

        return Problems.Of(problem with { Members = members });
    }

    private static JsonNode? InvalidNodes(ImmutableArray<Problem> problems, Document document) =>
        Node(json =>
            ReleaseAnswers.WriteIssues(
                json,
                problems.Where(static problem => !problem.IsWarning),
                document,
                withSeverity: false
            )
        );

    private async Task AddReleaseAsync(HttpContext context, Draft draft, JsonObject members)
    {
        var found = await drafts.FindAsync(store, context.Caller(), draft.Id.ToString(), context.RequestAborted);
        if (found.TryGet(out var release, out _))
        {
            members["release"] = Node(json => ReleaseAnswers.Write(json, release));
        }
    }

    private static JsonNode? Node(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            write(json);
        }

        return JsonNode.Parse(buffer.WrittenSpan);
    }

    private static Task<Result<PooledBody>> ReadAsync(HttpRequest request, CancellationToken cancellationToken) =>
        StrictJson.ReadPooledAsync(request, Rules, cancellationToken);

    /// <summary>Reads by hand; what is no JSON, or JSON that no document takes, is told by what looks at every byte.</summary>
    private static Result<T> Parse<T>(ReadOnlyMemory<byte> body, Func<Result<T>> read)
    {
        try
        {
            return read();
        }
        catch (JsonException)
        {
            return JsonCheck.Find(body.Span, Rules.AllowNul)
                ?? DraftError.Of("wrong_type", "", null, "The body must be an object.");
        }
    }

    private sealed record Named(string? Workflow);
}
