using System.Globalization;
using System.Text;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Templates;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace DraftStudio.Web.Features.Templates;

/// <summary>Reads files of a multipart form: the fields before a file are about it and those that follow.</summary>
internal static class TemplateUpload
{
    private const int LongestBoundary = 200;

    public static async Task<Result<IReadOnlyList<NewFile>>> ReadAsync(
        HttpRequest request,
        byte[] body,
        CancellationToken cancellationToken
    )
    {
        if (
            !MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).ToString()
                is not { Length: > 0 and <= LongestBoundary } boundary
        )
        {
            return DraftError.Of("unsupported_media_type", "", null, "The Content-Type must be multipart/form-data.");
        }

        using var stream = new MemoryStream(body, writable: false);
        var reader = new MultipartReader(boundary, stream);
        var files = new List<NewFile>();
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
            {
                if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
                {
                    return Broken();
                }

                var bytes = await ReadAllAsync(section.Body, cancellationToken);
                if (!disposition.IsFileDisposition())
                {
                    fields[HeaderUtilities.RemoveQuotes(disposition.Name).ToString()] = Encoding.UTF8.GetString(bytes);
                    continue;
                }

                var pointer = string.Create(CultureInfo.InvariantCulture, $"/files/{files.Count}");
                var name = HeaderUtilities
                    .RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName)
                    .ToString();
                var file = TemplateReading.File(
                    name,
                    fields.GetValueOrDefault("role"),
                    fields.GetValueOrDefault("contentType") ?? TypeOf(section),
                    fields.GetValueOrDefault("primary") == "true",
                    bytes,
                    pointer,
                    []
                );
                if (!file.TryGet(out var read, out var error))
                {
                    return error;
                }

                files.Add(read);
                fields.Remove("contentType");
                fields.Remove("primary");
            }
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            // The reader has no other way to say that the parts do not end as they should.
            return Broken();
        }

        return files.Count > 0 ? files : DraftError.Of("required", "/files", "files", "The form has no file.");
    }

    /// <summary>The type that the browser says, unless it says that it knows none.</summary>
    private static string? TypeOf(MultipartSection section) =>
        string.IsNullOrEmpty(section.ContentType) || section.ContentType == FileContents.AnyType
            ? null
            : section.ContentType;

    private static async Task<byte[]> ReadAllAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, cancellationToken);
        return copy.ToArray();
    }

    private static DraftError Broken() =>
        DraftError.Of("invalid_upload", "", null, "The form's parts cannot be told apart.");
}
