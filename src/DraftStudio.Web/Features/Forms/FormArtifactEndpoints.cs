using System.Globalization;
using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Forms;
using DraftStudio.Web.Api;
using DraftStudio.Web.Security;

namespace DraftStudio.Web.Features.Forms;

/// <summary>What is live of a form's kind, and what opens drafts of it.</summary>
internal static class FormArtifactEndpoints
{
    public static void MapFormArtifacts<TState>(this IEndpointRouteBuilder routes, FormRoutes<TState> form)
        where TState : FormStateWire
    {
        var (to, show) = (new Routes<TState>(form), new FormExamples<TState>(form));
        var live = routes.MapGroup($"/api/{form.Plural}").WithTags(form.Plural).AddEndpointFilter(to.FindFirstAsync);
        live.MapGet("", to.ListAsync)
            .RequirePermission(Permission.Read)
            .WithSummary($"List live {form.Plural}")
            .WithDescription(
                "`search`, `retired=true` for those out of use, `order` (title, the default; updated), "
                    + "`descending=true`, `cursor`, `limit` (1 to 200)."
            )
            .Gives<ListWire<FormArtifactItemWire>>(example: show.Artifacts)
            .Fails("out_of_range", "unknown_value", "invalid_cursor");
        live.MapGet("/{id}", to.ReadAsync)
            .RequirePermission(Permission.Read)
            .WithSummary($"Read a live {form.Name}, a retired one too")
            .Gives<FormArtifactWire<TState>>(example: show.Live)
            .Fails("not_found");
        live.MapGet("/{id}/revisions", to.ListRevisionsAsync)
            .RequirePermission(Permission.Read)
            .WithSummary("List its published states, newest first")
            .Gives<ListWire<FormRevisionWire>>(example: show.Revisions)
            .Fails("not_found", "out_of_range", "invalid_cursor");
        live.MapPost("/{id}/edit", to.EditAsync)
            .RequirePermission(form.Kind.WritePermission)
            .WithSummary("Open a draft of it: the caller's, else one that another has open, else a new one")
            .Takes<EditFormWire>(optional: true, new EditFormWire { Own = true })
            .Gives<FormDraftWire<TState>>(example: show.Draft)
            .Fails("not_found", "retired");
        live.MapPost("/{id}/revisions/{number}/restore", to.RestoreAsync)
            .RequirePermission(form.Kind.WritePermission)
            .WithSummary("Open a draft with an old revision's content")
            .Takes<NoBodyWire>(optional: true)
            .Gives<FormDraftWire<TState>>(example: show.Draft)
            .Fails("not_found", "revision_not_found", "retired");
        live.MapPost("/{id}/duplicate", to.DuplicateAsync)
            .RequirePermission(form.Kind.WritePermission)
            .WithSummary("Open a draft of something new with its content")
            .Takes<NoBodyWire>(optional: true)
            .Gives<FormDraftWire<TState>>(example: show.Draft)
            .Fails("not_found");
        live.MapDelete("/{id}", to.RetireAsync)
            .RequirePermission(Permission.DraftsCommit)
            .WithSummary("Take it out of use; nothing of it is lost")
            .Gives<FormArtifactWire<TState>>(example: show.Live)
            .Fails("not_found", "precondition_failed");
        live.MapPost("/{id}/unretire", to.UnretireAsync)
            .RequirePermission(Permission.DraftsCommit)
            .WithSummary("Bring it back into use")
            .Takes<NoBodyWire>(optional: true)
            .Gives<FormArtifactWire<TState>>(example: show.Live)
            .Fails("not_found", "precondition_failed");
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
            var found = await FindAsync(store, context.Caller(), id, context.RequestAborted);
            return found.TryGet(out _, out var error) ? result : Problems.Of(error);
        }

        public async Task<IResult> ListAsync(HttpContext context, IDraftStore store)
        {
            if (!FormQueries.ReadArtifacts(context, form.Name).TryGet(out var query, out var error))
            {
                return Problems.Of(error);
            }

            var page = await store.ListArtifactsAsync(query, context.RequestAborted);
            return AnswerResult.Of(
                new ListWire<FormArtifactItemWire>
                {
                    Items = [.. page.Items.Select(FormArtifactItemWire.Of)],
                    NextCursor = page.NextCursor,
                }
            );
        }

        public async Task<IResult> ReadAsync(string id, HttpContext context, IDraftStore store, FormStates states)
        {
            var found = await FindAsync(store, context.Caller(), id, context.RequestAborted);
            return found.TryGet(out var artifact, out var error)
                ? new AnswerResult(await AnswerAsync(store, states, artifact, false, context.RequestAborted))
                : Problems.Of(error);
        }

        public async Task<IResult> ListRevisionsAsync(string id, HttpContext context, IDraftStore store)
        {
            var (caller, cancel) = (context.Caller(), context.RequestAborted);
            if (
                !(await FindAsync(store, caller, id, cancel)).TryGet(out var artifact, out var error)
                || !PageRequest.Read(context.Request, CursorOrder.Number).TryGet(out var page, out error)
            )
            {
                return Problems.Of(error);
            }

            var revisions = await store.ListRevisionsAsync(
                caller.Workspace,
                artifact.Id,
                Cursor.TryParse(page.Cursor, CursorOrder.Number, out var before) ? (int)before.Number : null,
                page.Limit,
                cancel
            );
            return AnswerResult.Of(
                new ListWire<FormRevisionWire>
                {
                    Items = [.. revisions.Select(FormRevisionWire.Of)],
                    NextCursor =
                        revisions is [.., { Number: > 1 } last] && revisions.Length == page.Limit
                            ? Cursor.Of(last.Number).ToString()
                            : null,
                }
            );
        }

        public async Task<IResult> EditAsync(string id, HttpContext context, FormWrites writes, FormDrafts drafts)
        {
            var read = await StrictJson.ReadAsync<EditFormWire>(
                context.Request,
                JsonRules.StrictOrEmpty,
                context.RequestAborted
            );
            return read.TryGet(out var body, out var error)
                ? await writes.RunAsync(
                    context,
                    form,
                    "edit",
                    body.Bytes,
                    (unit, cancel) =>
                        drafts.OpenAsync(
                            unit,
                            context.Caller(),
                            form.Kind,
                            FormIds.Artifact(id),
                            body.Value.Own == true,
                            cancel
                        )
                )
                : Problems.Of(error);
        }

        public Task<IResult> RestoreAsync(
            string id,
            string number,
            HttpContext context,
            FormWrites writes,
            FormDrafts drafts
        ) =>
            RunAsync(
                context,
                writes,
                "restore",
                (unit, cancel) =>
                    drafts.RestoreAsync(
                        unit,
                        context.Caller(),
                        form.Kind,
                        FormIds.Artifact(id),
                        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
                            ? revision
                            : 0,
                        cancel
                    )
            );

        public Task<IResult> DuplicateAsync(string id, HttpContext context, FormWrites writes, FormDrafts drafts) =>
            RunAsync(
                context,
                writes,
                "duplicate",
                (unit, cancel) => drafts.DuplicateAsync(unit, context.Caller(), form.Kind, FormIds.Artifact(id), cancel)
            );

        public Task<IResult> RetireAsync(
            string id,
            HttpContext context,
            ApiWrites writes,
            DraftEngine engine,
            FormStates states
        ) => RetireAsync(id, context, writes, engine, states, default, retired: true);

        public async Task<IResult> UnretireAsync(
            string id,
            HttpContext context,
            ApiWrites writes,
            DraftEngine engine,
            FormStates states
        )
        {
            var read = await ReadNothingAsync(context);
            return read.TryGet(out var body, out var error)
                ? await RetireAsync(id, context, writes, engine, states, body.Bytes, retired: false)
                : Problems.Of(error);
        }

        private Task<IResult> RetireAsync(
            string id,
            HttpContext context,
            ApiWrites writes,
            DraftEngine engine,
            FormStates states,
            ReadOnlyMemory<byte> body,
            bool retired
        ) =>
            writes.RunAsync(
                context,
                $"{form.Name}.{(retired ? "retire" : "unretire")}",
                body,
                async (unit, cancel) =>
                {
                    var caller = context.Caller();
                    if (
                        !(await FindAsync(unit, caller, id, cancel)).TryGet(out var before, out var error)
                        || !Preconditions.Read(context.Request).TryGet(out var precondition, out error)
                    )
                    {
                        return error;
                    }

                    if (Refuse(before, precondition) is { } stale)
                    {
                        return stale;
                    }

                    var done = await engine.RetireAsync(unit, caller, form.Name, before.Id, retired, cancel);
                    return done.TryGet(out var artifact, out error)
                        ? await AnswerAsync(unit, states, artifact, artifact.Version != before.Version, cancel)
                        : error;
                }
            );

        private async Task<IResult> RunAsync(
            HttpContext context,
            FormWrites writes,
            string verb,
            Func<IDraftUnit, CancellationToken, Task<Result<FormOutcome>>> work
        )
        {
            var read = await ReadNothingAsync(context);
            return read.TryGet(out var body, out var error)
                ? await writes.RunAsync(context, form, verb, body.Bytes, work)
                : Problems.Of(error);
        }

        private static Task<Result<JsonBody<NoBodyWire>>> ReadNothingAsync(HttpContext context) =>
            StrictJson.ReadAsync<NoBodyWire>(context.Request, JsonRules.StrictOrEmpty, context.RequestAborted);

        private async Task<Result<Artifact>> FindAsync(
            IDraftReader reader,
            Caller caller,
            string id,
            CancellationToken cancellationToken
        )
        {
            var artifact = await reader.FindArtifactAsync(caller.Workspace, FormIds.Artifact(id), cancellationToken);
            return artifact is null || artifact.Kind != form.Name
                ? new DraftError.NotFound("not_found", $"There is no {form.Name} {id}.")
                : artifact;
        }

        private async Task<StoredAnswer> AnswerAsync(
            IDraftReader reader,
            FormStates states,
            Artifact artifact,
            bool written,
            CancellationToken cancellationToken
        )
        {
            var revision =
                await reader.FindRevisionAsync(artifact.Workspace, artifact.Id, artifact.HeadNumber, cancellationToken)
                ?? throw new InvalidOperationException($"The head of {artifact.Id} is missing from the store.");
            var state = form.ToWire(await states.ReadAsync(reader, form.Kind, artifact, revision, cancellationToken));
            return StoredAnswer.Of(FormArtifactWire<TState>.Of(artifact, state), written, version: artifact.Version);
        }

        private DraftError? Refuse(Artifact artifact, Precondition precondition) =>
            precondition.Match<DraftError?>(
                newest: () => null,
                exactly: (version, _) =>
                    version == artifact.Version
                        ? null
                        : new DraftError.Refused(
                            "precondition_failed",
                            string.Create(
                                CultureInfo.InvariantCulture,
                                $"The {form.Name} is at version {artifact.Version} by now."
                            )
                        ),
                basedOn: _ => null
            );
    }
}
