using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using DraftStudio.Web.Api;

namespace DraftStudio.Web.Features.Templates;

/// <summary>A new template.</summary>
internal sealed record NewTemplateWire
{
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    [JsonPropertyName("description")]
    public string? Description { get; init; }

    /// <summary>nunjucks (the default), handlebars or pug.</summary>
    [JsonPropertyName("type")]
    public string? Type { get; init; }

    /// <summary>pdf (the default), html, docx, xlsx or text.</summary>
    [JsonPropertyName("handler")]
    public string? Handler { get; init; }

    [JsonPropertyName("handlerOptions")]
    public JsonElement? HandlerOptions { get; init; }

    [JsonPropertyName("settings")]
    public JsonElement? Settings { get; init; }

    [JsonPropertyName("letterheadId")]
    public string? LetterheadId { get; init; }

    [JsonPropertyName("initialFiles")]
    public ImmutableArray<NewFileWire>? InitialFiles { get; init; }
}

/// <summary>Changes of a draft's own members.</summary>
internal sealed record ChangeTemplateWire
{
    [JsonPropertyName("name")]
    public Optional<string> Name { get; init; }

    [JsonPropertyName("description")]
    public Optional<string?> Description { get; init; }

    [JsonPropertyName("handler")]
    public Optional<string> Handler { get; init; }

    /// <summary>Merged member by member (RFC 7396); null clears.</summary>
    [JsonPropertyName("handlerOptions")]
    public Optional<JsonElement?> HandlerOptions { get; init; }

    [JsonPropertyName("letterheadId")]
    public Optional<string?> LetterheadId { get; init; }

    /// <summary>The primary file, by either of its ids.</summary>
    [JsonPropertyName("templateFileId")]
    public Optional<string?> TemplateFileId { get; init; }
}

/// <summary>A file to add.</summary>
internal sealed record NewFileWire
{
    /// <summary>With folders, between slashes.</summary>
    [JsonPropertyName("filename")]
    public required string FileName { get; init; }

    /// <summary>TEMPLATE, ASSET or DATA; for the primary file TEMPLATE, else ASSET.</summary>
    [JsonPropertyName("role")]
    public string? Role { get; init; }

    /// <summary>Null for what the name suggests.</summary>
    [JsonPropertyName("contentType")]
    public string? ContentType { get; init; }

    [JsonPropertyName("primary")]
    public bool? Primary { get; init; }

    /// <summary>The contents as a text.</summary>
    [JsonPropertyName("payload")]
    public string? Payload { get; init; }

    /// <summary>The contents in base 64.</summary>
    [JsonPropertyName("payloadBase64")]
    public string? PayloadBase64 { get; init; }
}

/// <summary>Changes of a file's members.</summary>
internal sealed record ChangeFileWire
{
    [JsonPropertyName("filename")]
    public Optional<string> FileName { get; init; }

    [JsonPropertyName("role")]
    public Optional<string> Role { get; init; }

    [JsonPropertyName("contentType")]
    public Optional<string> ContentType { get; init; }

    [JsonPropertyName("primary")]
    public Optional<bool> Primary { get; init; }
}

/// <summary>Another order: every id once.</summary>
internal sealed record ReorderWire
{
    [JsonPropertyName("ids")]
    public required ImmutableArray<string> Ids { get; init; }
}
