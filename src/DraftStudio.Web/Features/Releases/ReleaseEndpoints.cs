using System.Globalization;
using System.Text.Json;
using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Releases;
using DraftStudio.Web.Api;
using DraftStudio.Web.Features.Forms;
using DraftStudio.Web.Security;

namespace DraftStudio.Web.Features.Releases;

/// <summary>The releases of workflows (source 002), with and without the version in the path.</summary>
internal static class ReleaseEndpoints
{
    public static readonly string[] Prefixes = ["/v1/orchestration", "/orchestration"];

    public static IEndpointRouteBuilder MapReleases(this IEndpointRouteBuilder routes)
    {
        foreach (var prefix in Prefixes)
        {
            var releases = routes
                .MapGroup(prefix + "/releases")
                .WithTags("releases")
                .WithMetadata(ReleaseProblems.Family);
            MapWrites(releases);
            MapReads(releases);
            routes
                .MapPost(
                    prefix + "/nodes/validate",
                    static (HttpContext context, ReleaseWrites writes) => writes.ValidateAsync(context)
                )
                .WithMetadata(ReleaseProblems.Family)
                .RequirePermission(Permission.Read)
                .WithTags("releases")
                .WithSummary("Say what deploying these nodes would refuse")
                .Takes<ValidateNodesWire>(example: ReleaseExamples.Validate)
                .Gives<ValidatedNodesWire>(example: ReleaseExamples.Validated)
                .Fails("duplicate_id", "invalid_id", "too_many", "too_long");
        }

        return routes;
    }

    private static void MapWrites(RouteGroupBuilder releases)
    {
        string[] unreadable =
        [
            "workflow_not_found",
            "duplicate_id",
            "invalid_id",
            "unknown_id",
            "too_many",
            "too_long",
            "invalid_parent",
            "failed_to_reconciliate_nodes",
            "version_conflict",
            "retired",
        ];
        releases
            .MapPut(
                "/updateDraft",
                static (HttpContext context, ReleaseWrites writes, ReleaseDrafts drafts) =>
                    writes.SaveAsync(context, "updateDraft", drafts.UpdateAsync)
            )
            .RequirePermission(Permission.DraftsWrite)
            .WithSummary("Replace what is given of the draft; open the draft when there is none")
            .WithDescription("A draft may be saved with what deploying would refuse: `issues` lists it.")
            .Takes<UpdateDraftReleaseWire>(example: ReleaseExamples.Update)
            .Gives<ReleaseAnswerWire>(example: ReleaseExamples.Answer)
            .Fails(unreadable);
        releases
            .MapPost(
                "/deployDraft",
                static (HttpContext context, ReleaseWrites writes, ReleaseDrafts drafts) =>
                    writes.SaveAsync(context, "deployDraft", drafts.DeployAsync)
            )
            .RequirePermission(Permission.DraftsCommit)
            .WithSummary("Make the draft, with what is given of it, what is live")
            .Takes<DeployDraftReleaseWire>(example: ReleaseExamples.Deploy)
            .Gives<ReleaseAnswerWire>(example: ReleaseExamples.Deployed)
            .Fails([
                .. unreadable,
                "draft_release_not_found",
                "not_publishable",
                "invalid_release_version",
                "tool_release_requires_form_fields",
                "publish_conflict",
            ]);
        releases
            .MapDelete("/draft", DiscardAsync)
            .RequirePermission(Permission.DraftsWrite)
            .WithSummary("Discard the draft of `workflowUuid`: what is live stays")
            .Gives<ReleaseAnswerWire>(example: ReleaseExamples.Answer)
            .Fails("workflow_not_found", "draft_release_not_found", "version_conflict");
        releases
            .MapPost("/{uuid}/restore", RestoreAsync)
            .RequirePermission(Permission.DraftsWrite)
            .WithSummary("Make an old release the draft's content")
            .Takes<NoBodyWire>(optional: true)
            .Gives<ReleaseAnswerWire>(example: ReleaseExamples.Answer)
            .Fails("release_not_found", "version_conflict", "retired");
    }

    private static void MapReads(RouteGroupBuilder releases)
    {
        releases
            .MapGet("/getDraft", GetDraftAsync)
            .RequirePermission(Permission.Read)
            .WithSummary("Read the draft of `workflowUuid`; `If-None-Match` with its tag answers 304")
            .Gives<ReleaseAnswerWire>(example: ReleaseExamples.Answer)
            .Fails("workflow_not_found", "draft_release_not_found");
        releases
            .MapGet("/deployed", GetDeployedAsync)
            .RequirePermission(Permission.Read)
            .WithSummary("Read what is live of `workflowUuid`")
            .Gives<ReleaseAnswerWire>(example: ReleaseExamples.Deployed)
            .Fails("workflow_not_found", "release_not_found");
        releases
            .MapGet("/list", ListAsync)
            .RequirePermission(Permission.Read)
            .WithSummary("List the releases of `workflowUuid`, newest first")
            .WithDescription(
                "`statuses` (draft, deployed, archived, separated by commas), `cursor`, `limit` (1 to 200)."
            )
            .Gives<ReleaseListWire>(example: ReleaseExamples.List)
            .Fails("workflow_not_found", "unknown_value", "out_of_range", "invalid_cursor");
        releases
            .MapGet("/diff", DiffAsync)
            .RequirePermission(Permission.Read)
            .WithSummary("Say what changed of the nodes between the releases `from` and `to`")
            .Gives<ReleaseDifferenceWire>(example: ReleaseExamples.Difference)
            .Fails("unknown_id");
        releases
            .MapGet("/{uuid}", GetAsync)
            .RequirePermission(Permission.Read)
            .WithSummary("Read a release: the draft, what is live, an old one")
            .Gives<ReleaseAnswerWire>(example: ReleaseExamples.Deployed)
            .Fails("release_not_found");
    }

    private static async Task<IResult> DiscardAsync(
        HttpContext context,
        ReleaseWrites writes,
        ReleaseDrafts drafts,
        IDraftStore store
    )
    {
        var (caller, uuid) = (context.Caller(), context.Request.Query["workflowUuid"].ToString());
        var found = await ReleaseDrafts.FindWorkflowAsync(store, caller, uuid, context.RequestAborted);
        return found.TryGet(out var workflow, out var error)
            ? await writes.RunAsync(
                context,
                "discardDraft",
                (unit, precondition, cancel) => drafts.DiscardAsync(unit, caller, workflow, precondition, cancel)
            )
            : Problems.Of(error);
    }

    private static async Task<IResult> RestoreAsync(
        string uuid,
        HttpContext context,
        ReleaseWrites writes,
        ReleaseDrafts drafts,
        IDraftStore store
    )
    {
        // Whether it is there is told before what is wrong with the request.
        var found = await drafts.FindAsync(store, context.Caller(), uuid, context.RequestAborted);
        return found.TryGet(out _, out var error)
            ? await writes.RunAsync(
                context,
                "restore",
                (unit, precondition, cancel) => drafts.RestoreAsync(unit, context.Caller(), uuid, precondition, cancel)
            )
            : Problems.Of(error);
    }

    private static async Task<IResult> GetDraftAsync(
        HttpContext context,
        ReleaseDrafts drafts,
        ReleaseWrites writes,
        IDraftStore store
    )
    {
        var found = await FindAsync(context, store, drafts.FindDraftAsync);
        if (!found.TryGet(out var release, out var error))
        {
            return Problems.Of(error);
        }

        var tag = ReleaseAnswers.TagOf(release);
        if (
            context.Request.Headers.IfNoneMatch.Any(sent =>
                sent == "*" || sent?.Split(',').Any(one => one.Trim() == tag) == true
            )
        )
        {
            context.Response.Headers.ETag = tag;
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        return new ReleaseResult(release, writes.ProblemsOf(release), tag);
    }

    private static async Task<IResult> GetDeployedAsync(HttpContext context, ReleaseDrafts drafts, IDraftStore store)
    {
        var found = await FindAsync(context, store, drafts.FindLiveAsync);
        return found.Match<IResult>(
            static release => new ReleaseResult(release, []),
            static failure => Problems.Of(failure)
        );
    }

    private static async Task<IResult> GetAsync(
        string uuid,
        HttpContext context,
        ReleaseDrafts drafts,
        ReleaseWrites writes,
        IDraftStore store
    )
    {
        var found = await drafts.FindAsync(store, context.Caller(), uuid, context.RequestAborted);
        return found.Match<IResult>(
            release => new ReleaseResult(release, writes.ProblemsOf(release)),
            static failure => Problems.Of(failure)
        );
    }

    private static async Task<IResult> DiffAsync(HttpContext context, ReleaseDrafts drafts, IDraftStore store)
    {
        var sides = new ReleaseState[2];
        foreach (var (i, name) in ((int, string)[])[(0, "from"), (1, "to")])
        {
            var uuid = context.Request.Query[name].ToString();
            var found = await drafts.FindAsync(store, context.Caller(), uuid, context.RequestAborted);
            if (!found.TryGet(out var release, out _))
            {
                return Problems.Of(DraftError.Of("unknown_id", "/" + name, name, "There is no such release."));
            }

            sides[i] = release;
        }

        var difference = ReleaseDifference.Between(sides[0].Document, sides[1].Document);
        return Json(json => ReleaseAnswers.Write(json, difference));
    }

    private static async Task<IResult> ListAsync(HttpContext context, ReleaseDrafts drafts, IDraftStore store)
    {
        var (request, cancel) = (context.Request, context.RequestAborted);
        var uuid = request.Query["workflowUuid"].ToString();
        if (
            !(await ReleaseDrafts.FindWorkflowAsync(store, context.Caller(), uuid, cancel)).TryGet(
                out var workflow,
                out var error
            )
            || !PageRequest.Read(request, CursorOrder.Number).TryGet(out var page, out error)
            || !ReadStatuses(request).TryGet(out var statuses, out error)
        )
        {
            return Problems.Of(error);
        }

        var items = await ReadAsync(drafts, store, workflow, statuses, page, cancel);
        var next = items.Count > page.Limit ? items[page.Limit - 1].Revision?.Number ?? workflow.HeadNumber + 1 : 0;
        return Json(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("items"u8);
            foreach (var release in items.Take(page.Limit))
            {
                ReleaseAnswers.Write(json, release);
            }

            json.WriteEndArray();
            json.WriteString("nextCursor"u8, next == 0 ? null : Cursor.Of(next).ToString());
            json.WriteEndObject();
        });
    }

    /// <summary>A page and, when there is one, the release after it.</summary>
    private static async Task<List<ReleaseState>> ReadAsync(
        ReleaseDrafts drafts,
        IDraftStore store,
        Artifact workflow,
        HashSet<string> statuses,
        PageRequest page,
        CancellationToken cancellationToken
    )
    {
        var items = new List<ReleaseState>();
        int? before = Cursor.TryParse(page.Cursor, CursorOrder.Number, out var cursor) ? (int)cursor.Number : null;
        if (
            before is null
            && statuses.Contains("draft")
            && (await drafts.FindDraftAsync(store, workflow, cancellationToken)).TryGet(out var draft, out _)
        )
        {
            items.Add(draft);
        }

        while (items.Count <= page.Limit)
        {
            var wanted = page.Limit + 1 - items.Count;
            var found = await ReleaseDrafts.ListAsync(store, workflow, before, wanted, cancellationToken);
            foreach (var (revision, name, isLive) in found)
            {
                if (statuses.Contains(isLive ? "deployed" : "archived"))
                {
                    items.Add(await drafts.StateAsync(store, workflow, revision, name, isLive, cancellationToken));
                }
            }

            if (found.Length < wanted)
            {
                break;
            }

            before = found[^1].Revision.Number;
        }

        return items;
    }

    private static Result<HashSet<string>> ReadStatuses(HttpRequest request)
    {
        string[] known = ["draft", "deployed", "archived"];
        var sent = request
            .Query["statuses"]
            .SelectMany(static value =>
                (value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            )
            .ToHashSet(StringComparer.Ordinal);
        return sent.FirstOrDefault(status => !known.Contains(status, StringComparer.Ordinal)) is { } odd
                ? DraftError.Of(
                    "unknown_value",
                    "/statuses",
                    "statuses",
                    string.Create(CultureInfo.InvariantCulture, $"A release is draft, deployed or archived, not {odd}.")
                )
            : sent.Count == 0 ? [.. known]
            : sent;
    }

    private static async Task<Result<ReleaseState>> FindAsync(
        HttpContext context,
        IDraftStore store,
        Func<IDraftReader, Artifact, CancellationToken, Task<Result<ReleaseState>>> find
    )
    {
        var uuid = context.Request.Query["workflowUuid"].ToString();
        var found = await ReleaseDrafts.FindWorkflowAsync(store, context.Caller(), uuid, context.RequestAborted);
        return found.TryGet(out var workflow, out var error)
            ? await find(store, workflow, context.RequestAborted)
            : error;
    }

    private static AnswerResult Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            write(json);
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
}
