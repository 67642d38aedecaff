using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Templates;
using DraftStudio.Web.Api;
using DraftStudio.Web.Features.Forms;
using DraftStudio.Web.Security;

namespace DraftStudio.Web.Features.Templates;

/// <summary>The draft of a published template: opened, read, compared, committed, discarded.</summary>
internal static class TemplateDraftEndpoints
{
    public static void Map(RouteGroupBuilder templates)
    {
        templates
            .MapPost("/{id}/_edit", EditAsync)
            .RequirePermission(Permission.TemplateWrite)
            .WithSummary("Open the draft of a published template, or answer the one that there is")
            .WithDescription("201 when it made the draft, 200 when there was one. A template has one draft.")
            .Takes<NoBodyWire>(optional: true)
            .Gives<TemplateWire>(StatusCodes.Status201Created, TemplateExamples.Draft)
            .Gives<TemplateWire>(example: TemplateExamples.Draft)
            .Fails("template_not_found", "nested_draft", "retired");
        templates
            .MapGet("/{id}/draft", GetAsync)
            .RequirePermission(Permission.Read)
            .WithSummary("Read the draft of a published template")
            .Gives<TemplateWire>(example: TemplateExamples.Draft)
            .Fails("template_not_found", "template_draft_not_found");
        templates
            .MapPost("/{id}/draft/_commit", CommitAsync)
            .RequirePermission(Permission.TemplateWrite)
            .WithSummary("Publish the draft: it takes the original's place and is gone")
            .WithDescription(
                "What was published since the draft was opened is merged, texts by line. Where both changed the same, 409 "
                    + "`original_changed` lists each conflict; `force=true` takes the draft's side, and the journal says so."
            )
            .Takes<NoBodyWire>(optional: true)
            .Gives<TemplateWire>(example: TemplateExamples.Published)
            .Fails(
                "template_not_found",
                "template_draft_not_found",
                "not_publishable",
                "original_changed",
                "version_conflict",
                "retired"
            );
        templates
            .MapDelete("/{id}/draft", DiscardAsync)
            .RequirePermission(Permission.TemplateWrite)
            .WithSummary("Discard the draft; what is published stays as it is")
            .Produces(StatusCodes.Status204NoContent)
            .Fails("template_not_found", "template_draft_not_found", "version_conflict");
        templates
            .MapGet("/{id}/draft/_diff", CompareAsync)
            .RequirePermission(Permission.Read)
            .WithSummary("What the draft changes: per file with its lines, per processor, input and setting")
            .Gives<TemplateDiffWire>(example: TemplateExamples.Difference)
            .Fails("template_not_found", "template_draft_not_found");
    }

    private static Task<IResult> EditAsync(
        string id,
        HttpContext context,
        TemplateWrites writes,
        TemplateDrafts drafts,
        TemplateAnswers answers
    ) =>
        writes.PlainAsync(
            context,
            "edit",
            id,
            (caller, _) =>
                async (unit, _, token) =>
                    (await drafts.EditAsync(unit, caller, id, token)).TryGet(out var template, out var error)
                        ? await answers.AnswerAsync(
                            caller,
                            template,
                            token,
                            template.Written ? StatusCodes.Status201Created : StatusCodes.Status200OK
                        )
                        : error
        );

    private static async Task<IResult> GetAsync(
        string id,
        HttpContext context,
        IDraftStore store,
        TemplateDrafts drafts,
        TemplateAnswers answers
    )
    {
        var (caller, cancel) = (context.Caller(), context.RequestAborted);
        var found = await drafts.FindDraftAsync(store, caller, id, cancel);
        return found.TryGet(out var template, out var error)
            ? new AnswerResult(await answers.AnswerAsync(caller, template, cancel))
            : Problems.Of(error);
    }

    private static async Task<IResult> CommitAsync(
        string id,
        HttpContext context,
        IDraftStore store,
        TemplateWrites writes,
        TemplateDrafts drafts,
        TemplateAnalysis analysis,
        TemplateAnswers answers
    )
    {
        var force = context.Request.Query["force"] == "true";
        var (reader, cancel) = (context.Caller(), context.RequestAborted);
        if ((await drafts.FindDraftAsync(store, reader, id, cancel)).TryGet(out var draft, out _))
        {
            // Read now what was not yet, so that nobody waits for it in the unit: no more than a commit asks for.
            await analysis.CheckAsync(store, reader.Workspace, draft.Document, cancel);
        }

        return await writes.PlainAsync(
            context,
            "commit",
            id,
            (caller, _) =>
                async (unit, precondition, token) =>
                    (await drafts.CommitAsync(unit, caller, id, precondition, force, token)).TryGet(
                        out var template,
                        out var error
                    )
                        ? await answers.AnswerAsync(caller, template, token)
                        : error
        );
    }

    private static Task<IResult> DiscardAsync(
        string id,
        HttpContext context,
        TemplateWrites writes,
        TemplateDrafts drafts
    ) =>
        writes.PlainAsync(
            context,
            "discard",
            id,
            (caller, _) =>
                async (unit, precondition, token) =>
                    (await drafts.DiscardAsync(unit, caller, id, precondition, token)).Map(static template =>
                        StoredAnswer.Empty(template.Written)
                    )
        );

    private static async Task<IResult> CompareAsync(
        string id,
        HttpContext context,
        IDraftStore store,
        TemplateDrafts drafts,
        TemplateDifferences differences
    )
    {
        var (caller, cancel) = (context.Caller(), context.RequestAborted);
        var compared = await drafts.CompareAsync(store, caller, id, cancel);
        return compared.TryGet(out var found, out var error)
            ? new AnswerResult(
                StoredAnswer.Of(
                    await differences.WireAsync(found.Template, found.Comparison, cancel),
                    written: false,
                    version: found.Template.Version
                )
            )
            : Problems.Of(error);
    }
}
