using System.Text;
using System.Text.Json;
using DraftStudio.Core.Documents;

namespace DraftStudio.Web.Features.Editing;

/// <summary>
/// A JSON list as lines: <c>north</c>, <c>north = The north</c>, <c>3</c>. What a line cannot say so stands in it as JSON:
/// nothing that was in the list is lost.
/// </summary>
internal static class JsonLines
{
    private const string Between = " = ";
    private const string Label = "label";

    /// <summary>The list; null for no entry at all.</summary>
    /// <param name="text">The lines; empty ones are nothing.</param>
    /// <param name="value">The member that an entry with a label has for what stands before it.</param>
    /// <exception cref="JsonException">A line that begins as JSON is none; says which.</exception>
    public static byte[]? Read(string? text, string value)
    {
        var entries = new List<string>();
        var lines = (text ?? "").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (line.Length > 0)
            {
                entries.Add(ReadLine(line, i, value));
            }
        }

        return entries.Count == 0 ? null : JsonLayout.Compact($"[{string.Join(',', entries)}]");
    }

    /// <summary>The lines of a list.</summary>
    public static string Show(ReadOnlySpan<byte> json, string value)
    {
        using var list = JsonDocument.Parse(json.ToArray());
        return string.Join('\n', list.RootElement.EnumerateArray().Select(entry => ShowEntry(entry, value)));
    }

    private static string ReadLine(string line, int number, string value)
    {
        if (line[0] is '{' or '[')
        {
            return Checked(line, number);
        }

        var end = line[0] == '"' ? EndOfText(line) : line.IndexOf(Between, StringComparison.Ordinal);
        if (end < 0 || end >= line.Length)
        {
            return Scalar(line, number);
        }

        var label = line[end..].TrimStart();
        return label.StartsWith('=')
            ? $"{{{Text(value)}:{Scalar(line[..end].TrimEnd(), number)},{Text(Label)}:{Text(label[1..].Trim())}}}"
            : Checked(line, number);
    }

    private static string ShowEntry(JsonElement entry, string value)
    {
        if (entry.ValueKind is JsonValueKind.Array)
        {
            return entry.GetRawText().ReplaceLineEndings(" ");
        }

        if (entry.ValueKind is not JsonValueKind.Object)
        {
            return ShowScalar(entry);
        }

        return
            entry
                .EnumerateObject()
                .Select(static member => member.Name)
                .SequenceEqual([value, Label], StringComparer.Ordinal)
            && entry.GetProperty(value) is { ValueKind: not (JsonValueKind.Object or JsonValueKind.Array) } said
            && entry.GetProperty(Label) is { ValueKind: JsonValueKind.String } label
            && label.GetString()!.Trim() is { Length: > 0 } words // It is one.
            && words == label.GetString()
            && words.IndexOfAny(['\n', '\r']) < 0
            ? ShowScalar(said) + Between + words
            : entry.GetRawText().ReplaceLineEndings(" ");
    }

    /// <summary>A text bare where it is read back as that text.</summary>
    private static string ShowScalar(JsonElement scalar) =>
        scalar.ValueKind == JsonValueKind.String
        && scalar.GetString()!.Trim() is { Length: > 0 } text // It is one.
        && text == scalar.GetString()
        && text[0] is not ('"' or '{' or '[')
        && text.IndexOfAny(['\n', '\r']) < 0
        && !text.Contains(Between, StringComparison.Ordinal)
        && !IsJson(text)
            ? text
            : scalar.GetRawText();

    private static string Scalar(string text, int line) =>
        text[0] == '"' ? Checked(text, line)
        : IsJson(text) ? text
        : Text(text);

    private static string Checked(string json, int line)
    {
        try
        {
            return Encoding.UTF8.GetString(JsonLayout.Compact(json));
        }
        catch (JsonException exception)
        {
            throw new JsonException(exception.Message, null, line, exception.BytePositionInLine, exception);
        }
    }

    private static bool IsJson(string text)
    {
        try
        {
            return LeafNode.FromJson(Encoding.UTF8.GetBytes(text)) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Behind the quotation mark that ends a text; the whole line where none does.</summary>
    private static int EndOfText(string line)
    {
        for (var i = 1; i < line.Length; i++)
        {
            if (line[i] == '"')
            {
                return i + 1;
            }

            i += line[i] == '\\' ? 1 : 0;
        }

        return line.Length;
    }

    private static string Text(string text) => LeafNode.Of(text).ToString();
}
