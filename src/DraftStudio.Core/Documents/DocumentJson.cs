using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;

namespace DraftStudio.Core.Documents;

/// <summary>The stored form of documents and changes, in UTF-8. Its first member says its version.</summary>
/// <remarks>
/// A document is <c>{"version":1,"root":map}</c>, a list of changes <c>{"version":1,"changes":[change,…]}</c>.
/// A map is an object; a string, a number, true, false or null is a leaf; a leaf that is an object or an array stands in
/// an array of one; a text is an array of three, <c>[blob or null, its length, [[at, removed, inserted],…]]</c>.
/// A change is <c>{"path":…,"before":node,"after":node}</c>, a side without a node left out, or
/// <c>{"path":…,"edits":[[at, removed, inserted],…]}</c>. Reading is strict: whatever was not written here is refused.
/// </remarks>
public static class DocumentJson
{
    private const int Version = 1;

    /// <summary>Equal documents have equal bytes.</summary>
    public static byte[] Write(Document document) => Write("root"u8, writer => Node(writer, document.Root));

    /// <exception cref="JsonException">Not a stored document.</exception>
    public static Document Read(ReadOnlySpan<byte> json) => new DocumentJsonReader(json).Document(Version);

    public static byte[] WriteChanges(ImmutableArray<Change> changes) =>
        Write(
            "changes"u8,
            writer =>
            {
                writer.WriteStartArray();
                foreach (var change in changes)
                {
                    Write(writer, change);
                }

                writer.WriteEndArray();
            }
        );

    /// <exception cref="JsonException">Not a stored list of changes.</exception>
    public static ImmutableArray<Change> ReadChanges(ReadOnlySpan<byte> json) =>
        new DocumentJsonReader(json).Changes(Version);

    private static byte[] Write(ReadOnlySpan<byte> member, Action<Utf8JsonWriter> value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, LeafNode.Writing);
        writer.WriteStartObject();
        writer.WriteNumber("version"u8, Version);
        writer.WritePropertyName(member);
        value(writer);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, Change change)
    {
        writer.WriteStartObject();
        writer.WriteString("path"u8, change.Path.ToString());
        if (change.IsEdit)
        {
            writer.WritePropertyName("edits"u8);
            Edits(writer, change.Edits);
        }
        else
        {
            if (change.Before is { } before)
            {
                writer.WritePropertyName("before"u8);
                Node(writer, before);
            }

            if (change.After is { } after)
            {
                writer.WritePropertyName("after"u8);
                Node(writer, after);
            }
        }

        writer.WriteEndObject();
    }

    private static void Node(Utf8JsonWriter writer, DocumentNode node)
    {
        switch (node)
        {
            case MapNode map:
                writer.WriteStartObject();
                foreach (var (key, child) in map)
                {
                    writer.WritePropertyName(key);
                    Node(writer, child);
                }

                writer.WriteEndObject();
                break;
            case LeafNode leaf when leaf.Json.Span[0] is (byte)'{' or (byte)'[':
                writer.WriteStartArray();
                writer.WriteRawValue(leaf.Json.Span, skipInputValidation: true);
                writer.WriteEndArray();
                break;
            case LeafNode leaf:
                writer.WriteRawValue(leaf.Json.Span, skipInputValidation: true);
                break;
            case TextNode text:
                writer.WriteStartArray();
                if (text.Blob is { } blob)
                {
                    writer.WriteStringValue(blob.ToString());
                }
                else
                {
                    writer.WriteNullValue();
                }

                writer.WriteNumberValue(text.BlobLength);
                Edits(writer, text.Edits);
                writer.WriteEndArray();
                break;
            default:
                throw new InvalidOperationException("The set of nodes is closed.");
        }
    }

    private static void Edits(Utf8JsonWriter writer, IEnumerable<TextEdit> edits)
    {
        writer.WriteStartArray();
        foreach (var edit in edits)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(edit.At);
            writer.WriteStringValue(edit.Remove);
            writer.WriteStringValue(edit.Insert);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }
}
