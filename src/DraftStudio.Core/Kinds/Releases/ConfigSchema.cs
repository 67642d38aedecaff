using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Kinds.Releases;

/// <summary>
/// What an action's config must be: JSON Schema (2020-12), of which the catalogue may use <c>type</c>, <c>properties</c>,
/// <c>required</c>, <c>additionalProperties</c>, <c>items</c>, <c>enum</c>, <c>const</c>, the limits of numbers, texts and
/// lists, <c>pattern</c> and <c>anyOf</c>; notes to people are kept and mean nothing here. A text with an expression,
/// <c>{{…}}</c>, may stand for a value of any type: what it is, only a run can tell.
/// </summary>
internal sealed class ConfigSchema
{
    private static readonly string[] Notes = ["$schema", "title", "description", "default", "examples", "format"];
    private static readonly string[] TypeNames = ["object", "array", "string", "number", "integer", "boolean", "null"];

    private readonly ImmutableArray<string> types;
    private readonly ImmutableDictionary<string, ConfigSchema> properties;
    private readonly ImmutableArray<string> required;
    private readonly ImmutableArray<string> allowed;
    private readonly ImmutableArray<ConfigSchema> anyOf;
    private readonly ImmutableDictionary<string, double> limits;
    private readonly ConfigSchema? items;
    private readonly Regex? pattern;
    private readonly bool isOpen;

    private ConfigSchema(JsonElement schema, string pointer)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"{pointer}: a schema is an object.");
        }

        var propertyBuilder = ImmutableDictionary.CreateBuilder<string, ConfigSchema>(StringComparer.Ordinal);
        var limitBuilder = ImmutableDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        types = required = [];
        allowed = [];
        anyOf = [];
        isOpen = true;
        foreach (var member in schema.EnumerateObject())
        {
            var at = NodeReader.Append(pointer, member.Name);
            switch (member.Name)
            {
                case "type":
                    types =
                        member.Value.ValueKind == JsonValueKind.Array
                            ? Texts(member.Value, at)
                            : [Text(member.Value, at)];
                    if (
                        types.FirstOrDefault(static type => !TypeNames.Contains(type, StringComparer.Ordinal)) is
                        { } odd
                    )
                    {
                        throw new FormatException($"{at}: there is no type \"{odd}\".");
                    }

                    break;
                case "properties":
                    foreach (var property in Members(member.Value, at))
                    {
                        propertyBuilder[property.Name] = new ConfigSchema(
                            property.Value,
                            NodeReader.Append(at, property.Name)
                        );
                    }

                    break;
                case "required":
                    required = Texts(member.Value, at);
                    break;
                case "additionalProperties":
                    isOpen = member.Value.ValueKind switch
                    {
                        JsonValueKind.True => true,
                        JsonValueKind.False => false,
                        _ => throw new FormatException($"{at}: only true and false are known."),
                    };
                    break;
                case "items":
                    items = new ConfigSchema(member.Value, at);
                    break;
                case "enum":
                    allowed = [.. Elements(member.Value, at).Select(static value => value.GetRawText())];
                    break;
                case "const":
                    allowed = [member.Value.GetRawText()];
                    break;
                case "anyOf":
                    anyOf = [.. Elements(member.Value, at).Select(value => new ConfigSchema(value, at))];
                    break;
                case "pattern":
                    pattern = new Regex(
                        Text(member.Value, at),
                        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking,
                        TimeSpan.FromSeconds(1)
                    );
                    break;
                case "minimum"
                or "maximum"
                or "exclusiveMinimum"
                or "minLength"
                or "maxLength"
                or "minItems"
                or "maxItems":
                    limitBuilder[member.Name] =
                        member.Value.ValueKind == JsonValueKind.Number
                            ? member.Value.GetDouble()
                            : throw new FormatException($"{at}: a limit is a number.");
                    break;
                default:
                    if (!Notes.Contains(member.Name, StringComparer.Ordinal))
                    {
                        throw new FormatException($"{at}: the catalogue does not know this keyword.");
                    }

                    break;
            }
        }

        properties = propertyBuilder.ToImmutable();
        limits = limitBuilder.ToImmutable();
    }

    /// <summary>Takes anything.</summary>
    public static ConfigSchema Any { get; } = Parse("{}", "");

    /// <exception cref="FormatException">No schema, or one with keywords that are not known here.</exception>
    public static ConfigSchema Read(JsonElement schema, string pointer)
    {
        try
        {
            return new ConfigSchema(schema, pointer);
        }
        catch (ArgumentException exception) when (exception is not ArgumentNullException)
        {
            throw new FormatException($"{pointer}: a pattern is no regular expression.", exception);
        }
    }

    /// <summary>What is wrong with a node's config, each with a pointer into it; the nodes of a group are not looked at.</summary>
    public IEnumerable<(string Pointer, string Message)> Check(MapNode config)
    {
        var faults = new List<(string, string)>();
        if (!types.IsEmpty && !types.Contains("object", StringComparer.Ordinal))
        {
            faults.Add(("", $"must be {Named(types)}"));
            return faults;
        }

        foreach (var name in required)
        {
            if (config.Find(MemberMap.Escape(name)) is null)
            {
                faults.Add((NodeReader.Append("", name), "is required"));
            }
        }

        foreach (var (key, node) in config)
        {
            var name = MemberMap.Unescape(key);
            if (key == MemberMap.OrderMember || node is not LeafNode leaf)
            {
                continue;
            }

            if (properties.GetValueOrDefault(name) is { } property)
            {
                property.Check(leaf, NodeReader.Append("", name), faults);
            }
            else if (!isOpen)
            {
                faults.Add((NodeReader.Append("", name), "is not known to the action"));
            }
        }

        return faults;
    }

    private static ConfigSchema Parse(string json, string pointer)
    {
        using var document = JsonDocument.Parse(json);
        return Read(document.RootElement, pointer);
    }

    private void Check(LeafNode leaf, string pointer, List<(string, string)> faults)
    {
        using var document = JsonDocument.Parse(
            leaf.Json,
            new JsonDocumentOptions { MaxDepth = LeafNode.MaxDepth + 1 }
        );
        Check(document.RootElement, pointer, faults);
    }

    private void Check(JsonElement value, string pointer, List<(string Pointer, string Message)> faults)
    {
        if (IsExpression(value))
        {
            return;
        }

        if (!types.IsEmpty && !types.Any(type => Is(value, type)))
        {
            faults.Add((pointer, $"must be {Named(types)}"));
            return;
        }

        if (!allowed.IsEmpty && !allowed.Any(text => IsSame(text, value)))
        {
            faults.Add((pointer, $"must be {string.Join(" or ", allowed)}"));
        }

        if (!anyOf.IsEmpty && !anyOf.Any(schema => schema.Takes(value)))
        {
            faults.Add((pointer, "is none of what the action takes"));
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.Number:
                CheckNumber(value.GetDouble(), pointer, faults);
                break;
            case JsonValueKind.String:
                CheckText(value.GetString()!, pointer, faults); // It is a string.
                break;
            case JsonValueKind.Array:
                CheckItems(value, pointer, faults);
                break;
            case JsonValueKind.Object:
                CheckMembers(value, pointer, faults);
                break;
            default:
                break;
        }
    }

    private bool Takes(JsonElement value)
    {
        var faults = new List<(string, string)>();
        Check(value, "", faults);
        return faults.Count == 0;
    }

    private void CheckNumber(double value, string pointer, List<(string, string)> faults)
    {
        if (limits.TryGetValue("minimum", out var minimum) && value < minimum)
        {
            faults.Add((pointer, Say($"must be {minimum} or more")));
        }

        if (limits.TryGetValue("exclusiveMinimum", out var over) && value <= over)
        {
            faults.Add((pointer, Say($"must be more than {over}")));
        }

        if (limits.TryGetValue("maximum", out var maximum) && value > maximum)
        {
            faults.Add((pointer, Say($"must be {maximum} or less")));
        }
    }

    private void CheckText(string value, string pointer, List<(string, string)> faults)
    {
        if (limits.TryGetValue("minLength", out var shortest) && value.Length < shortest)
        {
            faults.Add((pointer, Say($"must have {shortest} characters or more")));
        }

        if (limits.TryGetValue("maxLength", out var longest) && value.Length > longest)
        {
            faults.Add((pointer, Say($"must have {longest} characters or less")));
        }

        if (pattern is not null && !pattern.IsMatch(value))
        {
            faults.Add((pointer, $"must match {pattern}"));
        }
    }

    private void CheckItems(JsonElement value, string pointer, List<(string, string)> faults)
    {
        var count = value.GetArrayLength();
        if (limits.TryGetValue("minItems", out var fewest) && count < fewest)
        {
            faults.Add((pointer, Say($"must have {fewest} entries or more")));
        }

        if (limits.TryGetValue("maxItems", out var most) && count > most)
        {
            faults.Add((pointer, Say($"must have {most} entries or less")));
        }

        var index = 0;
        foreach (var item in items is null ? default : value.EnumerateArray())
        {
            items!.Check(item, NodeReader.Append(pointer, index++), faults); // Only with items is anything enumerated.
        }
    }

    private void CheckMembers(JsonElement value, string pointer, List<(string, string)> faults)
    {
        foreach (var name in required)
        {
            if (!value.TryGetProperty(name, out _))
            {
                faults.Add((NodeReader.Append(pointer, name), "is required"));
            }
        }

        foreach (var member in value.EnumerateObject())
        {
            if (properties.GetValueOrDefault(member.Name) is { } property)
            {
                property.Check(member.Value, NodeReader.Append(pointer, member.Name), faults);
            }
            else if (!isOpen)
            {
                faults.Add((NodeReader.Append(pointer, member.Name), "is not known to the action"));
            }
        }
    }

    private static bool IsExpression(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.GetString()!.Contains("{{", StringComparison.Ordinal); // It is a string.

    private static bool Is(JsonElement value, string type) =>
        type switch
        {
            "object" => value.ValueKind == JsonValueKind.Object,
            "array" => value.ValueKind == JsonValueKind.Array,
            "string" => value.ValueKind == JsonValueKind.String,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "null" => value.ValueKind == JsonValueKind.Null,
            "integer" => value.ValueKind == JsonValueKind.Number && double.IsInteger(value.GetDouble()),
            _ => value.ValueKind == JsonValueKind.Number,
        };

    private static bool IsSame(string json, JsonElement value)
    {
        using var document = JsonDocument.Parse(json);
        return JsonElement.DeepEquals(document.RootElement, value);
    }

    private static string Named(ImmutableArray<string> types) =>
        string.Join(
            " or ",
            types.Select(static type =>
                type switch
                {
                    "string" => "a text",
                    "boolean" => "true or false",
                    "null" => "null",
                    "array" => "a list",
                    "object" or "integer" => "an " + type,
                    _ => "a " + type,
                }
            )
        );

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Text(JsonElement value, string pointer) =>
        value.ValueKind == JsonValueKind.String
            ? value.GetString()! // It is a string.
            : throw new FormatException($"{pointer}: a text was expected.");

    private static ImmutableArray<string> Texts(JsonElement value, string pointer) =>
        [.. Elements(value, pointer).Select(element => Text(element, pointer))];

    private static IEnumerable<JsonElement> Elements(JsonElement value, string pointer) =>
        value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray()
            : throw new FormatException($"{pointer}: a list was expected.");

    private static IEnumerable<JsonProperty> Members(JsonElement value, string pointer) =>
        value.ValueKind == JsonValueKind.Object
            ? value.EnumerateObject()
            : throw new FormatException($"{pointer}: an object was expected.");
}
