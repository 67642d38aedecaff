using System.Runtime.InteropServices;
using System.Text.Json;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Kinds.Releases;

/// <summary>Goes through JSON by hand, a value at a time, so that what is known already need not be read again.</summary>
/// <param name="json">The whole text, in valid UTF-8.</param>
internal ref struct JsonText(ReadOnlySpan<byte> json)
{
    /// <summary>How deep objects and arrays may stand in one another, from the root of the request on.</summary>
    public const int MaxDepth = 64;

    // So many names are looked through faster than they are hashed.
    private const int FewMembers = 24;

    private readonly ReadOnlySpan<byte> json = json;

    public int At { get; private set; }

    public readonly ReadOnlySpan<byte> Rest => json[At..];

    /// <summary>The next byte that is no white space; 0 at the end. Stands there afterwards.</summary>
    public byte Peek()
    {
        while (At < json.Length && json[At] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            At++;
        }

        return At < json.Length ? json[At] : (byte)0;
    }

    /// <exception cref="JsonException">Something else comes next.</exception>
    public void Expect(byte wanted)
    {
        if (Peek() != wanted)
        {
            throw new JsonException($"A '{(char)wanted}' was expected.");
        }

        At++;
    }

    /// <summary>Goes past the byte when it comes next.</summary>
    public bool Take(byte wanted)
    {
        if (Peek() != wanted)
        {
            return false;
        }

        At++;
        return true;
    }

    /// <summary>Goes past so many bytes, which are known to end a value.</summary>
    public void Pass(int length) => At += length;

    /// <exception cref="JsonException">No string, or half a surrogate pair in it.</exception>
    public string String()
    {
        if (Peek() != (byte)'"')
        {
            throw new JsonException("A member's name was expected.");
        }

        var reader = new Utf8JsonReader(Rest);
        reader.Read();
        At += (int)reader.BytesConsumed;
        return JsonValueCheck.StringOf(ref reader);
    }

    /// <summary>One value's text, not looked at any closer than its shape.</summary>
    /// <param name="depth">How many objects and arrays it stands in.</param>
    /// <exception cref="JsonException">No value, or it is too deep.</exception>
    public ReadOnlySpan<byte> Value(int depth)
    {
        Peek();
        var reader = new Utf8JsonReader(Rest, OptionsAt(depth));
        reader.Read();
        reader.Skip();
        var value = Rest[..(int)reader.BytesConsumed];
        At += value.Length;
        return value;
    }

    public static JsonReaderOptions OptionsAt(int depth) => new() { MaxDepth = Math.Max(1, MaxDepth - depth) };

    /// <summary>The members of an object, each value checked for what a document refuses and kept as a slice.</summary>
    /// <exception cref="JsonException">No object, a member twice, half a surrogate pair, too deep.</exception>
    public static List<KeyValuePair<string, ReadOnlyMemory<byte>>> Members(
        ReadOnlyMemory<byte> text,
        int depth,
        JsonValueCheck check
    )
    {
        var reader = new Utf8JsonReader(text.Span, OptionsAt(depth));
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("An object was expected.");
        }

        var members = new List<KeyValuePair<string, ReadOnlyMemory<byte>>>();
        HashSet<string>? names = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = NameOf(ref reader);
            if (members.Count == FewMembers)
            {
                names = new HashSet<string>(members.Select(static member => member.Key), StringComparer.Ordinal);
            }

            if (names is null ? Has(members, name) : !names.Add(name))
            {
                throw new JsonException("A member is there twice.");
            }

            reader.Read();
            var start = (int)reader.TokenStartIndex;
            check.Skip(ref reader);
            members.Add(new KeyValuePair<string, ReadOnlyMemory<byte>>(name, text[start..(int)reader.BytesConsumed]));
        }

        return members;
    }

    private static bool Has(List<KeyValuePair<string, ReadOnlyMemory<byte>>> members, string name)
    {
        foreach (var member in CollectionsMarshal.AsSpan(members))
        {
            if (string.Equals(member.Key, name, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static string NameOf(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
        {
            foreach (var known in NodeMembers.Known)
            {
                if (reader.ValueSpan.SequenceEqual(known.Utf8))
                {
                    return known.Name;
                }
            }
        }

        return JsonValueCheck.StringOf(ref reader);
    }
}
