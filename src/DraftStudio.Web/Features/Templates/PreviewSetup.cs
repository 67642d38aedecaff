using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Kinds.Templates;

namespace DraftStudio.Web.Features.Templates;

/// <summary>What of the draft's document the preview follows, besides the files.</summary>
internal sealed record PreviewSetup
{
    /// <summary>The path of the primary file; null when there is none.</summary>
    [JsonPropertyName("primary")]
    public required string? Primary { get; init; }

    [JsonPropertyName("inputs")]
    public required ImmutableArray<PreviewInput> Inputs { get; init; }

    [JsonPropertyName("page")]
    public required PreviewPaper Page { get; init; }

    [JsonPropertyName("handler")]
    public required string Handler { get; init; }

    public static PreviewSetup Of(Document document, DraftFileIds ids)
    {
        var header = TemplateHeader.Of(document);
        return new PreviewSetup
        {
            Primary = header.TemplateFileId is { } id ? TemplateFile.Find(document, id)?.Path : null,
            Inputs = [.. PreviewInput.All(document, ids)],
            Page = PreviewPaper.Of(header),
            Handler = header.Handler,
        };
    }

    /// <summary>Why there is no preview; null when there is one.</summary>
    public static string? WhyNone(TemplateHeader header) =>
        header.Type != TemplateTypes.Default
            ? $"There is no preview of {header.Type} templates: only nunjucks is rendered here."
        : header.Handler is "docx" or "xlsx" ? $"There is no preview of what becomes a {header.Handler} file."
        : null;
}
