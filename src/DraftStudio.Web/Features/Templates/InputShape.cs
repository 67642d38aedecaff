using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Kinds.Releases;
using DraftStudio.Core.Kinds.Templates;
using DraftStudio.Web.Features.Editing;

namespace DraftStudio.Web.Features.Templates;

/// <summary>What the form of an input is made of: its driver decides, and what it has already.</summary>
internal sealed partial record InputShape
{
    private static readonly ImmutableArray<string> WithOptions = ["select", "multiselect", "radio"];
    private static readonly ImmutableArray<string> WithColumns = ["dataset", "datasource"];

    public required string Driver { get; init; }

    public required InputDefault Default { get; init; }

    /// <summary>The list of what can be chosen; null where it cannot be a list.</summary>
    public required DocumentPath? Options { get; init; }

    /// <summary>The list of columns; null where it cannot be a list.</summary>
    public required DocumentPath? Columns { get; init; }

    /// <summary>The definition is no object: all of it is one value.</summary>
    public required bool IsDefnOneValue { get; init; }

    /// <summary>What the first value can be, as JSON, with labels.</summary>
    public required ImmutableArray<KeyValuePair<string, string>> Choices { get; init; }

    public static InputShape Of(Document document, string id)
    {
        var path = TemplateItems.Inputs.Items.Child(id);
        var item = TemplateDocument.MapAt(document, path);
        var defn = item.Find("defn");
        var driver = (item.Find("driver") as LeafNode)?.AsString() ?? "text";
        var options = WithOptions.Contains(driver, StringComparer.Ordinal)
            ? ListAt(path.Child("defn"), defn, "options")
            : null;
        var choices =
            driver == "checkbox" ? [KeyValuePair.Create("true", "Checked"), KeyValuePair.Create("false", "Not checked")]
            : options is null ? []
            : ChoicesOf(document.At(options));
        return new InputShape
        {
            Driver = driver,
            Options = options,
            Columns = WithColumns.Contains(driver, StringComparer.Ordinal)
                ? ListAt(path.Child("defn"), defn, (defn as MapNode)?.Find("fields") is null ? "columns" : "fields")
                : null,
            IsDefnOneValue = defn is LeafNode leaf && !IsNull(leaf) && options != path.Child("defn"),
            Choices = choices,
            Default = DefaultOf(
                driver,
                driver == "multiselect" || (item.Find("multiple") as LeafNode)?.AsBoolean() == true,
                item.Find("defaultValue"),
                !choices.IsEmpty
            ),
        };
    }

    private static DocumentPath? ListAt(DocumentPath path, DocumentNode? defn, string member) =>
        defn switch
        {
            LeafNode leaf when IsNull(leaf) => path.Child(member),
            LeafNode leaf => IsList(leaf) ? path : null,
            MapNode map when map.Find(member) is { } node && !IsNull(node) && !IsList(node) => null,
            _ => path.Child(member),
        };

    private static InputDefault DefaultOf(string driver, bool isMultiple, DocumentNode? value, bool hasChoices)
    {
        var leaf = value as LeafNode;
        var isUnset = value is null || IsNull(value);
        var text = leaf?.AsString();
        return isMultiple && (isUnset || IsList(value!)) ? InputDefault.List // Not unset.
            : isMultiple ? InputDefault.Json
            : driver switch
            {
                "checkbox" when isUnset || leaf?.AsBoolean() is not null => InputDefault.Choice,
                "select" or "radio" when hasChoices && (isUnset || leaf is not null && !IsList(leaf)) =>
                    InputDefault.Choice,
                "number" when isUnset || leaf?.Json.Span[0] is (byte)'-' or (>= (byte)'0' and <= (byte)'9') =>
                    InputDefault.Number,
                "date" when isUnset || text is not null && Day().IsMatch(text) => InputDefault.Date,
                "datetime" when isUnset || text is not null && Moment().IsMatch(text) => InputDefault.Time,
                "textarea" when isUnset || text is not null => InputDefault.Long,
                "dataset" or "datasource" => InputDefault.Json,
                _ when isUnset || text is not null => InputDefault.Text,
                _ => InputDefault.Json,
            };
    }

    private static ImmutableArray<KeyValuePair<string, string>> ChoicesOf(DocumentNode? list)
    {
        if (list is not LeafNode leaf || !IsList(leaf))
        {
            return [];
        }

        using var json = JsonDocument.Parse(leaf.Json);
        return
        [
            .. json
                .RootElement.EnumerateArray()
                .Select(ChoiceOf)
                .Where(static choice => choice.Key is not ("null" or ""))
                .DistinctBy(static choice => choice.Key, StringComparer.Ordinal),
        ];
    }

    private static KeyValuePair<string, string> ChoiceOf(JsonElement option)
    {
        var label = default(JsonElement);
        if (option.ValueKind == JsonValueKind.Object)
        {
            option.TryGetProperty("label", out label);
            option = option.TryGetProperty("value", out var value) ? value : label;
        }

        if (option.ValueKind is JsonValueKind.Undefined)
        {
            return KeyValuePair.Create("", "");
        }

        var json = Encoding.UTF8.GetBytes(option.GetRawText());
        return KeyValuePair.Create(
            JsonLayout.Show(FieldMode.Json, json),
            label.ValueKind == JsonValueKind.String
                ? label.GetString()! // It is one.
                : JsonLayout.Show(FieldMode.Value, json)
        );
    }

    private static bool IsNull(DocumentNode node) => node is LeafNode { Json.Span: [(byte)'n', ..] };

    private static bool IsList(DocumentNode node) => node is LeafNode { Json.Span: [(byte)'[', ..] };

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Day();

    [GeneratedRegex(
        @"^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        100
    )]
    private static partial Regex Moment();
}
