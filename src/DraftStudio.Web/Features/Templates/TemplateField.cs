using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Releases;
using DraftStudio.Core.Kinds.Templates;
using DraftStudio.Web.Api;
using DraftStudio.Web.Features.Editing;

namespace DraftStudio.Web.Features.Templates;

/// <summary>
/// An input of a template's forms: <c>text/inputs/{id}/label</c>, <c>value/template/settings/pdf/margin</c>. First how what is
/// entered becomes JSON, then the way to it in the draft's document.
/// </summary>
/// <param name="Mode">How what is entered becomes JSON.</param>
/// <param name="Path">In the document; names of members as documents have them.</param>
internal sealed record TemplateField(FieldMode Mode, DocumentPath Path)
{
    private const int SettingsDepth = 2;

    /// <summary>Null for what is no such input.</summary>
    public static TemplateField? Parse(string field)
    {
        var slash = field.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !Enum.TryParse<FieldMode>(field.AsSpan(0, slash), ignoreCase: true, out var mode))
        {
            return null;
        }

        var path = DocumentPath.Parse(field[slash..]);
        return path.Segments is ["template", _, ..] or ["inputs" or "processors", _, _, ..]
            ? new TemplateField(mode, path)
            : null;
    }

    /// <summary>The input of a member of an item.</summary>
    public static TemplateField Of(
        FieldMode mode,
        TemplateItems items,
        string id,
        params ReadOnlySpan<string> members
    ) => new(mode, Below(items.Items.Child(id), members));

    /// <summary>The input of a member of the template's own, of its settings or of its handler's options.</summary>
    /// <param name="mode">How what is entered becomes JSON.</param>
    /// <param name="at">Where the tree begins.</param>
    /// <param name="members">As JSON names them.</param>
    public static TemplateField Of(FieldMode mode, DocumentPath at, params ReadOnlySpan<string> members) =>
        new(mode, Below(at, members));

    /// <summary>The name of the input.</summary>
    public override string ToString() => Mode.ToString().ToLowerInvariant() + Path;

    /// <summary>What a document has there, as JSON; null for nothing.</summary>
    public string? In(Document document) =>
        document.At(Path) is { } node && JsonTree.ToElement(node, Same) is { ValueKind: not JsonValueKind.Null } value
            ? value.GetRawText()
            : null;

    /// <summary>The document with what was entered; nothing removes what is there.</summary>
    /// <exception cref="JsonException">It should be JSON and is none.</exception>
    public Result<Document> Enter(TemplateState template, string? entered)
    {
        var json = JsonLayout.Read(Mode, entered);
        return Path.Segments switch
        {
            ["template", "settings", ..] => template.Document.With(
                TemplateDocument.Settings,
                MergePatch.Apply(
                    template.Document.At(TemplateDocument.Settings),
                    Patch(Path.Segments[SettingsDepth..], json),
                    template.Ids.FromWire
                )
            ),
            ["template", ..] => EnterOwn(template, json),
            [var list, var id, ..] => EnterItem(
                template,
                list == TemplateItems.Inputs.Name ? TemplateItems.Inputs : TemplateItems.Processors,
                id,
                json
            ),
            _ => template.Document,
        };
    }

    private Result<Document> EnterOwn(TemplateState template, byte[]? json)
    {
        var patch = Patch(Path.Segments[1..], json).GetRawText();
        return !StrictJson
                .Parse<ChangeTemplateWire>(System.Text.Encoding.UTF8.GetBytes(patch), JsonRules.Strict)
                .TryGet(out var sent, out var error)
                ? error
            : TemplateReading.Refuse(sent) is { } refused ? refused
            : TemplateReading.Apply(template, sent);
    }

    private Result<Document> EnterItem(TemplateState template, TemplateItems items, string id, byte[]? json)
    {
        if (template.Document.At(items.Items.Child(id)) is not { } item)
        {
            return TemplateAnswers.NotFound(items);
        }

        var next = MergePatch.Apply(item, Patch(Path.Segments[2..], json), template.Ids.FromWire);
        var errors = items.Refuse(JsonTree.ToElement(next, Same));
        return errors.IsEmpty
            ? template.Document.With(items.Items.Child(id), next)
            : new DraftError.Invalid(errors[0].Code, errors);
    }

    /// <summary>An object with the one member, at any depth.</summary>
    private static JsonElement Patch(ImmutableArray<string> members, byte[]? json)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, LeafNode.Writing))
        {
            foreach (var member in members)
            {
                writer.WriteStartObject();
                writer.WritePropertyName(MemberMap.Unescape(member));
            }

            writer.WriteRawValue(json ?? "null"u8.ToArray(), skipInputValidation: true);
            foreach (var _ in members)
            {
                writer.WriteEndObject();
            }
        }

        using var patch = JsonDocument.Parse(buffer.WrittenMemory);
        return patch.RootElement.Clone();
    }

    private static DocumentPath Below(DocumentPath at, ReadOnlySpan<string> members)
    {
        foreach (var member in members)
        {
            at = at.Child(MemberMap.Escape(member));
        }

        return at;
    }

    private static string Same(string text) => text;
}
