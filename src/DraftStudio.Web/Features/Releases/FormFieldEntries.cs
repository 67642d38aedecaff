using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace DraftStudio.Web.Features.Releases;

/// <summary>Form fields as they are written.</summary>
internal static class FormFieldEntries
{
    public static readonly ImmutableArray<KeyValuePair<string, string>> Kinds =
    [
        KeyValuePair.Create("string", "Text"),
        KeyValuePair.Create("number", "Number"),
        KeyValuePair.Create("boolean", "Yes or no"),
        KeyValuePair.Create("date", "Date"),
        KeyValuePair.Create("enum", "Choice"),
        KeyValuePair.Create("array", "List"),
        KeyValuePair.Create("any", "Anything"),
    ];

    public static string SlugOf(string field) => TextOf(field, "slug");

    public static string KindOf(string field) => TextOf(field, "kind");

    public static bool IsRequired(string field)
    {
        using var json = JsonDocument.Parse(field);
        return json.RootElement.TryGetProperty("isRequired", out var required)
            && required.ValueKind == JsonValueKind.True;
    }

    /// <summary>The fields of a list, as they are written.</summary>
    public static ImmutableArray<string> Nested(string field)
    {
        using var json = JsonDocument.Parse(field);
        return json.RootElement.TryGetProperty("fields", out var fields) && fields.ValueKind == JsonValueKind.Array
            ? [.. fields.EnumerateArray().Select(static nested => nested.GetRawText())]
            : [];
    }

    /// <summary>With another field, whose slug none of the others has.</summary>
    public static ImmutableArray<string>? WithNew(ImmutableArray<string> fields)
    {
        var slugs = fields.Select(SlugOf).ToHashSet(StringComparer.Ordinal);
        var number = fields.Length + 1;
        while (slugs.Contains(string.Create(CultureInfo.InvariantCulture, $"field_{number}")))
        {
            number++;
        }

        return fields.Add(
            string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"slug":"field_{{number}}","name":"Field {{number}}","kind":"string"}"""
            )
        );
    }

    private static string TextOf(string field, string member)
    {
        using var json = JsonDocument.Parse(field);
        return
            json.RootElement.ValueKind == JsonValueKind.Object
            && json.RootElement.TryGetProperty(member, out var value)
            && value.ValueKind == JsonValueKind.String
            ? value.GetString() ?? ""
            : "";
    }
}
