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
        templates
            .MapPost("/{id}/_import", ImportIntoAsync)
            .RequirePermission(Permission.TemplateWrite)
            .WithSummary("Put a zip into a draft, or with `dryRun=true` say what that would change")
            .WithDescription(
                "Files are told by their names and keep their ids. `mode=replace` removes what the zip does not have, "
                    + "`mode=merge`, which is the default, leaves it. `plan` is that of a dry run: the import is refused when "
                    + "the zip or the draft is another by now. It is one operation of the draft, and can be undone."
            )
            .Accepts<Stream>("*/*")
            .Gives<TemplateImportWire>(example: TemplateExamples.Import)
            .Fails(
                "template_not_found",
                "edit_requires_draft",
                "invalid_archive",
                "unknown_value",
                "import_changed",
                "body_too_large",
                "version_conflict"
            );
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

    private static async Task<IResult> ImportIntoAsync(
        string id,
        HttpContext context,
        IDraftStore store,
        TemplateWrites writes,
        TemplateDrafts drafts,
        TemplateImport import
    )
    {
        var asked = TemplateImportQuery.Read(context.Request.Query);
        return asked.TryGet(out var query, out _) && query.DryRun
            ? await PlanAsync(id, query, context, store, drafts, import)
            : await writes.RunAsync(
                context,
                "import_into",
                token => StrictJson.ReadBytesAsync(context.Request, TemplateLimits.Upload, token),
                async (caller, body, token) =>
                {
                    var read = await ReadAsync(store, drafts, caller, id, asked, body, token);
                    if (!read.TryGet(out var archive, out var error) || !asked.TryGet(out var wanted, out error))
                    {
                        return error;
                    }

                    TemplateImportWire? answer = null;
                    return writes.WorkOf(
                        caller,
                        id,
                        new TemplateWrites.Change(
                            async (template, unit, cancel) =>
                                (
                                    await import.ApplyAsync(
                                        unit,
                                        template,
                                        archive,
                                        wanted.IsWhole,
                                        wanted.Plan,
                                        cancel
                                    )
                                ).Map(plan =>
                                {
                                    answer = TemplateDifferences.Wire(template, plan, wanted.Mode, dryRun: false);
                                    return plan.Document;
                                }),
                            (_, template, _) =>
                                Task.FromResult(
                                    StoredAnswer.Of(answer!, template.Written, version: template.Version) // Just made.
                                ),
                            TemplateImport.Label
                        )
                    );
                }
            );
    }

    private static async Task<IResult> PlanAsync(
        string id,
        TemplateImportQuery query,
        HttpContext context,
        IDraftStore store,
        TemplateDrafts drafts,
        TemplateImport import
    )
    {
        var (caller, cancel) = (context.Caller(), context.RequestAborted);
        var body = await StrictJson.ReadBytesAsync(context.Request, TemplateLimits.Upload, cancel);
        var read = await ReadAsync(store, drafts, caller, id, query, body, cancel);
        return
            read.TryGet(out var archive, out var error)
            && (await drafts.FindAsync(store, caller, id, cancel)).TryGet(out var template, out error)
            && (await import.PlanAsync(store, template, archive, query.IsWhole, cancel)).TryGet(out var plan, out error)
            ? new AnswerResult(
                StoredAnswer.Of(
                    TemplateDifferences.Wire(template, plan, query.Mode, dryRun: true),
                    written: false,
                    version: template.Version
                )
            )
            : Problems.Of(error);
    }

    /// <summary>The zip, once the draft and the query are what they must be.</summary>
    private static async Task<Result<TemplateArchive>> ReadAsync(
        IDraftStore store,
        TemplateDrafts drafts,
        Caller caller,
        string id,
        Result<TemplateImportQuery> query,
        Result<byte[]> body,
        CancellationToken cancellationToken
    )
    {
        var found = await drafts.FindAsync(store, caller, id, cancellationToken);
        if (
            !found.TryGet(out var template, out var error)
            || !query.TryGet(out _, out error)
            || !body.TryGet(out var bytes, out error)
        )
        {
            return error;
        }

        return template.Draft is null
            ? TemplateDrafts.EditRequiresDraft()
            : await TemplateArchive.ReadAsync(bytes, CheckJson, cancellationToken);
    }

    private static DraftError? CheckJson(ReadOnlySpan<byte> json) => JsonCheck.Find(json, allowNul: false);
}
