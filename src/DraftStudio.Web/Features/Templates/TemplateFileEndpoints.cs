using System.Text;
using System.Text.Json.Nodes;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Templates;
using DraftStudio.Web.Api;
using DraftStudio.Web.Security;

namespace DraftStudio.Web.Features.Templates;

/// <summary>The files of a template, without their contents.</summary>
internal static class TemplateFileEndpoints
{
    public static void Map(RouteGroupBuilder templates)
    {
        templates
            .MapGet("/{id}/files", ListAsync)
            .RequirePermission(Permission.Read)
            .WithSummary("List a template's files by name")
            .WithDescription("`start` and `count` (1 to 200) choose a part.")
            .Gives<TemplateFileListWire>(example: TemplateExamples.Files)
            .Fails("template_not_found", "out_of_range");
        templates
            .MapPost("/{id}/files", AddAsync)
            .RequirePermission(Permission.TemplateWrite)
            .WithSummary("Add a file to a draft")
            .Takes<NewFileWire>(example: TemplateExamples.NewFile)
            .Gives<TemplateFileWire>(StatusCodes.Status201Created, TemplateExamples.File)
            .Fails(
                "template_not_found",
                "edit_requires_draft",
                "invalid_filename",
                "file_name_taken",
                "unknown_value",
                "too_long",
                "too_many",
                "version_conflict"
            );
        templates
            .MapGet("/{id}/files/{fileId}", GetAsync)
            .RequirePermission(Permission.Read)
            .WithSummary("Read a file's members; by its id, by the original's id of it, or by its name")
            .Gives<TemplateFileWire>(example: TemplateExamples.File)
            .Fails("template_not_found", "file_not_found");
        templates
            .MapPatch("/{id}/files/{fileId}", ChangeAsync)
            .RequirePermission(Permission.TemplateWrite)
            .WithSummary("Rename, move or retype a file; its id stays")
            .Takes<ChangeFileWire>(example: new JsonObject { ["filename"] = "parts/header.html" })
            .Gives<TemplateFileWire>(example: TemplateExamples.File)
            .Fails(
                "template_not_found",
                "file_not_found",
                "edit_requires_draft",
                "invalid_filename",
                "file_name_taken",
                "unknown_value",
                "too_long",
                "version_conflict"
            );
        templates
            .MapDelete("/{id}/files/{fileId}", DeleteAsync)
            .RequirePermission(Permission.TemplateWrite)
            .WithSummary("Delete a file of a draft")
            .Produces(StatusCodes.Status204NoContent)
            .Fails("template_not_found", "file_not_found", "edit_requires_draft", "version_conflict");
    }

    private static async Task<IResult> ListAsync(
        string id,
        HttpContext context,
        IDraftStore store,
        TemplateDrafts drafts,
        TemplateAnswers answers
    )
    {
        var found = await drafts.FindAsync(store, context.Caller(), id, context.RequestAborted);
        if (
            !found.TryGet(out var template, out var error)
            || !TemplateQueries.Read(context.Request).TryGet(out var part, out error)
        )
        {
            return Problems.Of(error);
        }

        var all = TemplateFiles.List(template.Document);
        var chosen = await answers.FilesAsync(
            store,
            template,
            [.. all.Skip(part.Start).Take(part.Count)],
            context.RequestAborted
        );
        return new AnswerResult(
            StoredAnswer.Of(
                new TemplateFileListWire
                {
                    Start = part.Start,
                    Count = chosen.Length,
                    Total = all.Length,
                    Embedded = new EmbeddedFilesWire(chosen),
                    Links = part.Links(context.Request, all.Length),
                },
                written: false,
                version: template.Version
            )
        );
    }

    private static async Task<IResult> GetAsync(
        string id,
        string fileId,
        HttpContext context,
        IDraftStore store,
        TemplateDrafts drafts,
        TemplateAnswers answers
    )
    {
        var found = await drafts.FindAsync(store, context.Caller(), id, context.RequestAborted);
        return
            found.TryGet(out var template, out var error)
            && TemplateFiles.Find(template, fileId).TryGet(out var file, out error)
            ? new AnswerResult(await AnswerAsync(store, answers, template, file.Id, context.RequestAborted))
            : Problems.Of(error);
    }

    private static Task<IResult> AddAsync(
        string id,
        HttpContext context,
        TemplateWrites writes,
        TemplateFiles files,
        TemplateAnswers answers
    )
    {
        var workspace = context.Caller().Workspace;
        return writes.ChangeAsync(
            context,
            "file.add",
            id,
            (json, _) =>
            {
                var bytes = Encoding.UTF8.GetBytes(json.GetRawText());
                if (
                    !StrictJson.Parse<NewFileWire>(bytes, JsonRules.Strict).TryGet(out var sent, out var error)
                    || !TemplateReading.File(sent).TryGet(out var file, out error)
                )
                {
                    return error;
                }

                var added = "";
                return new TemplateWrites.Change(
                    async (template, unit, token) =>
                        (await files.AddAsync(unit, workspace, template.Document, [file], token)).Map(result =>
                        {
                            added = result.Ids[0];
                            return result.Document;
                        }),
                    (unit, template, token) => MadeAsync(unit, answers, template, added, token)
                );
            },
            TemplateLimits.FileBody
        );
    }

    private static Task<IResult> ChangeAsync(
        string id,
        string fileId,
        HttpContext context,
        TemplateWrites writes,
        TemplateAnswers answers
    ) =>
        writes.ChangeAsync(
            context,
            "file.change",
            id,
            (json, known) =>
            {
                var bytes = Encoding.UTF8.GetBytes(json.GetRawText());
                if (
                    !TemplateFiles.Find(known, fileId).TryGet(out var file, out var error)
                    || !StrictJson.Parse<ChangeFileWire>(bytes, JsonRules.Strict).TryGet(out var sent, out error)
                    || !TemplateReading.Change(sent).TryGet(out var change, out error)
                )
                {
                    return error;
                }

                return new TemplateWrites.Change(
                    (template, _, _) =>
                        Task.FromResult(
                            TemplateFile.Find(template.Document, file.Id) is { } current
                                ? TemplateFiles.Change(template.Document, current, change)
                                : TemplateFiles.NotFound()
                        ),
                    (unit, template, token) => AnswerAsync(unit, answers, template, file.Id, token)
                );
            }
        );

    private static Task<IResult> DeleteAsync(string id, string fileId, HttpContext context, TemplateWrites writes) =>
        writes.PlainAsync(
            context,
            "file.delete",
            id,
            (caller, _) =>
                writes.WorkOf(
                    caller,
                    id,
                    new TemplateWrites.Change(
                        (template, _, _) =>
                            Task.FromResult(
                                TemplateFiles
                                    .Find(template, fileId)
                                    .Map(file => template.Document.Without(TemplateFile.At(file.Id)))
                            ),
                        (_, template, _) => Task.FromResult(StoredAnswer.Empty(template.Written, template.Version))
                    )
                )
        );

    public static async Task<StoredAnswer> MadeAsync(
        IDraftReader reader,
        TemplateAnswers answers,
        TemplateState template,
        string id,
        CancellationToken cancellationToken
    )
    {
        var answer = await AnswerAsync(reader, answers, template, id, cancellationToken);
        return answer with
        {
            Status = StatusCodes.Status201Created,
            Location = $"{TemplateLinksWire.AddressOf(template.Id)}/files/{template.Ids.ToWire(id)}",
        };
    }

    private static async Task<StoredAnswer> AnswerAsync(
        IDraftReader reader,
        TemplateAnswers answers,
        TemplateState template,
        string id,
        CancellationToken cancellationToken
    ) =>
        StoredAnswer.Of(
            await answers.FileAsync(
                reader,
                template,
                TemplateFile.Find(template.Document, id)
                    ?? throw new InvalidOperationException($"The file {id} was just there."),
                cancellationToken
            ),
            template.Written,
            version: template.Version
        );
}
