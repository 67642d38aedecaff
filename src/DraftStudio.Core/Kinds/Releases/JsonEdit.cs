using System.Buffers;
using System.Globalization;
using System.Text.Json;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Kinds.Releases;

/// <summary>Sets and removes what is deep in a JSON value; what is not on the way stays as it is written.</summary>
internal static class JsonEdit
{
    private static readonly ReadOnlyMemory<byte> Null = "null"u8.ToArray();

    // A bare null would become empty memory where the other side of a condition is memory.
    private static ReadOnlyMemory<byte>? Nothing => default;

    /// <summary>
    /// The value with what is at the path set or, without a value, removed. Where nothing stands on the way, or no object
    /// and no list, an object is made; places of a list that are left out are null. Null when a list has no such place.
    /// </summary>
    /// <param name="within">A value that was checked; null for nothing.</param>
    public static ReadOnlyMemory<byte>? Set(
        ReadOnlyMemory<byte>? within,
        ReadOnlySpan<string> path,
        ReadOnlyMemory<byte>? value
    )
    {
        if (within is { } list && list.Span[0] == (byte)'[')
        {
            return SetItem(list, path, value);
        }

        var members =
            within is { } known && known.Span[0] == (byte)'{' ? JsonText.Members(known, 0, new JsonValueCheck()) : [];
        var name = path[0];
        var place = members.FindIndex(member => member.Key == name);
        var next = value;
        if (path.Length > 1)
        {
            next = Set(place < 0 ? Nothing : members[place].Value, path[1..], value);
            if (next is null)
            {
                return null;
            }
        }

        switch (place, next)
        {
            case (< 0, { } added):
                members.Add(new KeyValuePair<string, ReadOnlyMemory<byte>>(name, added));
                break;
            case (>= 0, { } changed):
                members[place] = new KeyValuePair<string, ReadOnlyMemory<byte>>(name, changed);
                break;
            case (>= 0, null):
                members.RemoveAt(place);
                break;
            default:
                break;
        }

        return Write(json =>
        {
            json.WriteStartObject();
            foreach (var (member, text) in members)
            {
                json.WritePropertyName(member);
                json.WriteRawValue(text.Span, skipInputValidation: true);
            }

            json.WriteEndObject();
        });
    }

    private static ReadOnlyMemory<byte>? SetItem(
        ReadOnlyMemory<byte> list,
        ReadOnlySpan<string> path,
        ReadOnlyMemory<byte>? value
    )
    {
        if (
            !int.TryParse(path[0], NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            || place >= ReleaseLimits.Entries
        )
        {
            return null;
        }

        var items = Items(list);
        var next = value;
        if (path.Length > 1)
        {
            next = Set(place < items.Count ? items[place] : Nothing, path[1..], value);
            if (next is null)
            {
                return null;
            }
        }

        while (items.Count < place)
        {
            items.Add(Null);
        }

        if (next is not { } item)
        {
            if (place < items.Count)
            {
                items.RemoveAt(place);
            }
        }
        else if (place == items.Count)
        {
            items.Add(item);
        }
        else
        {
            items[place] = item;
        }

        return Write(json =>
        {
            json.WriteStartArray();
            foreach (var text in items)
            {
                json.WriteRawValue(text.Span, skipInputValidation: true);
            }

            json.WriteEndArray();
        });
    }

    /// <summary>The values of a list, each as it is written.</summary>
    public static List<ReadOnlyMemory<byte>> Items(ReadOnlyMemory<byte> list)
    {
        var items = new List<ReadOnlyMemory<byte>>();
        var reader = new Utf8JsonReader(list.Span, JsonText.OptionsAt(0));
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            items.Add(list[start..(int)reader.BytesConsumed]);
        }

        return items;
    }

    private static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, LeafNode.Writing))
        {
            write(json);
        }

        return buffer.WrittenSpan.ToArray();
    }
}
