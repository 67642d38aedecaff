using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Web.Api;

/// <summary>What JSON must be before anything is made of it: well formed, not too deep, no member twice, no broken text.</summary>
internal static class JsonCheck
{
    public const int MaxDepth = 64;

    /// <summary>Null when the text can be taken.</summary>
    public static DraftError? Find(ReadOnlySpan<byte> json, bool allowNul)
    {
        if (!Utf8.IsValid(json))
        {
            return Malformed("", "The body is not valid UTF-8.");
        }

        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth + 1 });
        var levels = new Stack<Level>();
        try
        {
            while (reader.Read())
            {
                if (Visit(ref reader, levels, allowNul) is { } error)
                {
                    return error;
                }
            }

            return null;
        }
        catch (JsonException exception)
        {
            return Malformed(
                PointerOf(levels),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The body is not JSON: line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}."
                )
            );
        }
    }

    private static DraftError? Visit(ref Utf8JsonReader reader, Stack<Level> levels, bool allowNul)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                Step(levels);
                if (levels.Count == MaxDepth)
                {
                    return Invalid("too_deep", PointerOf(levels), $"The body is nested deeper than {MaxDepth} levels.");
                }

                levels.Push(new Level(reader.TokenType == JsonTokenType.StartObject));
                return null;

            case JsonTokenType.EndObject
            or JsonTokenType.EndArray:
                levels.Pop();
                return null;

            case JsonTokenType.PropertyName:
                var level = levels.Peek();
                if (Text(ref reader) is not { } name)
                {
                    return BrokenText(PointerOf(levels, includeLast: false));
                }

                var isNew = level.Names!.Add(name); // An object's level has its names.
                level.Name = name;
                return isNew
                    ? CheckNul(name, allowNul, levels)
                    : Invalid("duplicate_member", PointerOf(levels), "The member is there twice.");

            case JsonTokenType.String:
                Step(levels);
                if (!reader.ValueIsEscaped)
                {
                    return null;
                }

                return Text(ref reader) is { } text ? CheckNul(text, allowNul, levels) : BrokenText(PointerOf(levels));

            default:
                Step(levels);
                return null;
        }
    }

    /// <summary>In an array each value has the next index.</summary>
    private static void Step(Stack<Level> levels)
    {
        if (levels.TryPeek(out var level) && level.Names is null)
        {
            level.Index++;
        }
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            // The reader has no other way to say that an escape is half a surrogate pair.
            return null;
        }
    }

    private static DraftError? CheckNul(string text, bool allowNul, Stack<Level> levels) =>
        allowNul || !text.Contains('\0', StringComparison.Ordinal)
            ? null
            : Invalid("nul_character", PointerOf(levels), "A text must not contain U+0000.");

    private static DraftError BrokenText(string pointer) =>
        Invalid("invalid_text", pointer, "The text has half a surrogate pair.");

    private static DraftError Malformed(string pointer, string message) => Invalid("malformed_json", pointer, message);

    private static DraftError Invalid(string code, string pointer, string message) =>
        DraftError.Of(code, pointer, JsonPointer.FirstMember(pointer), message);

    private static string PointerOf(Stack<Level> levels, bool includeLast = true)
    {
        var pointer = "";
        foreach (var level in levels.Reverse().SkipLast(includeLast ? 0 : 1))
        {
            if (level.Names is null)
            {
                pointer = level.Index < 0 ? pointer : JsonPointer.Append(pointer, level.Index);
            }
            else if (level.Name is not null)
            {
                pointer = JsonPointer.Append(pointer, level.Name);
            }
        }

        return pointer;
    }

    private sealed class Level(bool isObject)
    {
        public HashSet<string>? Names { get; } = isObject ? new HashSet<string>(StringComparer.Ordinal) : null;

        public string? Name { get; set; }

        public int Index { get; set; } = -1;
    }
}
