using System.Globalization;
using System.Text.Json;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Kinds.Releases;

/// <summary>Form fields and test records: each one leaf, under what it is known by, in their order.</summary>
internal sealed class EntryReader(List<FieldError> errors)
{
    private readonly JsonValueCheck check = new();

    /// <summary>By slug; one that is there twice has a number behind it.</summary>
    public MapNode FormFields(ReadOnlyMemory<byte> json, string pointer, MapNode before) =>
        Read(
            json,
            pointer,
            before,
            (value, at) =>
            {
                FormField(value, at);
                return StringOf(value, NodeMembers.Slug) ?? "";
            }
        );

    /// <summary>By id; those of kind data have no identity, so by their place among one another.</summary>
    public MapNode TestRecords(ReadOnlyMemory<byte> json, string pointer, MapNode before) =>
        Read(
            json,
            pointer,
            before,
            (value, at) =>
            {
                TestRecord(value, at);
                return StringOf(value, NodeMembers.Kind) == "id" ? "id:" + StringOf(value, "id") : "data";
            }
        );

    public static MapNode Items(DocumentNode? map) =>
        (map as MapNode)?.Find(NodeList.ItemsKey) as MapNode ?? MapNode.Empty;

    public static MapNode Order(DocumentNode? map) =>
        (map as MapNode)?.Find(NodeList.OrderKeys) as MapNode ?? MapNode.Empty;

    public static MapNode MapOf(MapNode items, MapNode order) =>
        MapNode.Of([
            new KeyValuePair<string, DocumentNode>(NodeList.ItemsKey, items),
            new KeyValuePair<string, DocumentNode>(NodeList.OrderKeys, order),
        ]);

    private MapNode Read(
        ReadOnlyMemory<byte> json,
        string pointer,
        MapNode before,
        Func<ReadOnlyMemory<byte>, string, string> keyOf
    )
    {
        var items = new List<KeyValuePair<string, DocumentNode>>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var value in Elements(json, pointer))
        {
            var key = keyOf(value, NodeReader.Append(pointer, items.Count));
            var unique = key;
            var number = numbers.GetValueOrDefault(key, 2);
            while (!keys.Add(unique))
            {
                unique = string.Create(CultureInfo.InvariantCulture, $"{key}#{number++}");
            }

            numbers[key] = number;

            items.Add(new KeyValuePair<string, DocumentNode>(unique, LeafNode.OfChecked(value)));
        }

        var (newItems, newOrder) = OrderedMap.Write(Items(before), Order(before), items);
        return MapOf(newItems, newOrder);
    }

    private List<ReadOnlyMemory<byte>> Elements(ReadOnlyMemory<byte> json, string pointer)
    {
        var elements = new List<ReadOnlyMemory<byte>>();
        if (json.Span[0] != (byte)'[')
        {
            Add(pointer, "wrong_type", "The value must be a list.");
            return elements;
        }

        var reader = new Utf8JsonReader(json.Span);
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            check.Skip(ref reader);
            elements.Add(json[start..(int)reader.BytesConsumed]);
            if (elements.Count > ReleaseLimits.Entries)
            {
                Add(pointer, "too_many", $"There are at most {ReleaseLimits.Entries} entries.");
                return [];
            }
        }

        return elements;
    }

    private void FormField(ReadOnlyMemory<byte> json, string pointer)
    {
        if (json.Span[0] != (byte)'{')
        {
            Add(pointer, "wrong_type", "The value must be an object.");
            return;
        }

        var members = Members(json);
        Text(members, pointer, NodeMembers.Slug, required: true);
        Text(members, pointer, NodeMembers.Name, required: true);
        Text(members, pointer, NodeMembers.Description, required: false);
        Text(members, pointer, "placeholder", required: false);
        if (
            members.TryGetValue("isRequired", out var isRequired)
            && isRequired.Span[0] is not ((byte)'t' or (byte)'f' or (byte)'n')
        )
        {
            Add(NodeReader.Append(pointer, "isRequired"), "wrong_type", "The value must be true or false.");
        }

        switch (Text(members, pointer, NodeMembers.Kind, required: true))
        {
            case null or "string" or "number" or "boolean" or "any" or "date":
                break;
            case "enum":
                foreach (var (value, index) in Nested(members, pointer, "enum").Select(static (v, i) => (v, i)))
                {
                    if (value.Span[0] != (byte)'"')
                    {
                        Add(
                            NodeReader.Append(NodeReader.Append(pointer, "enum"), index),
                            "wrong_type",
                            "The value must be a text."
                        );
                    }
                }

                break;
            case "array":
                foreach (var (value, index) in Nested(members, pointer, "fields").Select(static (v, i) => (v, i)))
                {
                    FormField(value, NodeReader.Append(NodeReader.Append(pointer, "fields"), index));
                }

                break;
            default:
                Add(
                    NodeReader.Append(pointer, NodeMembers.Kind),
                    "unknown_value",
                    "The kind of a form field is string, number, boolean, any, date, enum or array."
                );
                break;
        }
    }

    private List<ReadOnlyMemory<byte>> Nested(
        Dictionary<string, ReadOnlyMemory<byte>> members,
        string pointer,
        string name
    )
    {
        var at = NodeReader.Append(pointer, name);
        if (members.TryGetValue(name, out var list))
        {
            return Elements(list, at);
        }

        Add(at, "required", "The member is required.");
        return [];
    }

    private void TestRecord(ReadOnlyMemory<byte> json, string pointer)
    {
        if (json.Span[0] != (byte)'{')
        {
            Add(pointer, "wrong_type", "The value must be an object.");
            return;
        }

        var members = Members(json);
        switch (Text(members, pointer, NodeMembers.Kind, required: true))
        {
            case null:
                break;
            case "id":
                Text(members, pointer, "id", required: true);
                break;
            case "data":
                if (!members.ContainsKey("data"))
                {
                    Add(NodeReader.Append(pointer, "data"), "required", "The member is required.");
                }

                break;
            default:
                Add(
                    NodeReader.Append(pointer, NodeMembers.Kind),
                    "unknown_value",
                    "The kind of a test record is id or data."
                );
                break;
        }
    }

    private string? Text(Dictionary<string, ReadOnlyMemory<byte>> members, string pointer, string name, bool required)
    {
        var at = NodeReader.Append(pointer, name);
        if (!members.TryGetValue(name, out var value))
        {
            if (required)
            {
                Add(at, "required", "The member is required.");
            }

            return null;
        }

        if (!required && NodeReader.IsNull(value))
        {
            return null;
        }

        if (LeafNode.OfChecked(value).AsString() is { } text)
        {
            if (text.Length > (name == NodeMembers.Description ? ReleaseLimits.Description : 2_000))
            {
                Add(at, "too_long", "The text is too long: a description has at most 10,000 characters, others 2,000.");
            }

            return text;
        }

        Add(at, "wrong_type", "The value must be a text.");
        return null;
    }

    private Dictionary<string, ReadOnlyMemory<byte>> Members(ReadOnlyMemory<byte> json) =>
        new(JsonText.Members(json, 0, check), StringComparer.Ordinal);

    private string? StringOf(ReadOnlyMemory<byte> json, string name) =>
        json.Span[0] == (byte)'{' && Members(json).TryGetValue(name, out var value)
            ? LeafNode.OfChecked(value).AsString()
            : null;

    private void Add(string pointer, string code, string message)
    {
        if (errors.Count < 100)
        {
            errors.Add(new FieldError(pointer, pointer.Split('/')[1], code, message));
        }
    }
}
