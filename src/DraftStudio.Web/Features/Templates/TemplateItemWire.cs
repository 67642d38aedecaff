using System.Text.Json;
using System.Text.Json.Serialization;

namespace DraftStudio.Web.Features.Templates;

/// <summary>A processor or an input: its members as they came, and what is known of it.</summary>
internal sealed record TemplateItemWire
{
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>Its place, from 0 on.</summary>
    [JsonPropertyName("index")]
    public required int Index { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement> Members { get; init; } =
        new Dictionary<string, JsonElement>(StringComparer.Ordinal);

    [JsonPropertyName("_links")]
    public required TemplateItemLinksWire Links { get; init; }
}

internal sealed record TemplateItemLinksWire
{
    [JsonPropertyName("self")]
    public required LinkWire Self { get; init; }

    [JsonPropertyName("inf:template")]
    public required LinkWire Template { get; init; }
}
