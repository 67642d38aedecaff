using System.Text.Json.Serialization;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Kinds.Templates;

namespace DraftStudio.Web.Features.Templates;

/// <summary>A file of the draft, as the preview's script is told of it; it reads what it needs of it over HTTP.</summary>
internal sealed record PreviewFile
{
    /// <summary>As callers of the HTTP routes know it.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    [JsonPropertyName("path")]
    public required string Path { get; init; }

    [JsonPropertyName("isText")]
    public required bool IsText { get; init; }

    /// <summary>Whether what it has may stand for what the processors would bring.</summary>
    [JsonPropertyName("isData")]
    public required bool IsData { get; init; }

    public static PreviewFile Of(TemplateFile file, DraftFileIds ids) =>
        new()
        {
            Id = ids.ToWire(file.Id),
            Path = file.Path,
            IsText = file.Contents is TextNode,
            IsData =
                file is { Role: FileRoles.Data, Contents: TextNode }
                && file.Path.EndsWith(".json", StringComparison.OrdinalIgnoreCase),
        };
}
