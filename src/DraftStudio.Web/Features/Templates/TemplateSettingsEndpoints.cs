using System.Text.Json;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Templates;
using DraftStudio.Web.Api;
using DraftStudio.Web.Security;

namespace DraftStudio.Web.Features.Templates;

/// <summary>The settings of a template: any object.</summary>
internal static class TemplateSettingsEndpoints
{
    public static void Map(RouteGroupBuilder templates)
    {
        templates
            .MapGet("/{id}/settings", GetAsync)
            .RequirePermission(Permission.Read)
            .WithSummary("Read a template's settings")
            .Gives<JsonElement>(example: TemplateExamples.Settings)
            .Fails("template_not_found");
        templates
            .MapPut(
                "/{id}/settings",
                (string id, HttpContext context, TemplateWrites writes) =>
                    WriteAsync(id, context, writes, "settings.put", JsonTree.Read)
            )
            .RequirePermission(Permission.TemplateWrite)
            .WithSummary("Replace a draft's settings")
            .WithDescription("Where a string is the id of a file, either of its ids may be sent.")
            .Takes<JsonElement>(example: TemplateExamples.Settings)
            .Gives<JsonElement>(example: TemplateExamples.Settings)
            .Fails("template_not_found", "edit_requires_draft", "version_conflict");
        templates
            .MapPatch(
                "/{id}/settings",
                (string id, HttpContext context, TemplateWrites writes) =>
                    WriteAsync(
                        id,
                        context,
                        writes,
                        "settings.patch",
                        static (patch, target, ids) => MergePatch.Apply(target, patch, ids)
                    )
            )
            .RequirePermission(Permission.TemplateWrite)
            .WithSummary("Merge into a draft's settings (RFC 7396): null removes a member")
            .Takes<JsonElement>(example: TemplateExamples.Settings)
            .Accepts<JsonElement>("application/json", "application/merge-patch+json")
            .Gives<JsonElement>(example: TemplateExamples.Settings)
            .Fails("template_not_found", "edit_requires_draft", "version_conflict");
    }

    private static async Task<IResult> GetAsync(
        string id,
        HttpContext context,
        IDraftStore store,
        TemplateDrafts drafts
    )
    {
        var found = await drafts.FindAsync(store, context.Caller(), id, context.RequestAborted);
        return found.TryGet(out var template, out var error) ? new AnswerResult(Answer(template)) : Problems.Of(error);
    }

    private static Task<IResult> WriteAsync(
        string id,
        HttpContext context,
        TemplateWrites writes,
        string operation,
        Func<JsonElement, DocumentNode?, Func<string, string>, DocumentNode> make
    ) =>
        writes.ChangeAsync(
            context,
            operation,
            id,
            (json, _) =>
                new TemplateWrites.Change(
                    (template, _, _) =>
                        Task.FromResult<Result<Document>>(
                            template.Document.With(
                                TemplateDocument.Settings,
                                make(json, template.Document.At(TemplateDocument.Settings), template.Ids.FromWire)
                            )
                        ),
                    (_, template, _) => Task.FromResult(Answer(template))
                )
        );

    private static StoredAnswer Answer(TemplateState template) =>
        StoredAnswer.Of(TemplateAnswers.Settings(template), template.Written, version: template.Version);
}
