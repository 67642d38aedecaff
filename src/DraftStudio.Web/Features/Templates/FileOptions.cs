using System.Text.Json.Serialization;

namespace DraftStudio.Web.Features.Templates;

/// <summary>What the code editor's script is told of a file.</summary>
internal sealed record FileOptions
{
    /// <summary>Names the file across reloads: what was not sent is found again under it.</summary>
    [JsonPropertyName("form")]
    public required string Form { get; init; }

    /// <summary>What the batches are called, before their numbers.</summary>
    [JsonPropertyName("path")]
    public required string Path { get; init; }

    /// <summary>Names this page.</summary>
    [JsonPropertyName("clientId")]
    public required string ClientId { get; init; }

    /// <summary>Where the file is read.</summary>
    [JsonPropertyName("source")]
    public required string Source { get; init; }

    /// <summary>The workspace's slug.</summary>
    [JsonPropertyName("workspace")]
    public required string Workspace { get; init; }

    /// <summary>The file's id in the document.</summary>
    [JsonPropertyName("file")]
    public required string File { get; init; }

    /// <summary>The file's path.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    [JsonPropertyName("contentType")]
    public required string ContentType { get; init; }

    [JsonPropertyName("isTemplate")]
    public required bool IsTemplate { get; init; }

    [JsonPropertyName("readOnly")]
    public required bool ReadOnly { get; init; }
}
