using System.Text.Json.Serialization;

namespace DraftStudio.Web.Features.Templates;

/// <summary>The fields of an upload.</summary>
internal sealed record UploadWire
{
    /// <summary>TEMPLATE, ASSET or DATA: of the files that follow.</summary>
    [JsonPropertyName("role")]
    public string? Role { get; init; }

    /// <summary>Of the file that follows; null for what its part says.</summary>
    [JsonPropertyName("contentType")]
    public string? ContentType { get; init; }

    /// <summary>Whether the file that follows becomes the primary one.</summary>
    [JsonPropertyName("primary")]
    public bool? Primary { get; init; }

    [JsonPropertyName("file")]
    public required IFormFile File { get; init; }
}
