using System.Text.Json;

namespace DraftStudio.Core.Documents;

/// <summary>Goes through one leaf's JSON and refuses what a reader lets pass: duplicate members, halves of surrogate pairs, too much depth.</summary>
internal sealed class JsonValueCheck
{
    private readonly List<HashSet<string>> names = [];

    /// <summary>From the value's first token to its last.</summary>
    public void Skip(ref Utf8JsonReader reader)
    {
        var depth = 0;
        while (true)
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    depth++;
                    NamesAt(depth).Clear();
                    break;
                case JsonTokenType.StartArray:
                    depth++;
                    break;
                case JsonTokenType.EndObject:
                case JsonTokenType.EndArray:
                    depth--;
                    break;
                case JsonTokenType.PropertyName:
                    if (!NamesAt(depth).Add(StringOf(ref reader)))
                    {
                        throw new JsonException("A member is there twice.");
                    }

                    break;
                case JsonTokenType.String:
                    Check(ref reader);
                    break;
                default:
                    break;
            }

            if (depth == 0)
            {
                return;
            }

            if (depth > LeafNode.MaxDepth)
            {
                throw new JsonException($"A leaf is no deeper than {LeafNode.MaxDepth}.");
            }

            reader.Read();
        }
    }

    /// <summary>The string or the member's name that the reader stands at.</summary>
    public static string StringOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!; // neither a string nor a name is null
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException("A string has half a surrogate pair.", exception);
        }
    }

    /// <summary>Refuses a string that is no Unicode; only an escape can hide one in valid UTF-8.</summary>
    public static void Check(ref Utf8JsonReader reader)
    {
        if (reader.ValueIsEscaped)
        {
            StringOf(ref reader);
        }
    }

    private HashSet<string> NamesAt(int depth)
    {
        while (names.Count < depth)
        {
            names.Add(new HashSet<string>(StringComparer.Ordinal));
        }

        return names[depth - 1];
    }
}
