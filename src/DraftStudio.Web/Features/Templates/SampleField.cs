using System.Collections.Immutable;
using System.Text.Json;

namespace DraftStudio.Web.Features.Templates;

/// <summary>The field for the sample value of an input. What it holds is the browser's alone.</summary>
/// <param name="Id">The input's.</param>
/// <param name="Options">What can be chosen: values, each with what it is called.</param>
internal sealed record SampleField(
    string Id,
    string Label,
    string? Help,
    string Driver,
    SampleKind Kind,
    ImmutableArray<KeyValuePair<string, string>> Options
)
{
    /// <summary>Identifies the control in the page.</summary>
    public string ControlId => "sample-" + Id;

    /// <summary>The type of an input of one line.</summary>
    public string Type =>
        Driver switch
        {
            "number" => "number",
            "date" => "date",
            "datetime" => "datetime-local",
            _ => "text",
        };

    public static SampleField Of(PreviewInput input)
    {
        var options = OptionsOf(input);
        return new SampleField(
            input.Id,
            input.Text("label") ?? input.Name,
            input.Text("help"),
            input.Driver,
            KindOf(input, !options.IsEmpty),
            options
        );
    }

    private static SampleKind KindOf(PreviewInput input, bool hasOptions) =>
        input.Driver switch
        {
            "dataset" or "datasource" => SampleKind.Json,
            "checkbox" => SampleKind.Flag,
            "multiselect" or "select" or "radio" when input.IsMultiple || input.Driver == "multiselect" => hasOptions
                ? SampleKind.Choices
                : SampleKind.Lines,
            "select" or "radio" when hasOptions => SampleKind.Choice,
            _ when input.IsMultiple => SampleKind.Lines,
            "datetime" => SampleKind.Time,
            "textarea" => SampleKind.Long,
            _ => SampleKind.Text,
        };

    /// <summary>A list of values, or of objects with a value and a label; or an object that has it as its options.</summary>
    private static ImmutableArray<KeyValuePair<string, string>> OptionsOf(PreviewInput input)
    {
        if (!input.Members.TryGetValue("defn", out var list))
        {
            return [];
        }

        if (list.ValueKind == JsonValueKind.Object && !list.TryGetProperty("options", out list))
        {
            return [];
        }

        return list.ValueKind != JsonValueKind.Array
            ? []
            :
            [
                .. list.EnumerateArray()
                    .Select(OptionOf)
                    .DistinctBy(static option => option.Key, StringComparer.Ordinal),
            ];
    }

    private static KeyValuePair<string, string> OptionOf(JsonElement option)
    {
        if (option.ValueKind != JsonValueKind.Object)
        {
            return KeyValuePair.Create(TextOf(option), TextOf(option));
        }

        var label = option.TryGetProperty("label", out var said) ? said : default;
        var value = option.TryGetProperty("value", out var given) ? given : label;
        return KeyValuePair.Create(TextOf(value), TextOf(label.ValueKind == JsonValueKind.Undefined ? value : label));
    }

    /// <summary>As a script writes it.</summary>
    private static string TextOf(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Undefined => "",
            JsonValueKind.String => value.GetString() ?? "",
            _ => value.GetRawText(),
        };
}
