using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Templates;
using DraftStudio.Web.Api;
using DraftStudio.Web.Security;
using Microsoft.Net.Http.Headers;

namespace DraftStudio.Web.Features.Templates;

/// <summary>Templates out as a zip, and in.</summary>
internal static class TemplateArchiveEndpoints
{
    private const string Zip = "application/zip";

    public static void Map(RouteGroupBuilder templates)
    {
        templates
            .MapGet("/{id}/_export", ExportAsync)
            .RequirePermission(Permission.Read)
            .WithSummary("Download a template, or a draft by its own id, as a zip: template.json and its files")
            .Produces<Stream>(StatusCodes.Status200OK, Zip)
            .Fails("template_not_found");
        templates
            .MapPost("/_import", ImportAsync)
            .RequirePermission(Permission.TemplateWrite)
            .WithSummary("Make a template of a zip: one that was exported, or files alone")
            .WithDescription(
                "`name` in the query wins over the zip's. A zip with absolute paths, `..`, links, names that differ in case "
                    + "alone, or that unpacks to more than 1 GB, a hundred times its size or 20,000 entries, is refused with "
                    + "the entry named, and nothing is written."
            )
            .Accepts<Stream>("*/*")
            .Gives<TemplateWire>(StatusCodes.Status201Created, TemplateExamples.Published)
            .Fails("invalid_archive", "body_too_large", "not_publishable");
    }

    private static async Task<IResult> ExportAsync(
        string id,
        HttpContext context,
        IDraftStore store,
        TemplateDrafts drafts
    )
    {
        var (caller, cancel) = (context.Caller(), context.RequestAborted);
        var found = await drafts.FindAsync(store, caller, id, cancel);
        if (!found.TryGet(out var template, out var error))
        {
            return Problems.Of(error);
        }

        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment")
        {
            FileNameStar = TemplateHeader.Of(template.Document).Slug + ".zip",
        }.ToString();
        return TypedResults.Stream(
            output => TemplateArchive.WriteAsync(output, store, caller.Workspace, template.Document, cancel),
            Zip
        );
    }

    private static Task<IResult> ImportAsync(
        HttpContext context,
        TemplateWrites writes,
        TemplateDrafts drafts,
        TemplateAnswers answers,
        TimeProvider time
    ) =>
        writes.RunAsync(
            context,
            "import",
            token => StrictJson.ReadBytesAsync(context.Request, TemplateLimits.Upload, token),
            async (caller, body, token) =>
            {
                var name = context.Request.Query["name"].ToString();
                if (
                    !body.TryGet(out var bytes, out var error)
                    || !(await TemplateArchive.ReadAsync(bytes, CheckJson, token)).TryGet(out var archive, out error)
                    || !archive.ReadHeader(name.Length == 0 ? null : name).TryGet(out var header, out error)
                )
                {
                    return error;
                }

                TemplateWrites.Work work = async (unit, _, cancel) =>
                    (
                        await drafts.CreateAsync(
                            unit,
                            caller,
                            header,
                            archive.Files,
                            (document, ids) =>
                                archive.PutInto(
                                    document,
                                    ids,
                                    () => Guid.CreateVersion7(time.GetUtcNow()).ToString("D")
                                ),
                            cancel
                        )
                    ).TryGet(out var template, out var failure)
                        ? await answers.AnswerAsync(caller, template, cancel, StatusCodes.Status201Created)
                        : failure;
                return work;
            }
        );

    private static DraftError? CheckJson(ReadOnlySpan<byte> json) => JsonCheck.Find(json, allowNul: false);
}
