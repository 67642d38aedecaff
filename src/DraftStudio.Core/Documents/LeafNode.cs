using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace DraftStudio.Core.Documents;

/// <summary>
/// A JSON value kept as it came: numbers to the digit, members in order, white space inside. Two leaves are the same when
/// their bytes are: <c>1</c> and <c>1.0</c> differ, and so do <c>"é"</c> and <c>"\u00e9"</c>; <see cref="Of(string)"/>
/// writes the shortest form, so who wants strings compared as strings makes them with it.
/// </summary>
public sealed class LeafNode : DocumentNode
{
    /// <summary>How many arrays and objects may stand in one another in a leaf.</summary>
    public const int MaxDepth = 64;

    private static readonly LeafNode True = new("true"u8.ToArray());
    private static readonly LeafNode False = new("false"u8.ToArray());

    private LeafNode(ReadOnlyMemory<byte> json) => Json = json;

    /// <summary>One JSON value in UTF-8, without white space around it.</summary>
    public ReadOnlyMemory<byte> Json { get; }

    internal override long Weight => OwnWeight + Json.Length;

    /// <summary>The leaf of one JSON value in UTF-8; white space around it is left out. The bytes are copied.</summary>
    /// <exception cref="JsonException">
    /// Not one JSON value, deeper than <see cref="MaxDepth"/>, a duplicate member in it, or text that is not Unicode
    /// (malformed UTF-8, half a surrogate pair).
    /// </exception>
    public static LeafNode FromJson(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json))
        {
            throw new JsonException("A leaf is UTF-8.");
        }

        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth });
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        new JsonValueCheck().Skip(ref reader);
        var end = (int)reader.BytesConsumed;
        reader.Read();
        return new LeafNode(json[start..end].ToArray());
    }

    /// <exception cref="ArgumentException">Half a surrogate pair in the string.</exception>
    public static LeafNode Of(string value)
    {
        if (!UnicodeText.IsWellFormed(value))
        {
            throw new ArgumentException("The string has half a surrogate pair.", nameof(value));
        }

        var buffer = new ArrayBufferWriter<byte>(value.Length + 2);
        using (var writer = new Utf8JsonWriter(buffer, Writing))
        {
            writer.WriteStringValue(value);
        }

        return new LeafNode(buffer.WrittenSpan.ToArray());
    }

    public static LeafNode Of(bool value) => value ? True : False;

    public static LeafNode Of(long value)
    {
        Span<byte> digits = stackalloc byte[20];
        System.Buffers.Text.Utf8Formatter.TryFormat(value, digits, out var written);
        return new LeafNode(digits[..written].ToArray());
    }

    /// <summary>The string that it is; null for any other value.</summary>
    public string? AsString()
    {
        if (Json.Span[0] != (byte)'"')
        {
            return null;
        }

        var reader = Start();
        return reader.GetString();
    }

    /// <summary>The truth value that it is; null for any other value.</summary>
    public bool? AsBoolean() =>
        Json.Span[0] switch
        {
            (byte)'t' => true,
            (byte)'f' => false,
            _ => null,
        };

    /// <summary>The whole number that it is, when it has neither fraction nor exponent and fits; null for any other value.</summary>
    public long? AsInt64()
    {
        if (Json.Span[0] is not ((byte)'-' or (>= (byte)'0' and <= (byte)'9')))
        {
            return null;
        }

        var reader = Start();
        return reader.TryGetInt64(out var value) ? value : null;
    }

    /// <summary>The JSON as a string, for logs of tests and debuggers.</summary>
    public override string ToString() => System.Text.Encoding.UTF8.GetString(Json.Span);

    internal static readonly JsonWriterOptions Writing = new()
    {
        // What is stored is never put into HTML as it is, so only JSON's own escapes are needed.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>The leaf of JSON that a reader has already been through; the memory is kept, not copied.</summary>
    internal static LeafNode OfChecked(ReadOnlyMemory<byte> json) => new(json);

    private protected override ContentHash ComputeHash()
    {
        var input = new HashInput(HashInput.Leaf, stackalloc byte[256]);
        input.Add(Json.Span);
        return input.Finish();
    }

    private protected override bool SameContent(DocumentNode other) =>
        other is LeafNode leaf && Json.Span.SequenceEqual(leaf.Json.Span);

    private Utf8JsonReader Start()
    {
        var reader = new Utf8JsonReader(Json.Span);
        reader.Read();
        return reader;
    }
}
