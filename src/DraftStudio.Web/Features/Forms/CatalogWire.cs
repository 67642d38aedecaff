using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Forms;

namespace DraftStudio.Web.Features.Forms;

/// <summary>A resource that forms select.</summary>
internal sealed record ResourceWire
{
    [JsonPropertyName("id")]
    public required Guid Id { get; init; }

    [JsonPropertyName("type")]
    public required string Type { get; init; }

    /// <summary>Its text; of a key, its name.</summary>
    [JsonPropertyName("value")]
    public required string Value { get; init; }

    /// <summary>For a key: what may be shown of its secret.</summary>
    [JsonPropertyName("mask")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Mask { get; init; }

    /// <summary>For a key.</summary>
    [JsonPropertyName("description")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Description { get; init; }

    /// <summary>For a flag: what it says something about.</summary>
    [JsonPropertyName("flag_type")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? FlagType { get; init; }

    /// <summary>For a flag: what it says.</summary>
    [JsonPropertyName("flag_value")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? FlagValue { get; init; }

    /// <summary>For a compound row: its members.</summary>
    [JsonPropertyName("row")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonElement? Row { get; init; }

    /// <summary>Since when it is out of use.</summary>
    [JsonPropertyName("retired_at")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? RetiredAt { get; init; }

    public static DateTimeOffset ExampleTime => new(2026, 1, 1, 9, 30, 0, TimeSpan.Zero);

    public static ResourceWire Example =>
        new()
        {
            Id = Guid.ParseExact("0197f9a2-5c1e-7b6a-9c55-2f3d1e0a4b78", "D"),
            Type = ResourceTypes.Departments,
            Value = "Nursing",
        };

    public static ResourceWire Of(Resource resource)
    {
        var key = resource.Type == ResourceTypes.Keys ? KeyData.Of(resource) : null;
        var flag = resource.Type == ResourceTypes.Flags ? FlagData.Of(resource) : null;
        return new ResourceWire
        {
            Id = resource.Id.Value,
            Type = resource.Type,
            Value = resource.Text,
            Mask = key?.Mask,
            Description = key?.Description,
            FlagType = flag?.Type,
            FlagValue = flag?.Value,
            Row =
                key is null && flag is null && resource.Data is { } data
                    ? JsonSerializer.Deserialize<JsonElement>(data)
                    : null,
            RetiredAt = resource.RetiredAt,
        };
    }
}

/// <summary>Adds a resource.</summary>
internal sealed record AddResourceWire
{
    [JsonPropertyName("value")]
    public required string Value { get; init; }
}

/// <summary>Renames a resource.</summary>
internal sealed record RenameResourceWire
{
    [JsonPropertyName("value")]
    public required string Value { get; init; }

    /// <summary>What it must be called until then; absent for whatever it is.</summary>
    [JsonPropertyName("expected_value")]
    public string? ExpectedValue { get; init; }
}

/// <summary>A resource, and what uses it.</summary>
internal sealed record CatalogEntryWire
{
    [JsonPropertyName("resource")]
    public required ResourceWire Resource { get; init; }

    /// <summary>What is live and selects it, and open drafts that do or did of late.</summary>
    [JsonPropertyName("uses")]
    public required ImmutableArray<ResourceUseWire> Uses { get; init; }

    public static CatalogEntryWire Example =>
        new()
        {
            Resource = ResourceWire.Example,
            Uses = [new ResourceUseWire("cohort", "Nursing, autumn term", ResourceWire.Example.Id, null)],
        };

    public static CatalogEntryWire Of(CatalogEntry entry) =>
        new() { Resource = ResourceWire.Of(entry.Resource), Uses = [.. entry.Uses.Select(ResourceUseWire.Of)] };
}

/// <summary>Something that uses a resource.</summary>
internal sealed record ResourceUseWire(
    [property: JsonPropertyName("kind")] string Kind,
    [property: JsonPropertyName("title")] string Title,
    [property: JsonPropertyName("id")] Guid? Id,
    [property: JsonPropertyName("draft_id")] Guid? DraftId
)
{
    public static ResourceUseWire Of(Mention mention) =>
        new(mention.Kind, mention.Title, mention.Artifact?.Value, mention.Draft?.Value);
}
