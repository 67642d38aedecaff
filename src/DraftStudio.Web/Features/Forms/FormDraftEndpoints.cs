using System.Text.Json.Nodes;
using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Forms;
using DraftStudio.Web.Api;
using DraftStudio.Web.Security;

namespace DraftStudio.Web.Features.Forms;

/// <summary>The drafts of a form, beside its one route.</summary>
internal static class FormDraftEndpoints
{
    public static void MapFormDrafts<TState>(this IEndpointRouteBuilder routes, FormRoutes<TState> form)
        where TState : FormStateWire
    {
        var (to, show) = (new Routes<TState>(form), new FormExamples<TState>(form));
        var drafts = routes
            .MapGroup($"/api/{form.Plural}/drafts")
            .WithTags(form.Plural)
            .AddEndpointFilter(to.FindFirstAsync);
        drafts
            .MapGet("", to.ListAsync)
            .RequirePermission(Permission.Read)
            .WithSummary($"List {form.Name} drafts, newest change first")
            .WithDescription(
                "`search`, `status` (active, the default; dormant, discarded, published; several with commas), "
                    + "`mine=true`, `cursor`, `limit` (1 to 200)."
            )
            .Gives<ListWire<FormDraftItemWire>>(example: show.Drafts)
            .Fails("out_of_range", "unknown_value", "invalid_cursor");
        drafts
            .MapGet("/{id}", to.ReadAsync)
            .RequirePermission(Permission.Read)
            .WithSummary("Read a draft, a closed one too")
            .Gives<FormDraftWire<TState>>(example: show.Draft)
            .Fails("draft_not_found");
        drafts
            .MapDelete("/{id}", to.DiscardAsync)
            .RequirePermission(form.Kind.WritePermission)
            .WithSummary("Discard a draft; its waiting proposals are superseded")
            .Gives<FormDraftWire<TState>>(example: show.Done("Draft discarded"))
            .Fails("draft_not_found", "draft_closed", "version_conflict");
        drafts
            .MapPost("/{id}/publish", to.PublishAsync)
            .RequirePermission(Permission.DraftsCommit)
            .WithSummary("Publish a draft, merged with what went live meanwhile")
            .Takes<PublishFormWire>(
                optional: true,
                new JsonObject { ["message"] = "Ready for the term", ["expected_version"] = 4 }
            )
            .Gives<FormPublishedWire<TState>>(example: show.Published)
            .Fails(
                "draft_not_found",
                "draft_closed",
                "draft_dormant",
                "retired",
                "not_publishable",
                "pending_unresolved",
                "publish_conflict",
                "version_conflict",
                "unknown_value",
                "invalid_path",
                "too_long"
            );
        drafts
            .MapGet("/{id}/diff", to.CompareAsync)
            .RequirePermission(Permission.Read)
            .WithSummary("What a draft changes, and what publishing it would meet")
            .Gives<FormDiffWire>(example: show.Difference)
            .Fails("draft_not_found");
        drafts
            .MapPost("/{id}/rebase", to.RebaseAsync)
            .RequirePermission(form.Kind.WritePermission)
            .WithSummary("Move a draft onto what is live now")
            .Takes<RebaseFormWire>(
                optional: true,
                new JsonObject { ["resolutions"] = new JsonObject { ["/name"] = "mine" } }
            )
            .Gives<FormDraftWire<TState>>(example: show.Done("Draft rebased"))
            .Fails("draft_not_found", "draft_closed", "rebase_conflict", "invalid_path");
        drafts
            .MapPost("/{id}/undo", to.UndoAsync)
            .RequirePermission(form.Kind.WritePermission)
            .WithSummary("Take back the caller's own last change")
            .Takes<NoBodyWire>(optional: true)
            .Gives<FormDraftWire<TState>>(example: show.Done("Change undone"))
            .Fails("draft_not_found", "draft_closed", "nothing_to_undo", "undo_conflict");
        drafts
            .MapPost("/{id}/redo", to.RedoAsync)
            .RequirePermission(form.Kind.WritePermission)
            .WithSummary("Make again what the caller took back last")
            .Takes<NoBodyWire>(optional: true)
            .Gives<FormDraftWire<TState>>(example: show.Done("Change redone"))
            .Fails("draft_not_found", "draft_closed", "nothing_to_redo", "undo_conflict");
    }

    private sealed class Routes<TState>(FormRoutes<TState> form)
        where TState : FormStateWire
    {
        /// <summary>What is not there is answered before what is wrong with the request.</summary>
        public async ValueTask<object?> FindFirstAsync(
            EndpointFilterInvocationContext invocation,
            EndpointFilterDelegate next
        )
        {
            var (result, context) = (await next(invocation), invocation.HttpContext);
            if (!FormIds.IsRefusedInput(result) || context.GetRouteValue("id") is not string id)
            {
                return result;
            }

            var store = context.RequestServices.GetRequiredService<IDraftStore>();
            var draft = await store.FindDraftAsync(
                context.Caller().Workspace,
                FormIds.Draft(id),
                context.RequestAborted
            );
            return draft?.Kind == form.Name
                ? result
                : Problems.Of(new DraftError.NotFound("draft_not_found", $"There is no {form.Name} draft {id}."));
        }

        public async Task<IResult> ListAsync(HttpContext context, IDraftStore store)
        {
            var read = FormQueries.ReadDrafts(context, form.Kind);
            if (!read.TryGet(out var query, out var error))
            {
                return Problems.Of(error);
            }

            var page = await store.ListDraftsAsync(query, context.RequestAborted);
            return AnswerResult.Of(
                new ListWire<FormDraftItemWire>
                {
                    Items = [.. page.Items.Select(FormDraftItemWire.Of)],
                    NextCursor = page.NextCursor,
                }
            );
        }

        public async Task<IResult> ReadAsync(
            string id,
            HttpContext context,
            IDraftStore store,
            DraftEngine engine,
            FormStates states
        )
        {
            var (caller, cancel) = (context.Caller(), context.RequestAborted);
            var found = await DraftEngine.FindAsync(store, caller, form.Name, FormIds.Draft(id), cancel);
            if (!found.TryGet(out var draft, out var error))
            {
                return Problems.Of(error);
            }

            var document = await engine.LoadAsync(store, draft, null, cancel);
            var state = form.ToWire(await states.ReadAsync(store, caller, form.Kind, draft, document, cancel));
            return new AnswerResult(
                StoredAnswer.Of(FormDrafting.ToWire(caller, draft, state), written: false, version: draft.Version)
            );
        }

        public async Task<IResult> DiscardAsync(string id, HttpContext context, FormWrites writes, FormDrafts drafts) =>
            Preconditions.Read(context.Request).TryGet(out var precondition, out var error)
                ? await writes.RunAsync(
                    context,
                    form,
                    "discard",
                    default,
                    (unit, cancel) =>
                        drafts.DiscardAsync(unit, context.Caller(), form.Kind, FormIds.Draft(id), precondition, cancel)
                )
                : Problems.Of(error);

        public async Task<IResult> PublishAsync(string id, HttpContext context, FormWrites writes, FormDrafts drafts)
        {
            var read = await StrictJson.ReadAsync<PublishFormWire>(
                context.Request,
                JsonRules.StrictOrEmpty,
                context.RequestAborted
            );
            if (
                !read.TryGet(out var body, out var error)
                || !FormQueries
                    .ReadCommit(context.Request, form.Kind, id, body.Value)
                    .TryGet(out var command, out error)
            )
            {
                return Problems.Of(error);
            }

            return await writes.RunAsync(
                context,
                form,
                "publish",
                body.Bytes,
                (unit, cancel) => drafts.CommitAsync(unit, context.Caller(), form.Kind, command, cancel),
                Published
            );
        }

        public async Task<IResult> CompareAsync(string id, HttpContext context, IDraftStore store, DraftEngine engine)
        {
            var (caller, cancel) = (context.Caller(), context.RequestAborted);
            var compared = await engine.CompareAsync(store, caller, form.Name, FormIds.Draft(id), cancel);
            if (!compared.TryGet(out var comparison, out var error))
            {
                return Problems.Of(error);
            }

            var diff = await FormComparison.ToWireAsync(store, form.Kind, comparison, cancel);
            return new AnswerResult(StoredAnswer.Of(diff, written: false, version: comparison.Draft.Version));
        }

        public async Task<IResult> RebaseAsync(string id, HttpContext context, FormWrites writes, FormDrafts drafts)
        {
            var read = await StrictJson.ReadAsync<RebaseFormWire>(
                context.Request,
                JsonRules.StrictOrEmpty,
                context.RequestAborted
            );
            if (
                !read.TryGet(out var body, out var error)
                || !Resolutions.Read(body.Value.Resolutions).TryGet(out var resolutions, out error)
            )
            {
                return Problems.Of(error);
            }

            var command = new RebaseDraft { Draft = FormIds.Draft(id), Resolutions = resolutions };
            return await writes.RunAsync(
                context,
                form,
                "rebase",
                body.Bytes,
                (unit, cancel) => drafts.RebaseAsync(unit, context.Caller(), form.Kind, command, cancel)
            );
        }

        public Task<IResult> UndoAsync(string id, HttpContext context, FormWrites writes, FormDrafts drafts) =>
            StepAsync(id, context, writes, drafts, undo: true);

        public Task<IResult> RedoAsync(string id, HttpContext context, FormWrites writes, FormDrafts drafts) =>
            StepAsync(id, context, writes, drafts, undo: false);

        private async Task<IResult> StepAsync(
            string id,
            HttpContext context,
            FormWrites writes,
            FormDrafts drafts,
            bool undo
        )
        {
            var read = await StrictJson.ReadAsync<NoBodyWire>(
                context.Request,
                JsonRules.StrictOrEmpty,
                context.RequestAborted
            );
            return read.TryGet(out var body, out var error)
                ? await writes.RunAsync(
                    context,
                    form,
                    undo ? "undo" : "redo",
                    body.Bytes,
                    (unit, cancel) =>
                        drafts.StepAsync(unit, context.Caller(), form.Kind, FormIds.Draft(id), undo, cancel)
                )
                : Problems.Of(error);
        }

        private StoredAnswer Published(FormOutcome outcome, TState state)
        {
            var (artifact, revision, merged) = outcome.Published!.Value; // A commit's outcome has it.
            return StoredAnswer.Of(
                new FormPublishedWire<TState>
                {
                    Id = artifact.Id.Value,
                    Revision = revision.Number,
                    DraftId = outcome.Draft.Id.Value,
                    Merged = FormStates.FieldsOf(form.Kind, merged),
                    FormState = state,
                },
                outcome.Written,
                version: outcome.Draft.Version
            );
        }
    }
}
