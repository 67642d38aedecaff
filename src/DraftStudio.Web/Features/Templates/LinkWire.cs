using System.Text.Json.Serialization;

namespace DraftStudio.Web.Features.Templates;

/// <summary>A link of HAL.</summary>
internal sealed record LinkWire([property: JsonPropertyName("href")] string Href);
