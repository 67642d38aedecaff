using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Unicode;

namespace DraftStudio.Core.Documents;

/// <summary>Reads what <see cref="DocumentJson"/> wrote, in one pass. The leaves share one copy of the bytes.</summary>
internal ref struct DocumentJsonReader
{
    // As many maps as the writer takes, with a leaf in the innermost.
    private const int MaxDepth = 1000 + LeafNode.MaxDepth;
    private const int CachedKeys = 256;

    private readonly ReadOnlyMemory<byte> bytes;
    private readonly JsonValueCheck check = new();
    private readonly string?[] keys = new string?[CachedKeys];
    private Utf8JsonReader reader;
    private KeyValuePair<string, DocumentNode>[] stack = new KeyValuePair<string, DocumentNode>[64];
    private int stacked;

    public DocumentJsonReader(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json))
        {
            throw new JsonException("What is stored is UTF-8.");
        }

        var copy = json.ToArray();
        bytes = copy;
        reader = new Utf8JsonReader(copy, new JsonReaderOptions { MaxDepth = MaxDepth });
    }

    public Document Document(int version)
    {
        Begin(version, "root"u8);
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("A document's root is a map.");
        }

        var root = Map();
        End();
        return new Document(root);
    }

    public ImmutableArray<Change> Changes(int version)
    {
        Begin(version, "changes"u8);
        Expect(JsonTokenType.StartArray);
        var changes = ImmutableArray.CreateBuilder<Change>();
        while (Next() != JsonTokenType.EndArray)
        {
            changes.Add(Change());
        }

        End();
        return changes.DrainToImmutable();
    }

    /// <summary>From the beginning to the first token of the member's value.</summary>
    private void Begin(int version, ReadOnlySpan<byte> member)
    {
        Next();
        Expect(JsonTokenType.StartObject);
        Name("version"u8);
        if (Next() != JsonTokenType.Number || !reader.TryGetInt32(out var written) || written != version)
        {
            throw new JsonException("The stored form has another version.");
        }

        Name(member);
        Next();
    }

    private void End()
    {
        Next();
        Expect(JsonTokenType.EndObject);
        if (reader.Read())
        {
            throw new JsonException("Something follows.");
        }
    }

    private Change Change()
    {
        Expect(JsonTokenType.StartObject);
        Name("path"u8);
        Next();
        var path = Path();
        DocumentNode? before = null;
        Next();
        if (IsName("edits"u8))
        {
            Next();
            var edits = Edits();
            Next();
            Expect(JsonTokenType.EndObject);
            return edits.IsEmpty
                ? throw new JsonException("An edit without edits.")
                : Documents.Change.Edit(path, edits);
        }

        if (IsName("before"u8))
        {
            Next();
            before = Node();
            Next();
        }

        DocumentNode? after = null;
        if (IsName("after"u8))
        {
            Next();
            after = Node();
            Next();
        }

        Expect(JsonTokenType.EndObject);
        return Documents.Change.Set(path, before, after);
    }

    private DocumentPath Path()
    {
        try
        {
            return DocumentPath.Parse(String());
        }
        catch (FormatException exception)
        {
            throw new JsonException("A path is a JSON Pointer.", exception);
        }
    }

    private DocumentNode Node()
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return Map();
            case JsonTokenType.StartArray:
                return InArray();
            case JsonTokenType.String:
                JsonValueCheck.Check(ref reader);
                return Leaf();
            default:
                return Leaf();
        }
    }

    private MapNode Map()
    {
        var first = stacked;
        while (Next() != JsonTokenType.EndObject)
        {
            var key = Key();
            Next();
            Push(new KeyValuePair<string, DocumentNode>(key, Node()));
        }

        var entries = stack.AsSpan(first, stacked - first).ToArray();
        stacked = first;
        return MapNode.TryOf(entries, out var twice) ?? throw new JsonException($"The key \"{twice}\" is there twice.");
    }

    /// <summary>A leaf that is an object or an array, or a text.</summary>
    private DocumentNode InArray()
    {
        switch (Next())
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                var leaf = ComplexLeaf();
                Next();
                Expect(JsonTokenType.EndArray);
                return leaf;
            case JsonTokenType.String:
                return Text(Blob());
            case JsonTokenType.Null:
                return Text(null);
            default:
                throw new JsonException("Neither a leaf nor a text.");
        }
    }

    private TextNode Text(ContentHash? blob)
    {
        Next();
        var length = Number();
        Next();
        var edits = Edits();
        Next();
        Expect(JsonTokenType.EndArray);
        try
        {
            var text = TextNode.Of(blob, length).With(edits);
            return text.Edits.Count == edits.Length ? text : throw new JsonException("An edit that changes nothing.");
        }
        catch (ArgumentException exception)
        {
            throw new JsonException("A text whose length or edits do not fit.", exception);
        }
    }

    private ContentHash Blob()
    {
        try
        {
            return ContentHash.Parse(String());
        }
        catch (FormatException exception)
        {
            throw new JsonException("A blob is named by 64 hex digits.", exception);
        }
    }

    private ImmutableArray<TextEdit> Edits()
    {
        Expect(JsonTokenType.StartArray);
        var edits = ImmutableArray.CreateBuilder<TextEdit>();
        while (Next() != JsonTokenType.EndArray)
        {
            Expect(JsonTokenType.StartArray);
            Next();
            var at = Number();
            Next();
            var remove = String();
            Next();
            var insert = String();
            Next();
            Expect(JsonTokenType.EndArray);
            edits.Add(new TextEdit(at, remove, insert));
        }

        return edits.DrainToImmutable();
    }

    private LeafNode ComplexLeaf()
    {
        var start = (int)reader.TokenStartIndex;
        check.Skip(ref reader);
        return LeafNode.OfChecked(bytes[start..(int)reader.BytesConsumed]);
    }

    private readonly LeafNode Leaf() =>
        LeafNode.OfChecked(bytes[(int)reader.TokenStartIndex..(int)reader.BytesConsumed]);

    private readonly int Number() =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number) && number >= 0
            ? number
            : throw new JsonException("A count is a whole number.");

    private string String()
    {
        Expect(JsonTokenType.String);
        return JsonValueCheck.StringOf(ref reader);
    }

    /// <summary>The member's name. The same few names come again and again, so they are made once.</summary>
    private string Key()
    {
        var name = reader.ValueSpan;
        if (name.Length is 0 or > 32 || reader.ValueIsEscaped)
        {
            return JsonValueCheck.StringOf(ref reader);
        }

        ref var cached = ref keys[
            (name.Length + (name[0] * 7) + (name[^1] * 31) + (name[name.Length / 2] * 13)) % CachedKeys
        ];
        if (cached is null || !reader.ValueTextEquals(cached))
        {
            cached = JsonValueCheck.StringOf(ref reader);
        }

        return cached;
    }

    private void Push(KeyValuePair<string, DocumentNode> entry)
    {
        if (stacked == stack.Length)
        {
            Array.Resize(ref stack, stacked * 2);
        }

        stack[stacked++] = entry;
    }

    private void Name(ReadOnlySpan<byte> name)
    {
        Next();
        if (!IsName(name))
        {
            throw new JsonException("Another member than the stored form has here.");
        }
    }

    private readonly bool IsName(ReadOnlySpan<byte> name) =>
        reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(name);

    private readonly void Expect(JsonTokenType token)
    {
        if (reader.TokenType != token)
        {
            throw new JsonException($"{token} expected at byte {reader.TokenStartIndex}.");
        }
    }

    private JsonTokenType Next() =>
        reader.Read() ? reader.TokenType : throw new JsonException("The stored form ends too early.");
}
