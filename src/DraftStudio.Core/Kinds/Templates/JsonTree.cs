using System.Buffers;
using System.Text;
using System.Text.Json;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Kinds.Releases;

namespace DraftStudio.Core.Kinds.Templates;

/// <summary>
/// JSON as a tree of a document: objects are maps, so that each member is a path of its own, whatever the depth; everything
/// else is a leaf, an array whole. Members keep their order, numbers their digits; strings are written the shortest way.
/// </summary>
internal static class JsonTree
{
    /// <summary>Reads a value that was checked already: no member twice, no half of a surrogate pair.</summary>
    /// <param name="json">The value.</param>
    /// <param name="before">What stood there: order keys of members that stay are kept.</param>
    /// <param name="ids">What strings become: ids of files.</param>
    public static DocumentNode Read(JsonElement json, DocumentNode? before, Func<string, string> ids)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                var map = before as MapNode ?? MapNode.Empty;
                return MapOf(
                    [
                        .. json.EnumerateObject()
                            .Select(member =>
                                KeyValuePair.Create(
                                    member.Name,
                                    Read(member.Value, map.Find(MemberMap.Escape(member.Name)), ids)
                                )
                            ),
                    ],
                    map
                );
            case JsonValueKind.String:
                return LeafNode.Of(ids(json.GetString()!)); // It is one.
            case JsonValueKind.Array:
                var buffer = new ArrayBufferWriter<byte>();
                using (var writer = new Utf8JsonWriter(buffer, LeafNode.Writing))
                {
                    Copy(writer, json, ids);
                }

                return LeafNode.FromJson(buffer.WrittenSpan);
            default:
                return LeafNode.FromJson(Encoding.UTF8.GetBytes(json.GetRawText()));
        }
    }

    /// <summary>An object's map; members whose order keys are known keep them.</summary>
    public static MapNode MapOf(List<KeyValuePair<string, DocumentNode>> members, MapNode before) =>
        MemberMap.Of(members, before.Find(MemberMap.OrderMember) as MapNode ?? MapNode.Empty, Alike);

    /// <summary>The members of an object, in their order.</summary>
    public static IEnumerable<KeyValuePair<string, DocumentNode>> Members(MapNode map) => MemberMap.Read(map, Alike);

    /// <param name="json">Where it is written.</param>
    /// <param name="node">The value.</param>
    /// <param name="ids">What strings become: ids of files.</param>
    public static void Write(Utf8JsonWriter json, DocumentNode node, Func<string, string> ids)
    {
        switch (node)
        {
            case MapNode map:
                json.WriteStartObject();
                foreach (var (name, value) in Members(map))
                {
                    json.WritePropertyName(name);
                    Write(json, value, ids);
                }

                json.WriteEndObject();
                break;
            case LeafNode leaf when leaf.Json.Span[0] is (byte)'"' or (byte)'[' or (byte)'{':
                using (var value = JsonDocument.Parse(leaf.Json))
                {
                    Copy(json, value.RootElement, ids);
                }

                break;
            case LeafNode leaf:
                json.WriteRawValue(leaf.Json.Span, skipInputValidation: true);
                break;
            default:
                throw new InvalidOperationException("A tree of JSON has maps and leaves.");
        }
    }

    /// <summary>The value as an element, for wire records.</summary>
    public static JsonElement ToElement(DocumentNode node, Func<string, string> ids)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, LeafNode.Writing))
        {
            Write(writer, node, ids);
        }

        using var json = JsonDocument.Parse(buffer.WrittenMemory);
        return json.RootElement.Clone();
    }

    /// <summary>Every string in a tree with the way to it: names of members, and the place of an array as a whole.</summary>
    public static IEnumerable<(DocumentPath Path, string Name, string Text)> Strings(DocumentPath at, MapNode map)
    {
        foreach (var (name, value) in Members(map))
        {
            var path = at.Child(MemberMap.Escape(name));
            var below = value switch
            {
                MapNode inner => Strings(path, inner),
                LeafNode leaf => Strings(leaf).Select(text => (path, name, text)),
                _ => [],
            };
            foreach (var found in below)
            {
                yield return found;
            }
        }
    }

    private static List<string> Strings(LeafNode leaf)
    {
        var strings = new List<string>();
        var reader = new Utf8JsonReader(leaf.Json.Span);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.String)
            {
                strings.Add(reader.GetString()!); // It is one.
            }
        }

        return strings;
    }

    private static void Copy(Utf8JsonWriter json, JsonElement value, Func<string, string> ids)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    json.WritePropertyName(member.Name);
                    Copy(json, member.Value, ids);
                }

                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var entry in value.EnumerateArray())
                {
                    Copy(json, entry, ids);
                }

                json.WriteEndArray();
                break;
            case JsonValueKind.String:
                json.WriteStringValue(ids(value.GetString()!)); // It is one.
                break;
            default:
                json.WriteRawValue(value.GetRawText(), skipInputValidation: true);
                break;
        }
    }

    private static int Alike(string name) => 0;
}
