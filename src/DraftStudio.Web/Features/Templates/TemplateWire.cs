using System.Text.Json;
using System.Text.Json.Serialization;

namespace DraftStudio.Web.Features.Templates;

/// <summary>A template: what is published, or its draft.</summary>
internal sealed record TemplateWire
{
    [JsonPropertyName("id")]
    public required Guid Id { get; init; }

    /// <summary>The workspace's slug.</summary>
    [JsonPropertyName("tenant")]
    public required string Tenant { get; init; }

    [JsonPropertyName("name")]
    public required string Name { get; init; }

    [JsonPropertyName("description")]
    public required string? Description { get; init; }

    /// <summary>nunjucks, handlebars or pug.</summary>
    [JsonPropertyName("type")]
    public required string Type { get; init; }

    /// <summary>pdf, html, docx, xlsx or text.</summary>
    [JsonPropertyName("handler")]
    public required string Handler { get; init; }

    [JsonPropertyName("handlerOptions")]
    public required JsonElement HandlerOptions { get; init; }

    /// <summary>The owner's user name; a draft has its original's.</summary>
    [JsonPropertyName("ownerId")]
    public required string OwnerId { get; init; }

    [JsonPropertyName("slug")]
    public required string Slug { get; init; }

    /// <summary>Of a draft: the published template that it is a draft of.</summary>
    [JsonPropertyName("editingId")]
    public required Guid? EditingId { get; init; }

    /// <summary>The primary file.</summary>
    [JsonPropertyName("templateFileId")]
    public required string? TemplateFileId { get; init; }

    [JsonPropertyName("settings")]
    public required JsonElement Settings { get; init; }

    [JsonPropertyName("letterheadId")]
    public required string? LetterheadId { get; init; }

    [JsonPropertyName("createdAt")]
    public required DateTime CreatedAt { get; init; }

    [JsonPropertyName("updatedAt")]
    public required DateTime UpdatedAt { get; init; }

    /// <summary>When it was taken out of use; null while it is in use.</summary>
    [JsonPropertyName("retiredAt")]
    public required DateTime? RetiredAt { get; init; }

    [JsonPropertyName("_links")]
    public required TemplateLinksWire Links { get; init; }
}
