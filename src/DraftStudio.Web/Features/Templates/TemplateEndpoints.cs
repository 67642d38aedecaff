using System.Text.Json.Nodes;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Templates;
using DraftStudio.Web.Api;
using DraftStudio.Web.Features.Forms;
using DraftStudio.Web.Security;

namespace DraftStudio.Web.Features.Templates;

/// <summary>Templates themselves, published ones and drafts.</summary>
internal static class TemplateEndpoints
{
    public static void Map(RouteGroupBuilder templates)
    {
        templates
            .MapGet("", ListAsync)
            .RequirePermission(Permission.Read)
            .WithSummary("List published templates")
            .WithDescription(
                "`q` searches name, slug and description; `sort` is name, -name, updatedAt or -updatedAt; `start` and "
                    + "`count` (1 to 200) choose a part; `retired=true` lists those out of use."
            )
            .Gives<TemplateListWire>(example: TemplateExamples.Templates)
            .Fails("out_of_range", "unknown_value");
        templates
            .MapPost("", CreateAsync)
            .RequirePermission(Permission.TemplateWrite)
            .WithSummary("Make a template, published at once with its initial files")
            .Takes<NewTemplateWire>(example: TemplateExamples.NewTemplate)
            .Gives<TemplateWire>(StatusCodes.Status201Created, TemplateExamples.Published)
            .Fails("too_long", "unknown_value", "invalid_filename", "file_name_taken", "not_publishable");
        templates
            .MapGet("/{id}", GetAsync)
            .RequirePermission(Permission.Read)
            .WithSummary("Read a published template, or a draft by its own id")
            .Gives<TemplateWire>(example: TemplateExamples.Published)
            .Fails("template_not_found");
        templates
            .MapPatch("/{id}", ChangeAsync)
            .RequirePermission(Permission.TemplateWrite)
            .WithSummary("Change a draft's name, description, handler, handler options, letterhead or primary file")
            .Takes<ChangeTemplateWire>(example: new JsonObject { ["description"] = "Generate monthly sales reports" })
            .Gives<TemplateWire>(example: TemplateExamples.Draft)
            .Fails(
                "template_not_found",
                "edit_requires_draft",
                "too_long",
                "unknown_value",
                "unknown_id",
                "version_conflict"
            );
        templates
            .MapDelete(
                "/{id}",
                (string id, HttpContext context, TemplateWrites writes, TemplateDrafts drafts) =>
                    writes.PlainAsync(
                        context,
                        "delete",
                        id,
                        (caller, _) =>
                            async (unit, precondition, token) =>
                                (await drafts.DeleteAsync(unit, caller, id, precondition, token)).Map(static template =>
                                    StoredAnswer.Empty(template.Written)
                                )
                    )
            )
            .RequirePermission(Permission.TemplateWrite)
            .WithSummary("Discard a draft by its own id; take a published template out of use (nothing of it is lost)")
            .Produces(StatusCodes.Status204NoContent)
            .Fails("template_not_found", "version_conflict", "precondition_failed");
        templates
            .MapPost(
                "/{id}/_unretire",
                (
                    string id,
                    HttpContext context,
                    TemplateWrites writes,
                    TemplateDrafts drafts,
                    TemplateAnswers answers
                ) =>
                    writes.PlainAsync(
                        context,
                        "unretire",
                        id,
                        (caller, _) =>
                            async (unit, precondition, token) =>
                                (await drafts.UnretireAsync(unit, caller, id, precondition, token)).TryGet(
                                    out var template,
                                    out var error
                                )
                                    ? await answers.AnswerAsync(caller, template, token)
                                    : error
                    )
            )
            .RequirePermission(Permission.TemplateWrite)
            .WithSummary("Bring a published template back into use")
            .Takes<NoBodyWire>(optional: true)
            .Gives<TemplateWire>(example: TemplateExamples.Published)
            .Fails("template_not_found", "precondition_failed");
    }

    private static async Task<IResult> ListAsync(
        HttpContext context,
        IDraftStore store,
        TemplateHeaders headers,
        TemplateAnswers answers
    )
    {
        var (request, caller, cancel) = (context.Request, context.Caller(), context.RequestAborted);
        if (
            !TemplateQueries.Read(request).TryGet(out var part, out var error)
            || !TemplateQueries.ReadSort(request).TryGet(out var sort, out error)
        )
        {
            return Problems.Of(error);
        }

        var found = await ReadAllAsync(
            store,
            new ArtifactQuery
            {
                Workspace = caller.Workspace,
                Kind = TemplateKind.KindName,
                Search = request.Query["q"].ToString(),
                Retired = request.Query["retired"] == "true",
                Order = sort.Order,
                Descending = sort.Descending,
                Limit = PageRequest.MaxLimit,
            },
            cancel
        );
        var items = new List<TemplateWire>(part.Count);
        foreach (var artifact in found.Skip(part.Start).Take(part.Count))
        {
            var draft = await store.FindOpenDraftAsync(
                caller.Workspace,
                TemplateKind.KindName,
                artifact.Id,
                "",
                cancel
            );
            items.Add(
                await answers.WireAsync(
                    caller,
                    new TemplateState
                    {
                        Original = artifact,
                        OpenDraft = draft?.Id,
                        Document = TemplateDocument.Blank,
                    },
                    await headers.ReadAsync(store, artifact, cancel),
                    cancel
                )
            );
        }

        return AnswerResult.Of(
            new TemplateListWire
            {
                Start = part.Start,
                Count = items.Count,
                Total = found.Count,
                Embedded = new EmbeddedTemplatesWire([.. items]),
                Links = part.Links(request, found.Count),
            }
        );
    }

    private static async Task<IResult> GetAsync(
        string id,
        HttpContext context,
        IDraftStore store,
        TemplateDrafts drafts,
        TemplateAnswers answers
    )
    {
        var (caller, cancel) = (context.Caller(), context.RequestAborted);
        var found = await drafts.FindAsync(store, caller, id, cancel);
        return found.TryGet(out var template, out var error)
            ? new AnswerResult(await answers.AnswerAsync(caller, template, cancel))
            : Problems.Of(error);
    }

    private static Task<IResult> CreateAsync(
        HttpContext context,
        TemplateWrites writes,
        TemplateDrafts drafts,
        TemplateAnswers answers
    ) =>
        writes.JsonAsync(
            context,
            "create",
            (caller, body, _) =>
            {
                if (
                    !body.TryGet(out var bytes, out var error)
                    || !StrictJson.Parse<NewTemplateWire>(bytes, JsonRules.Strict).TryGet(out var sent, out error)
                    || !TemplateReading.Header(sent).TryGet(out var header, out error)
                    || !TemplateReading.Files(sent).TryGet(out var files, out error)
                )
                {
                    return Task.FromResult<Result<TemplateWrites.Work>>(error);
                }

                TemplateWrites.Work work = async (unit, _, token) =>
                    (await drafts.CreateAsync(unit, caller, header, files, null, token)).TryGet(
                        out var template,
                        out var failure
                    )
                        ? await answers.AnswerAsync(caller, template, token, StatusCodes.Status201Created)
                        : failure;
                return Task.FromResult<Result<TemplateWrites.Work>>(work);
            },
            TemplateLimits.Upload
        );

    private static Task<IResult> ChangeAsync(
        string id,
        HttpContext context,
        TemplateWrites writes,
        TemplateAnswers answers
    )
    {
        var caller = context.Caller();
        return writes.ChangeAsync(
            context,
            "change",
            id,
            (json, _) =>
                StrictJson
                    .Parse<ChangeTemplateWire>(System.Text.Encoding.UTF8.GetBytes(json.GetRawText()), JsonRules.Strict)
                    .TryGet(out var sent, out var error)
                    ? TemplateReading.Refuse(sent) is { } refused
                        ? refused
                        : new TemplateWrites.Change(
                            (template, _, _) => Task.FromResult(TemplateReading.Apply(template, sent)),
                            (_, template, token) => answers.AnswerAsync(caller, template, token)
                        )
                    : error
        );
    }

    /// <summary>All that there are: the family's lists say how many, and begin anywhere.</summary>
    private static async Task<List<Artifact>> ReadAllAsync(
        IDraftStore store,
        ArtifactQuery query,
        CancellationToken cancellationToken
    )
    {
        var all = new List<Artifact>();
        while (true)
        {
            var page = await store.ListArtifactsAsync(query, cancellationToken);
            all.AddRange(page.Items);
            if (page.NextCursor is null)
            {
                return all;
            }

            query = query with { Cursor = page.NextCursor };
        }
    }
}
