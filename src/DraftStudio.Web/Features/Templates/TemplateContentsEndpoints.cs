using System.Globalization;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Templates;
using DraftStudio.Web.Api;
using DraftStudio.Web.Security;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace DraftStudio.Web.Features.Templates;

/// <summary>The contents of files: bytes in, the same bytes out.</summary>
internal static class TemplateContentsEndpoints
{
    /// <summary>A browser that opens a file runs nothing of it.</summary>
    private const string Policy = "default-src 'none'; sandbox";

    /// <summary>What the code editor bases its edits on: the version that has this text.</summary>
    private const string VersionHeader = "X-Draft-Version";

    public static void Map(RouteGroupBuilder templates)
    {
        templates
            .MapGet("/{id}/files/{fileId}/contents", ReadAsync)
            .RequirePermission(Permission.Read)
            .WithSummary("Download a file; the tag is its SHA-256, `If-None-Match` with it answers 304")
            .WithDescription("`X-Draft-Version` is the version, of the draft or of what is published, that was read.")
            .Produces<Stream>(StatusCodes.Status200OK, FileContents.AnyType)
            .Produces(StatusCodes.Status304NotModified)
            .Fails("template_not_found", "file_not_found");
        templates
            .MapPut("/{id}/files/{fileId}/contents", WriteAsync)
            .RequirePermission(Permission.TemplateWrite)
            .WithSummary("Replace the contents of a draft's file: the bytes as they are, whatever their Content-Type")
            .WithDescription(
                "`If-Match` takes the contents' tag, or the draft's version. A text has at most 10 MB, any other file 25 MB."
            )
            .Accepts<Stream>("*/*")
            .Produces(StatusCodes.Status204NoContent)
            .Fails(
                "template_not_found",
                "file_not_found",
                "edit_requires_draft",
                "body_too_large",
                "version_conflict",
                "precondition_failed"
            );
        templates
            .MapPost("/{id}/files/_upload", UploadAsync)
            .RequirePermission(Permission.TemplateWrite)
            .WithSummary("Add files to a draft: multipart/form-data, each part a file, its filename with folders")
            .WithDescription("Fields before a file say its `role`, `contentType` and `primary`. All are added or none.")
            .Accepts<UploadWire>("multipart/form-data", "*/*")
            .Gives<TemplateFileListWire>(StatusCodes.Status201Created, TemplateExamples.Files)
            .Fails(
                "template_not_found",
                "edit_requires_draft",
                "invalid_upload",
                "invalid_filename",
                "file_name_taken",
                "unknown_value",
                "body_too_large",
                "version_conflict"
            );
    }

    private static async Task<IResult> ReadAsync(
        string id,
        string fileId,
        HttpContext context,
        IDraftStore store,
        TemplateDrafts drafts,
        TemplateFiles files
    )
    {
        var (caller, cancel) = (context.Caller(), context.RequestAborted);
        var found = await drafts.FindAsync(store, caller, id, cancel);
        if (
            !found.TryGet(out var template, out var error)
            || !TemplateFiles.Find(template, fileId).TryGet(out var file, out error)
        )
        {
            return Problems.Of(error);
        }

        var facts = await files.MeasureAsync(store, caller.Workspace, [file], cancel);
        var tag = TagOf(facts[file.Id]);
        context.Response.Headers.CacheControl = "private, no-cache";
        context.Response.Headers.ETag = tag;
        context.Response.Headers[VersionHeader] = template.Version.ToString(CultureInfo.InvariantCulture);
        context.Response.Headers.ContentSecurityPolicy = Policy;
        if (Matches(context.Request.Headers.IfNoneMatch, tag, weak: true))
        {
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        var bytes = await FileContents.ReadAsync(store, caller.Workspace, file.Contents, cancel);
        context.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment")
        {
            FileNameStar = file.Path.Split('/')[^1],
        }.ToString();
        return TypedResults.Bytes(bytes, TypeOf(file));
    }

    private static Task<IResult> WriteAsync(
        string id,
        string fileId,
        HttpContext context,
        IDraftStore store,
        TemplateWrites writes,
        TemplateDrafts drafts,
        TemplateFiles files
    ) =>
        writes.RunAsync(
            context,
            "file.write",
            token => StrictJson.ReadBytesAsync(context.Request, TemplateLimits.Contents, token),
            async (caller, body, token) =>
            {
                var found = await drafts.FindAsync(store, caller, id, token);
                if (
                    !found.TryGet(out var known, out var error)
                    || !TemplateFiles.Find(known, fileId).TryGet(out var file, out error)
                    || !body.TryGet(out var bytes, out error)
                )
                {
                    return error;
                }

                if (FileContents.Refuse(bytes.Length, file.ContentType) is { } large)
                {
                    return large;
                }

                var contents = FileContents.Prepare(bytes, file.ContentType);
                await contents.CompareAsync(store, caller.Workspace, file.Contents, token);
                return writes.WorkOf(
                    caller,
                    id,
                    new TemplateWrites.Change(
                        (template, unit, cancel) =>
                            PutAsync(context.Request, files, template, file.Id, contents, unit, cancel),
                        (_, template, _) =>
                            Task.FromResult(
                                StoredAnswer.Empty(template.Written) with
                                {
                                    ETag = TagOf(contents.Blob.Hash),
                                }
                            ),
                        $"Edit {file.Path}"
                    )
                );
            },
            TagsAsPreconditions
        );

    private static Task<IResult> UploadAsync(
        string id,
        HttpContext context,
        IDraftStore store,
        TemplateWrites writes,
        TemplateDrafts drafts,
        TemplateFiles files,
        TemplateAnswers answers
    ) =>
        writes.RunAsync(
            context,
            "file.upload",
            token => StrictJson.ReadBytesAsync(context.Request, TemplateLimits.Upload, token),
            async (caller, body, token) =>
            {
                var found = await drafts.FindAsync(store, caller, id, token);
                if (
                    !found.TryGet(out _, out var error)
                    || !body.TryGet(out var bytes, out error)
                    || !(await TemplateUpload.ReadAsync(context.Request, bytes, token)).TryGet(out var sent, out error)
                )
                {
                    return error;
                }

                IReadOnlyList<string> added = [];
                return writes.WorkOf(
                    caller,
                    id,
                    new TemplateWrites.Change(
                        async (template, unit, cancel) =>
                            (await files.AddAsync(unit, caller.Workspace, template.Document, sent, cancel)).Map(
                                result =>
                                {
                                    added = result.Ids;
                                    return result.Document;
                                }
                            ),
                        async (unit, template, cancel) =>
                        {
                            var made = await answers.FilesAsync(
                                unit,
                                template,
                                [.. added.Select(file => TemplateFile.Find(template.Document, file)!)], // Just added.
                                cancel
                            );
                            return StoredAnswer.Of(
                                new TemplateFileListWire
                                {
                                    Start = 0,
                                    Count = made.Length,
                                    Total = made.Length,
                                    Embedded = new EmbeddedFilesWire(made),
                                    Links = new TemplatePageLinksWire
                                    {
                                        Self = new LinkWire(TemplateLinksWire.AddressOf(template.Id) + "/files"),
                                    },
                                },
                                template.Written,
                                StatusCodes.Status201Created,
                                template.Version,
                                made is [var only]
                                    ? only.Links.Self.Href
                                    : TemplateLinksWire.AddressOf(template.Id) + "/files"
                            );
                        }
                    )
                );
            }
        );

    private static async Task<Result<Document>> PutAsync(
        HttpRequest request,
        TemplateFiles files,
        TemplateState template,
        string id,
        FileContents contents,
        IDraftUnit unit,
        CancellationToken cancellationToken
    )
    {
        var workspace = template.Original.Workspace;
        if (TemplateFile.Find(template.Document, id) is not { } file)
        {
            return TemplateFiles.NotFound();
        }

        var facts = (await files.MeasureAsync(unit, workspace, [file], cancellationToken))[id];
        if (HasContentTag(request) && !Matches(request.Headers.IfMatch, TagOf(facts), weak: false))
        {
            return new DraftError.Refused("precondition_failed", "The file has other contents by now.");
        }

        // The same bytes again are no change, whichever edits they were reached by.
        return facts.Sha256 == contents.Blob.Hash
            ? template.Document
            : template.Document.With(
                TemplateFile.ContentsAt(id),
                await contents.PutAsync(unit, workspace, file.Contents, cancellationToken)
            );
    }

    /// <summary>The contents' tags are looked at with the contents; any other is the draft's version.</summary>
    private static Result<Precondition> TagsAsPreconditions(HttpRequest request) =>
        HasContentTag(request) ? Precondition.None : Preconditions.Read(request);

    private static bool HasContentTag(HttpRequest request) =>
        EntityTagHeaderValue.TryParseList(request.Headers.IfMatch, out var tags)
        && tags.Any(static tag => tag.Tag.Length == 66);

    private static bool Matches(StringValues header, string tag, bool weak) =>
        EntityTagHeaderValue.TryParseList(header, out var tags)
        && tags.Any(sent => sent.Equals(EntityTagHeaderValue.Any) || (sent.Tag == tag && (weak || !sent.IsWeak)));

    private static string TagOf(FileFacts facts) => TagOf(facts.Sha256);

    private static string TagOf(ContentHash hash) => $"\"{hash}\"";

    private static string TypeOf(TemplateFile file) =>
        file.Contents is TextNode && !file.ContentType.Contains("charset", StringComparison.OrdinalIgnoreCase)
            ? file.ContentType + "; charset=utf-8"
            : file.ContentType;
}
