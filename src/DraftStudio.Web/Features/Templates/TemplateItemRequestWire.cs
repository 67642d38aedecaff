using System.Text.Json;
using System.Text.Json.Serialization;

namespace DraftStudio.Web.Features.Templates;

/// <summary>A processor: what brings data into a report. Further members are kept.</summary>
internal sealed record ProcessorWire
{
    /// <summary>dataset, query or script.</summary>
    [JsonPropertyName("type")]
    public required string Type { get; init; }

    [JsonPropertyName("name")]
    public string? Name { get; init; }

    [JsonPropertyName("datasetId")]
    public string? DatasetId { get; init; }

    [JsonPropertyName("query")]
    public string? Query { get; init; }

    [JsonPropertyName("script")]
    public string? Script { get; init; }

    [JsonPropertyName("index")]
    public int? Index { get; init; }
}

/// <summary>An input: what a person is asked before a report is made. Further members are kept.</summary>
internal sealed record InputWire
{
    [JsonPropertyName("name")]
    public string? Name { get; init; }

    [JsonPropertyName("label")]
    public string? Label { get; init; }

    /// <summary>text, textarea, number, date, datetime, select, multiselect, checkbox, radio, dataset or datasource.</summary>
    [JsonPropertyName("driver")]
    public string? Driver { get; init; }

    [JsonPropertyName("dataType")]
    public string? DataType { get; init; }

    [JsonPropertyName("required")]
    public bool? Required { get; init; }

    [JsonPropertyName("multiple")]
    public bool? Multiple { get; init; }

    [JsonPropertyName("defaultValue")]
    public JsonElement? DefaultValue { get; init; }

    [JsonPropertyName("help")]
    public string? Help { get; init; }

    [JsonPropertyName("index")]
    public int? Index { get; init; }

    [JsonPropertyName("defn")]
    public JsonElement? Definition { get; init; }
}
