using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Releases;
using DraftStudio.Web.Features.Editing;

namespace DraftStudio.Web.Features.Releases;

/// <summary>
/// An input for a form field or a test record: <c>list.text/formFields/0/name</c>, <c>list.json/testRecords/2</c>. What stands
/// after the list is a place, and what is below it; nothing, for the list as a whole.
/// </summary>
/// <param name="Mode">How what is entered becomes JSON.</param>
/// <param name="List">The release's member.</param>
/// <param name="Below">From the list on.</param>
internal sealed record EntryField(FieldMode Mode, string List, ImmutableArray<string> Below)
{
    private const string Prefix = "list.";

    /// <summary>Null for a field that is of no list.</summary>
    public static EntryField? Parse(string field)
    {
        var parts = field.Split('/');
        return
            parts is [var prefix, "formFields" or "testRecords", ..]
            && prefix.StartsWith(Prefix, StringComparison.Ordinal)
            && Enum.TryParse<FieldMode>(prefix.AsSpan(Prefix.Length), ignoreCase: true, out var mode)
            ? new EntryField(
                mode,
                parts[1],
                [.. DocumentPath.Parse(string.Concat(parts[2..].Select(static part => "/" + part))).Segments]
            )
            : null;
    }

    /// <summary>The name of the input.</summary>
    public override string ToString() =>
        $"{Prefix}{Mode.ToString().ToLowerInvariant()}/{List}{DocumentPath.Of(Below.AsSpan())}";

    /// <summary>What the list has there, as JSON; null for nothing.</summary>
    public string? In(Document document)
    {
        using var list = JsonDocument.Parse(TextOf(document));
        var at = list.RootElement;
        foreach (var key in Below)
        {
            if (at.ValueKind == JsonValueKind.Object && at.TryGetProperty(key, out var member))
            {
                at = member;
            }
            else if (
                at.ValueKind == JsonValueKind.Array
                && int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
                && place < at.GetArrayLength()
            )
            {
                at = at[place];
            }
            else
            {
                return null;
            }
        }

        return at.GetRawText();
    }

    /// <summary>The document with what was entered; nothing removes what is there.</summary>
    /// <exception cref="JsonException">It should be JSON and is none.</exception>
    public Result<Document> Enter(Document document, string? entered)
    {
        var value = JsonLayout.Read(Mode, entered);
        ReadOnlyMemory<byte>? json = value is null ? null : (ReadOnlyMemory<byte>)value;
        var list = Below.IsEmpty ? json : JsonEdit.Set(TextOf(document), Below.AsSpan(), json);
        return list is { } text
            ? ReleaseUpdate.Set(document, List, Encoding.UTF8.GetString(text.Span))
            : DraftError.Of("out_of_range", "/" + List, List, "There is no such place in the list.");
    }

    private ReadOnlyMemory<byte> TextOf(Document document)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, LeafNode.Writing))
        {
            if (List == "formFields")
            {
                ReleaseDocument.WriteFormFields(json, document);
            }
            else
            {
                ReleaseDocument.WriteTestRecords(json, document);
            }
        }

        return buffer.WrittenMemory;
    }
}
