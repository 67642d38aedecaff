using System.Globalization;
using System.Text;
using System.Text.Json;
using DraftStudio.Core.Documents;

namespace DraftStudio.Web.Features.Editing;

/// <summary>JSON for people and back: white space changes, and nothing else does. Numbers and escapes stay as they are written.</summary>
internal static class JsonLayout
{
    private const int Short = 60;

    /// <summary>Writes texts as people read them.</summary>
    public static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>On lines of its own where it is long. What it is given is JSON.</summary>
    public static string Indent(ReadOnlySpan<byte> json)
    {
        var text = new StringBuilder(json.Length * 2);
        Write(json, text, 0);
        return text.ToString();
    }

    /// <summary>Without white space between values.</summary>
    /// <exception cref="JsonException">It is no JSON; says where.</exception>
    public static byte[] Compact(string text)
    {
        var json = LeafNode.FromJson(Encoding.UTF8.GetBytes(text)).Json.Span;
        var compact = new List<byte>(json.Length);
        var inText = false;
        for (var i = 0; i < json.Length; i++)
        {
            if (json[i] == (byte)'"')
            {
                inText = !inText;
            }
            else if (inText && json[i] == (byte)'\\')
            {
                compact.Add(json[i++]);
            }

            if (inText || json[i] is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
            {
                compact.Add(json[i]);
            }
        }

        return [.. compact];
    }

    /// <summary>What is entered, as JSON; null for nothing.</summary>
    /// <exception cref="JsonException">It should be JSON and is none.</exception>
    public static byte[]? Read(FieldMode mode, string? entered) =>
        mode switch
        {
            FieldMode.Text => entered is null ? null : LeafNode.Of(entered).Json.ToArray(),
            FieldMode.Kept when entered is null => null,
            FieldMode.Kept when string.IsNullOrWhiteSpace(entered) => LeafNode.Of(entered).Json.ToArray(),
            FieldMode.Kept when BeginsAsJson(entered) => Compact(entered),
            FieldMode.Options => JsonLines.Read(entered, "value"),
            FieldMode.Columns => JsonLines.Read(entered, "name"),
            _ when string.IsNullOrWhiteSpace(entered) => null,
            FieldMode.Json => Compact(entered),
            _ => TryCompact(entered) ?? LeafNode.Of(entered).Json.ToArray(),
        };

    /// <summary>What an input shows of JSON, so that <see cref="Read"/> gives the same again.</summary>
    public static string Show(FieldMode mode, ReadOnlySpan<byte> json)
    {
        var text = json is [(byte)'"', ..] ? JsonSerializer.Deserialize<string>(json) : null;
        return mode switch
        {
            FieldMode.Text when text is not null => text,
            FieldMode.Value when !string.IsNullOrWhiteSpace(text) && TryCompact(text) is null => text,
            FieldMode.Kept when text is not null && !BeginsAsJson(text) && TryCompact(text) is null => text,
            FieldMode.Options when json is [(byte)'[', ..] => JsonLines.Show(json, "value"),
            FieldMode.Columns when json is [(byte)'[', ..] => JsonLines.Show(json, "name"),
            _ => Indent(json),
        };
    }

    /// <summary>Where reading stopped, as an editor counts: from 1.</summary>
    public static string Fault(string text, JsonException fault) =>
        fault is { LineNumber: { } line, BytePositionInLine: { } bytes }
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"This is no JSON: line {line + 1}, column {ColumnOf(text, line, bytes)}."
            )
            : $"This cannot be taken: {fault.Message}";

    private static int ColumnOf(string text, long line, long bytes)
    {
        var start = 0;
        for (var i = 0; i < line; i++)
        {
            start = text.IndexOf('\n', start) + 1;
        }

        var column = 0;
        for (var read = 0L; start + column < text.Length && read < bytes; column++)
        {
            read += Encoding.UTF8.GetByteCount(text.AsSpan(start + column, 1));
        }

        return column + 1;
    }

    private static bool BeginsAsJson(string text) =>
        text.AsSpan().TrimStart() switch
        {
            ['[', ..] => true,
            ['{', '{' or '%' or '#', ..] => false,
            ['{', ..] => true,
            _ => false,
        };

    private static byte[]? TryCompact(string text)
    {
        try
        {
            return Compact(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Write(ReadOnlySpan<byte> json, StringBuilder text, int depth)
    {
        using var document = JsonDocument.Parse(
            json.ToArray(),
            new JsonDocumentOptions { MaxDepth = LeafNode.MaxDepth + 1 }
        );
        Write(document.RootElement, text, depth);
    }

    private static void Write(JsonElement value, StringBuilder text, int depth)
    {
        var isObject = value.ValueKind == JsonValueKind.Object;
        if (!isObject && value.ValueKind != JsonValueKind.Array)
        {
            text.Append(value.GetRawText());
            return;
        }

        var parts = isObject
            ? value.EnumerateObject().Select(static member => (Name: NameOf(member), member.Value)).ToArray()
            : [.. value.EnumerateArray().Select(static item => (Name: "", Value: item))];
        var line = parts.All(static part => part.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
            ? string.Join(", ", parts.Select(static part => part.Name + part.Value.GetRawText()))
            : null;
        if (line is { Length: <= Short })
        {
            text.Append(isObject ? '{' : '[').Append(line).Append(isObject ? '}' : ']');
            return;
        }

        text.Append(isObject ? '{' : '[');
        for (var i = 0; i < parts.Length; i++)
        {
            text.Append(i == 0 ? "\n" : ",\n").Append(' ', (depth + 1) * 2).Append(parts[i].Name);
            Write(parts[i].Value, text, depth + 1);
        }

        text.Append('\n').Append(' ', depth * 2).Append(isObject ? '}' : ']');
    }

    /// <summary>The name as it is written, escapes included.</summary>
    private static string NameOf(JsonProperty member)
    {
        var raw = member.ToString();
        var end = 1;
        while (raw[end] != '"')
        {
            end += raw[end] == '\\' ? 2 : 1;
        }

        return raw[..(end + 1)] + ": ";
    }
}
