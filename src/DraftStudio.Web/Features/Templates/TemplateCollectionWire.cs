using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace DraftStudio.Web.Features.Templates;

/// <summary>A part of a list, as HAL has it.</summary>
internal abstract record TemplateCollectionWire
{
    /// <summary>The place of the first, from 0 on.</summary>
    [JsonPropertyName("start")]
    public required int Start { get; init; }

    /// <summary>How many are here.</summary>
    [JsonPropertyName("count")]
    public required int Count { get; init; }

    /// <summary>How many there are.</summary>
    [JsonPropertyName("total")]
    public required int Total { get; init; }

    [JsonPropertyName("_links")]
    public required TemplatePageLinksWire Links { get; init; }
}

internal sealed record TemplatePageLinksWire
{
    [JsonPropertyName("self")]
    public required LinkWire Self { get; init; }

    [JsonPropertyName("prev")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LinkWire? Previous { get; init; }

    [JsonPropertyName("next")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LinkWire? Next { get; init; }
}

internal sealed record TemplateListWire : TemplateCollectionWire
{
    [JsonPropertyName("_embedded")]
    public required EmbeddedTemplatesWire Embedded { get; init; }
}

internal sealed record EmbeddedTemplatesWire(
    [property: JsonPropertyName("inf:template")] ImmutableArray<TemplateWire> Items
);

internal sealed record TemplateFileListWire : TemplateCollectionWire
{
    [JsonPropertyName("_embedded")]
    public required EmbeddedFilesWire Embedded { get; init; }
}

internal sealed record EmbeddedFilesWire(
    [property: JsonPropertyName("inf:template-file")] ImmutableArray<TemplateFileWire> Items
);

internal sealed record ProcessorListWire : TemplateCollectionWire
{
    [JsonPropertyName("_embedded")]
    public required EmbeddedProcessorsWire Embedded { get; init; }
}

internal sealed record EmbeddedProcessorsWire(
    [property: JsonPropertyName("inf:processor")] ImmutableArray<TemplateItemWire> Items
);

internal sealed record InputListWire : TemplateCollectionWire
{
    [JsonPropertyName("_embedded")]
    public required EmbeddedInputsWire Embedded { get; init; }
}

internal sealed record EmbeddedInputsWire(
    [property: JsonPropertyName("inf:input")] ImmutableArray<TemplateItemWire> Items
);
