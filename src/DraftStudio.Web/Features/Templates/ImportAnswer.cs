using System.Text.Json.Serialization;

namespace DraftStudio.Web.Features.Templates;

/// <summary>What the script of an import brings back.</summary>
internal sealed record ImportAnswer
{
    /// <summary>As the route answered.</summary>
    [JsonPropertyName("plan")]
    public TemplateImportWire? Plan { get; init; }

    /// <summary>Why there is none, in a sentence.</summary>
    [JsonPropertyName("problem")]
    public string? Problem { get; init; }
}
