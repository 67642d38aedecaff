using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Templates;

namespace DraftStudio.Web.Features.Templates;

/// <summary>What requests say of templates, checked and in the words of the kind.</summary>
internal static class TemplateReading
{
    public static Result<TemplateHeader> Header(NewTemplateWire sent)
    {
        var errors = new List<FieldError>();
        CheckName(errors, sent.Name);
        CheckText(errors, "description", sent.Description, TemplateLimits.Description);
        CheckText(errors, "letterheadId", sent.LetterheadId, TemplateLimits.Name);
        CheckChoice(errors, "type", sent.Type, TemplateTypes.All);
        CheckChoice(errors, "handler", sent.Handler, TemplateHandlers.All);
        CheckObject(errors, "handlerOptions", sent.HandlerOptions);
        CheckObject(errors, "settings", sent.Settings);
        return errors.Count > 0
            ? new DraftError.Invalid(errors[0].Code, [.. errors])
            : new TemplateHeader(
                sent.Name,
                sent.Description,
                "",
                sent.Type ?? TemplateTypes.Default,
                sent.Handler ?? TemplateHandlers.Default,
                sent.LetterheadId,
                null,
                Tree(sent.HandlerOptions),
                Tree(sent.Settings)
            );
    }

    public static DraftError? Refuse(ChangeTemplateWire sent)
    {
        var errors = new List<FieldError>();
        if (sent.Name.IsPresent)
        {
            CheckName(errors, sent.Name.Value);
        }

        CheckText(errors, "description", sent.Description.Or(null), TemplateLimits.Description);
        CheckText(errors, "letterheadId", sent.LetterheadId.Or(null), TemplateLimits.Name);
        CheckText(errors, "templateFileId", sent.TemplateFileId.Or(null), TemplateLimits.Name);
        CheckChoice(errors, "handler", sent.Handler.IsPresent ? sent.Handler.Value : null, TemplateHandlers.All);
        CheckObject(errors, "handlerOptions", sent.HandlerOptions.Or(null));
        return errors.Count > 0 ? new DraftError.Invalid(errors[0].Code, [.. errors]) : null;
    }

    /// <summary>The document with the changes of a draft's own members.</summary>
    public static Result<Document> Apply(TemplateState template, ChangeTemplateWire sent)
    {
        var document = template.Document;
        var ids = template.Ids;
        if (sent.Name.IsPresent)
        {
            document = document.With(TemplateDocument.Name, LeafNode.Of(sent.Name.Value));
        }

        if (sent.Handler.IsPresent)
        {
            document = document.With(TemplateDocument.Handler, LeafNode.Of(sent.Handler.Value));
        }

        if (sent.Description.IsPresent)
        {
            document = document.With(TemplateDocument.Description, TemplateDocument.TextOrNull(sent.Description.Value));
        }

        if (sent.LetterheadId.IsPresent)
        {
            document = document.With(
                TemplateDocument.LetterheadId,
                TemplateDocument.TextOrNull(sent.LetterheadId.Value)
            );
        }

        if (sent.HandlerOptions.IsPresent)
        {
            document = document.With(
                TemplateDocument.HandlerOptions,
                sent.HandlerOptions.Value is { } patch
                    ? MergePatch.Apply(document.At(TemplateDocument.HandlerOptions), patch, ids.FromWire)
                    : MapNode.Empty
            );
        }

        if (sent.TemplateFileId.IsPresent)
        {
            var id = sent.TemplateFileId.Value;
            if (id is not null && ids.Find(id) is null)
            {
                return DraftError.Of(
                    "unknown_id",
                    "/templateFileId",
                    "templateFileId",
                    "The template has no such file."
                );
            }

            document = document.With(
                TemplateDocument.TemplateFileId,
                TemplateDocument.TextOrNull(id is null ? null : ids.Find(id))
            );
        }

        return document;
    }

    public static Result<ImmutableArray<NewFile>> Files(NewTemplateWire sent)
    {
        var files = ImmutableArray.CreateBuilder<NewFile>();
        foreach (var file in sent.InitialFiles ?? [])
        {
            var pointer = string.Create(CultureInfo.InvariantCulture, $"/initialFiles/{files.Count}");
            if (!File(file, pointer).TryGet(out var read, out var error))
            {
                return error;
            }

            files.Add(read);
        }

        return files.ToImmutable();
    }

    /// <summary>A file that a JSON body brings.</summary>
    public static Result<NewFile> File(NewFileWire sent, string pointer = "")
    {
        var errors = new List<FieldError>();
        if (sent is { Payload: not null, PayloadBase64: not null })
        {
            errors.Add(
                new FieldError(
                    pointer + "/payloadBase64",
                    "payloadBase64",
                    "invalid",
                    "A file has either a payload or one in base 64."
                )
            );
        }

        var bytes = Encoding.UTF8.GetBytes(sent.Payload ?? "");
        if (sent.PayloadBase64 is { } encoded)
        {
            bytes = new byte[encoded.Length / 4 * 3 + 3];
            if (Convert.TryFromBase64String(encoded, bytes, out var length))
            {
                bytes = bytes[..length];
            }
            else
            {
                errors.Add(
                    new FieldError(pointer + "/payloadBase64", "payloadBase64", "invalid", "The member is no base 64.")
                );
            }
        }

        return File(sent.FileName, sent.Role, sent.ContentType, sent.Primary ?? false, bytes, pointer, errors);
    }

    public static Result<NewFile> File(
        string name,
        string? role,
        string? contentType,
        bool primary,
        ReadOnlyMemory<byte> bytes,
        string pointer,
        List<FieldError> errors
    )
    {
        if (FileName.Refuse(name, pointer + "/filename") is { } refused)
        {
            errors.Add(refused);
        }

        CheckChoice(errors, "role", role, FileRoles.All, pointer);
        CheckContentType(errors, contentType, pointer);
        if (errors.Count > 0)
        {
            return new DraftError.Invalid(errors[0].Code, [.. errors]);
        }

        var type = contentType ?? FileContents.TypeOf(name);
        return FileContents.Refuse(bytes.Length, type) is { } large
            ? large
            : new NewFile(
                name,
                role ?? (primary ? FileRoles.Template : FileRoles.Asset),
                type,
                primary,
                FileContents.Prepare(bytes, type)
            );
    }

    public static Result<FileChange> Change(ChangeFileWire sent)
    {
        var errors = new List<FieldError>();
        if (sent.FileName.IsPresent && FileName.Refuse(sent.FileName.Value, "/filename") is { } refused)
        {
            errors.Add(refused);
        }

        var role = sent.Role.IsPresent ? sent.Role.Value : null;
        var contentType = sent.ContentType.IsPresent ? sent.ContentType.Value : null;
        CheckChoice(errors, "role", role, FileRoles.All);
        CheckContentType(errors, contentType, "");
        return errors.Count > 0
            ? new DraftError.Invalid(errors[0].Code, [.. errors])
            : new FileChange(
                sent.FileName.IsPresent ? sent.FileName.Value : null,
                role,
                contentType,
                sent.Primary.IsPresent ? sent.Primary.Value : null
            );
    }

    private static MapNode Tree(JsonElement? json) =>
        json is { ValueKind: JsonValueKind.Object } value
            ? (MapNode)JsonTree.Read(value, null, static text => text) // An object is a map.
            : MapNode.Empty;

    private static void CheckName(List<FieldError> errors, string name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            errors.Add(new FieldError("/name", "name", "required", "A template has a name."));
        }

        CheckText(errors, "name", name, TemplateLimits.Name);
    }

    private static void CheckText(List<FieldError> errors, string member, string? text, int most, string pointer = "")
    {
        if (text?.Length > most)
        {
            errors.Add(
                new FieldError(
                    $"{pointer}/{member}",
                    member,
                    "too_long",
                    string.Create(CultureInfo.InvariantCulture, $"The member has at most {most:N0} characters.")
                )
            );
        }
    }

    private static void CheckChoice(
        List<FieldError> errors,
        string member,
        string? value,
        ImmutableArray<string> choices,
        string pointer = ""
    )
    {
        if (value is not null && !choices.Contains(value, StringComparer.Ordinal))
        {
            errors.Add(
                new FieldError(
                    $"{pointer}/{member}",
                    member,
                    "unknown_value",
                    $"The {member} is one of {string.Join(", ", choices)}."
                )
            );
        }
    }

    private static void CheckContentType(List<FieldError> errors, string? contentType, string pointer)
    {
        CheckText(errors, "contentType", contentType, TemplateLimits.ContentType, pointer);
        if (contentType is not null && !Microsoft.Net.Http.Headers.MediaTypeHeaderValue.TryParse(contentType, out _))
        {
            errors.Add(
                new FieldError(
                    pointer + "/contentType",
                    "contentType",
                    "invalid",
                    "A content type looks like text/html."
                )
            );
        }
    }

    private static void CheckObject(List<FieldError> errors, string member, JsonElement? json)
    {
        if (json is { ValueKind: not (JsonValueKind.Object or JsonValueKind.Null) })
        {
            errors.Add(new FieldError("/" + member, member, "wrong_type", "The member must be an object."));
        }
    }
}
