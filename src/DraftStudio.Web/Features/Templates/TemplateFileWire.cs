using System.Text.Json.Serialization;

namespace DraftStudio.Web.Features.Templates;

/// <summary>A file of a template, without its contents.</summary>
internal sealed record TemplateFileWire
{
    /// <summary>A draft's files have ids of their own.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    [JsonPropertyName("filename")]
    public required string FileName { get; init; }

    /// <summary>TEMPLATE, ASSET or DATA.</summary>
    [JsonPropertyName("role")]
    public required string Role { get; init; }

    [JsonPropertyName("contentType")]
    public required string ContentType { get; init; }

    /// <summary>In bytes.</summary>
    [JsonPropertyName("size")]
    public required long Size { get; init; }

    /// <summary>Whether it is the one that the report is made from.</summary>
    [JsonPropertyName("primary")]
    public required bool Primary { get; init; }

    [JsonPropertyName("sha256")]
    public required string Sha256 { get; init; }

    /// <summary>Of a draft's file: the original's that it was copied from; null for one that the draft added.</summary>
    [JsonPropertyName("sourceFileId")]
    public required string? SourceFileId { get; init; }

    [JsonPropertyName("createdAt")]
    public required DateTime CreatedAt { get; init; }

    /// <summary>Of one that the draft changed: when the draft changed last; else when the template was last committed.</summary>
    [JsonPropertyName("updatedAt")]
    public required DateTime UpdatedAt { get; init; }

    [JsonPropertyName("_links")]
    public required TemplateFileLinksWire Links { get; init; }
}

internal sealed record TemplateFileLinksWire
{
    [JsonPropertyName("self")]
    public required LinkWire Self { get; init; }

    [JsonPropertyName("inf:contents")]
    public required LinkWire Contents { get; init; }

    [JsonPropertyName("inf:template")]
    public required LinkWire Template { get; init; }
}
