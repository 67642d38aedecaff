using System.Collections.Immutable;
using System.Text.Json;

namespace DraftStudio.Web.Features.Releases;

/// <summary>A member of an action's config as a form shows it: read from the action's JSON Schema.</summary>
public sealed record ConfigField
{
    /// <summary>Its key; empty for the config itself and for the items of a list.</summary>
    public required string Name { get; init; }

    public required string Title { get; init; }

    public string? Description { get; init; }

    public ConfigType Type { get; init; }

    public bool IsRequired { get; init; }

    /// <summary>What a choice offers.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>The least and the greatest number.</summary>
    public double? Minimum { get; init; }

    public double? Maximum { get; init; }

    /// <summary>The most characters of a text.</summary>
    public int? MaxLength { get; init; }

    /// <summary>What each item of a list is; null when anything may be.</summary>
    public ConfigField? Items { get; init; }

    /// <summary>The members of an object, in the schema's order.</summary>
    public ImmutableArray<ConfigField> Members { get; init; } = [];

    public ConfigField? Find(string name) => Members.FirstOrDefault(member => member.Name == name);

    /// <param name="name">The member's key.</param>
    /// <param name="schema">What it must be: the catalogue has checked that it is a schema.</param>
    /// <param name="isRequired">It has to be there.</param>
    public static ConfigField Read(string name, JsonElement schema, bool isRequired = false)
    {
        var required = schema.TryGetProperty("required", out var names)
            ? names.EnumerateArray().Select(static entry => entry.GetString()).ToHashSet(StringComparer.Ordinal)
            : [];
        return new ConfigField
        {
            Name = name,
            Title = TextOf(schema, "title") ?? name,
            Description = TextOf(schema, "description"),
            Type = TypeOf(schema),
            IsRequired = isRequired,
            Choices = schema.TryGetProperty("enum", out var choices)
                ?
                [
                    .. choices
                        .EnumerateArray()
                        .Where(static choice => choice.ValueKind == JsonValueKind.String)
                        .Select(static choice => choice.GetString() ?? ""),
                ]
                : [],
            Minimum = NumberOf(schema, "minimum"),
            Maximum = NumberOf(schema, "maximum"),
            MaxLength = (int?)NumberOf(schema, "maxLength"),
            Items = schema.TryGetProperty("items", out var items) ? Read("", items) : null,
            Members = schema.TryGetProperty("properties", out var members)
                ?
                [
                    .. members
                        .EnumerateObject()
                        .Select(member => Read(member.Name, member.Value, required.Contains(member.Name))),
                ]
                : [],
        };
    }

    private static ConfigType TypeOf(JsonElement schema)
    {
        if (
            schema.TryGetProperty("enum", out var choices)
            && choices.EnumerateArray().All(static choice => choice.ValueKind == JsonValueKind.String)
        )
        {
            return ConfigType.Choice;
        }

        return TextOf(schema, "type") switch
        {
            "string" => ConfigType.Text,
            "number" => ConfigType.Number,
            "integer" => ConfigType.Integer,
            "boolean" => ConfigType.Boolean,
            "array" => ConfigType.List,
            "object" when schema.TryGetProperty("properties", out _) => ConfigType.Object,
            _ => ConfigType.Any,
        };
    }

    private static string? TextOf(JsonElement schema, string member) =>
        schema.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static double? NumberOf(JsonElement schema, string member) =>
        schema.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.Number
            ? value.GetDouble()
            : null;
}
