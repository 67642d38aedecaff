using System.Globalization;
using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Releases;
using DraftStudio.Web.Api;
using DraftStudio.Web.Features.Forms;
using DraftStudio.Web.Security;

namespace DraftStudio.Web.Features.Releases;

/// <summary>Workflows themselves: their names, and whether they are in use.</summary>
internal static class WorkflowEndpoints
{
    public static IEndpointRouteBuilder MapWorkflows(this IEndpointRouteBuilder routes)
    {
        foreach (var prefix in ReleaseEndpoints.Prefixes)
        {
            Map(
                routes.MapGroup(prefix + "/workflows").WithTags("workflows").WithMetadata(ReleaseProblems.Family),
                prefix
            );
        }

        return routes;
    }

    private static void Map(RouteGroupBuilder workflows, string prefix)
    {
        workflows
            .MapGet("", ListAsync)
            .RequirePermission(Permission.Read)
            .WithSummary("List workflows by name")
            .WithDescription("`search`, `retired=true` for those out of use, `cursor`, `limit` (1 to 200).")
            .Gives<WorkflowListWire>(example: ReleaseExamples.WorkflowList)
            .Fails("out_of_range", "unknown_value", "invalid_cursor");
        workflows
            .MapPost(
                "",
                (HttpContext context, ApiWrites writes, Workflows verbs) => CreateAsync(context, writes, verbs, prefix)
            )
            .RequirePermission(Permission.DraftsWrite)
            .WithSummary("Make a workflow")
            .WithDescription("Needs the permission `drafts.commit` too.")
            .Takes<NewWorkflowWire>(example: ReleaseExamples.NewWorkflow)
            .Gives<WorkflowAnswerWire>(StatusCodes.Status201Created, ReleaseExamples.OneWorkflow)
            .Fails("too_long", "unknown_value");
        workflows
            .MapGet("/{uuid}", GetAsync)
            .RequirePermission(Permission.Read)
            .WithSummary("Read a workflow, a retired one too")
            .Gives<WorkflowAnswerWire>(example: ReleaseExamples.OneWorkflow)
            .Fails("workflow_not_found");
        workflows
            .MapPatch("/{uuid}", ChangeAsync)
            .RequirePermission(Permission.DraftsWrite)
            .WithSummary("Change a workflow's name or description, at once")
            .WithDescription("Needs the permission `drafts.commit` too.")
            .Takes<ChangeWorkflowWire>(
                example: new System.Text.Json.Nodes.JsonObject { ["name"] = "Welcome new customers" }
            )
            .Gives<WorkflowAnswerWire>(example: ReleaseExamples.OneWorkflow)
            .Fails("workflow_not_found", "too_long", "precondition_failed", "retired");
        workflows
            .MapDelete(
                "/{uuid}",
                (string uuid, HttpContext context, ApiWrites writes, DraftEngine engine, Workflows verbs) =>
                    RetireAsync(uuid, context, writes, engine, verbs, default, retired: true)
            )
            .RequirePermission(Permission.DraftsCommit)
            .WithSummary("Take a workflow out of use; nothing of it is lost")
            .Gives<WorkflowAnswerWire>(example: ReleaseExamples.OneWorkflow)
            .Fails("workflow_not_found", "precondition_failed");
        workflows
            .MapPost("/{uuid}/unretire", UnretireAsync)
            .RequirePermission(Permission.DraftsCommit)
            .WithSummary("Bring a workflow back into use")
            .Takes<NoBodyWire>(optional: true)
            .Gives<WorkflowAnswerWire>(example: ReleaseExamples.OneWorkflow)
            .Fails("workflow_not_found", "precondition_failed");
        workflows
            .MapPost(
                "/{uuid}/duplicate",
                (string uuid, HttpContext context, ApiWrites writes, Workflows verbs) =>
                    DuplicateAsync(uuid, context, writes, verbs, prefix)
            )
            .RequirePermission(Permission.DraftsWrite)
            .WithSummary("Make a workflow whose draft has this one's content")
            .WithDescription("Needs the permission `drafts.commit` too.")
            .Takes<NoBodyWire>(optional: true)
            .Gives<WorkflowAnswerWire>(StatusCodes.Status201Created, ReleaseExamples.OneWorkflow)
            .Fails("workflow_not_found");
    }

    private static async Task<IResult> ListAsync(
        HttpContext context,
        IDraftStore store,
        Workflows verbs,
        ReleaseKind kind
    )
    {
        if (!FormQueries.ReadArtifacts(context, kind.Name).TryGet(out var query, out var error))
        {
            return Problems.Of(error);
        }

        var page = await store.ListArtifactsAsync(query, context.RequestAborted);
        var items = new List<WorkflowWire>(page.Items.Length);
        foreach (var workflow in page.Items)
        {
            items.Add(WorkflowWire.Of(workflow, await verbs.ReadAsync(store, workflow, context.RequestAborted)));
        }

        return AnswerResult.Of(new WorkflowListWire { Items = [.. items], NextCursor = page.NextCursor });
    }

    private static async Task<IResult> GetAsync(string uuid, HttpContext context, IDraftStore store, Workflows verbs)
    {
        var found = await ReleaseDrafts.FindWorkflowAsync(store, context.Caller(), uuid, context.RequestAborted);
        return found.TryGet(out var workflow, out var error)
            ? new AnswerResult(await AnswerAsync(store, verbs, workflow, false, context.RequestAborted))
            : Problems.Of(error);
    }

    private static async Task<IResult> CreateAsync(
        HttpContext context,
        ApiWrites writes,
        Workflows verbs,
        string prefix
    )
    {
        var read = await StrictJson.ReadAsync<NewWorkflowWire>(
            context.Request,
            JsonRules.Lenient,
            context.RequestAborted
        );
        if (!read.TryGet(out var body, out var error))
        {
            return Problems.Of(error);
        }

        if (WorkflowHeader.Refuse(body.Value.Name, body.Value.Description) is { } refused)
        {
            return Problems.Of(refused);
        }

        var header = new WorkflowHeader(
            body.Value.Name,
            WorkflowHeader.SlugOf(body.Value.Name),
            NameOf(body.Value.Kind ?? WorkflowSort.Workflow),
            body.Value.Description
        );
        return await writes.RunAsync(
            context,
            "workflow.create",
            body.Bytes,
            async (unit, cancel) =>
                (await verbs.CreateAsync(unit, context.Caller(), header, cancel)).TryGet(
                    out var workflow,
                    out var failure
                )
                    ? await MadeAsync(unit, verbs, workflow, prefix, cancel)
                    : failure
        );
    }

    private static async Task<IResult> ChangeAsync(
        string uuid,
        HttpContext context,
        ApiWrites writes,
        IDraftStore store,
        Workflows verbs
    )
    {
        var found = await ReleaseDrafts.FindWorkflowAsync(store, context.Caller(), uuid, context.RequestAborted);
        if (!found.TryGet(out _, out var error))
        {
            return Problems.Of(error);
        }

        var read = await StrictJson.ReadAsync<ChangeWorkflowWire>(
            context.Request,
            JsonRules.Lenient,
            context.RequestAborted
        );
        if (!read.TryGet(out var body, out error))
        {
            return Problems.Of(error);
        }

        var (name, description) = (body.Value.Name, body.Value.Description);
        if (WorkflowHeader.Refuse(name.IsPresent ? name.Value : "-", description.Or(null)) is { } refused)
        {
            return Problems.Of(refused);
        }

        return await RunAsync(
            uuid,
            context,
            writes,
            verbs,
            "change",
            body.Bytes,
            async (unit, workflow, cancel) =>
            {
                var known = await verbs.ReadAsync(unit, workflow, cancel);
                return await verbs.ChangeAsync(
                    unit,
                    context.Caller(),
                    workflow,
                    known with
                    {
                        Name = name.Or(known.Name),
                        Description = description.Or(known.Description),
                    },
                    cancel
                );
            }
        );
    }

    private static async Task<IResult> UnretireAsync(
        string uuid,
        HttpContext context,
        ApiWrites writes,
        DraftEngine engine,
        Workflows verbs
    )
    {
        var read = await ReadNothingAsync(context);
        return read.TryGet(out var body, out var error)
            ? await RetireAsync(uuid, context, writes, engine, verbs, body.Bytes, retired: false)
            : Problems.Of(error);
    }

    private static Task<IResult> RetireAsync(
        string uuid,
        HttpContext context,
        ApiWrites writes,
        DraftEngine engine,
        Workflows verbs,
        ReadOnlyMemory<byte> body,
        bool retired
    ) =>
        RunAsync(
            uuid,
            context,
            writes,
            verbs,
            retired ? "retire" : "unretire",
            body,
            (unit, workflow, cancel) =>
                engine.RetireAsync(unit, context.Caller(), ReleaseKind.KindName, workflow.Id, retired, cancel)
        );

    private static async Task<IResult> DuplicateAsync(
        string uuid,
        HttpContext context,
        ApiWrites writes,
        Workflows verbs,
        string prefix
    )
    {
        var read = await ReadNothingAsync(context);
        if (!read.TryGet(out var body, out var error))
        {
            return Problems.Of(error);
        }

        return await writes.RunAsync(
            context,
            "workflow.duplicate",
            body.Bytes,
            async (unit, cancel) =>
            {
                var found = await ReleaseDrafts.FindWorkflowAsync(unit, context.Caller(), uuid, cancel);
                if (
                    !found.TryGet(out var source, out var failure)
                    || !(await verbs.DuplicateAsync(unit, context.Caller(), source, cancel)).TryGet(
                        out var copy,
                        out failure
                    )
                )
                {
                    return failure;
                }

                return await MadeAsync(unit, verbs, copy, prefix, cancel);
            }
        );
    }

    private static Task<IResult> RunAsync(
        string uuid,
        HttpContext context,
        ApiWrites writes,
        Workflows verbs,
        string verb,
        ReadOnlyMemory<byte> body,
        Func<IDraftUnit, Artifact, CancellationToken, Task<Result<Artifact>>> work
    ) =>
        writes.RunAsync(
            context,
            "workflow." + verb,
            body,
            async (unit, cancel) =>
            {
                var found = await ReleaseDrafts.FindWorkflowAsync(unit, context.Caller(), uuid, cancel);
                if (
                    !found.TryGet(out var before, out var error)
                    || !Preconditions.Read(context.Request).TryGet(out var precondition, out error)
                )
                {
                    return error;
                }

                if (Refuse(before, precondition) is { } stale)
                {
                    return stale;
                }

                return (await work(unit, before, cancel)).TryGet(out var after, out error)
                    ? await AnswerAsync(unit, verbs, after, after.Version != before.Version, cancel)
                    : error;
            }
        );

    private static Task<Result<JsonBody<NoBodyWire>>> ReadNothingAsync(HttpContext context) =>
        StrictJson.ReadAsync<NoBodyWire>(context.Request, JsonRules.StrictOrEmpty, context.RequestAborted);

    private static async Task<StoredAnswer> AnswerAsync(
        IDraftReader reader,
        Workflows verbs,
        Artifact workflow,
        bool written,
        CancellationToken cancellationToken
    ) =>
        StoredAnswer.Of(
            new WorkflowAnswerWire(
                WorkflowWire.Of(workflow, await verbs.ReadAsync(reader, workflow, cancellationToken))
            ),
            written,
            version: workflow.Version
        );

    private static async Task<StoredAnswer> MadeAsync(
        IDraftReader reader,
        Workflows verbs,
        Artifact workflow,
        string prefix,
        CancellationToken cancellationToken
    ) =>
        await AnswerAsync(reader, verbs, workflow, written: true, cancellationToken) with
        {
            Status = StatusCodes.Status201Created,
            Location = $"{prefix}/workflows/{workflow.Id}",
        };

    private static DraftError? Refuse(Artifact workflow, Precondition precondition) =>
        precondition.Match<DraftError?>(
            newest: () => null,
            exactly: (version, _) =>
                version == workflow.Version
                    ? null
                    : new DraftError.Refused(
                        "precondition_failed",
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"The workflow is at version {workflow.Version} by now."
                        )
                    ),
            basedOn: _ => null
        );

    private static string NameOf(WorkflowSort sort) =>
        sort switch
        {
            WorkflowSort.Tool => WorkflowHeader.Tool,
            WorkflowSort.Agent => WorkflowHeader.Agent,
            _ => WorkflowHeader.Workflow,
        };
}
