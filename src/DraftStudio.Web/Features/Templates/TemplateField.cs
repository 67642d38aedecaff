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
    private const int TreeDepth = 2;

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

    /// <summary>
    /// The document with what was entered in the place of what is there, whatever that was; nothing removes it. An emptied
    /// text is no text, but for the template's name.
    /// </summary>
    /// <exception cref="JsonException">It should be JSON and is none.</exception>
    public Result<Document> Enter(TemplateState template, string? entered)
    {
        var json = JsonLayout.Read(Mode, Mode == FieldMode.Text && entered is "" && !IsName ? null : entered);
        return Path.Segments switch
        {
            ["template", "settings" or "handlerOptions", ..] => EnterTree(template, json),
            ["template", ..] => EnterOwn(template, json),
            [var list, var id, ..] => EnterItem(template, TemplateItems.Of(list), id, json),
            _ => template.Document,
        };
    }

    private bool IsName => Path == TemplateDocument.Name;

    private Result<Document> EnterTree(TemplateState template, byte[]? json)
    {
        var tree = DocumentPath.Of(Path.Segments[0], Path.Segments[1]);
        var node = Put(template.Document.At(tree), Path.Segments[TreeDepth..], json, template.Ids.FromWire);
        _ = node is null ? default : JsonTree.ToElement(node, Same); // What is too deep to be read is not written.
        return node switch
        {
            null => template.Document.With(tree, MapNode.Empty),
            MapNode map => template.Document.With(tree, map),
            _ => DraftError.Of("wrong_type", Path.ToString(), Path.Last, "The member must be an object."),
        };
    }

    private Result<Document> EnterOwn(TemplateState template, byte[]? json)
    {
        var patch = Patch(Path.Segments[1..], json);
        return !StrictJson.Parse<ChangeTemplateWire>(patch, JsonRules.Strict).TryGet(out var sent, out var error)
                ? error
            : TemplateReading.Refuse(sent) is { } refused ? refused
            : TemplateReading.Apply(template, sent);
    }

    private Result<Document> EnterItem(TemplateState template, TemplateItems items, string id, byte[]? json)
    {
        if (
            template.Document.At(items.Items.Child(id)) is not { } item
            || Put(item, Path.Segments[TreeDepth..], json, template.Ids.FromWire) is not { } next
        )
        {
            return TemplateAnswers.NotFound(items);
        }

        var errors = items.Refuse(JsonTree.ToElement(next, Same));
        return errors.IsEmpty
            ? template.Document.With(items.Items.Child(id), next)
            : new DraftError.Invalid(errors[0].Code, errors);
    }

    /// <summary>What there is with a value at the end of a way; null for nothing.</summary>
    private static DocumentNode? Put(
        DocumentNode? before,
        ImmutableArray<string> way,
        byte[]? json,
        Func<string, string> ids
    )
    {
        if (way.IsEmpty)
        {
            using var value = json is null ? null : JsonDocument.Parse(json);
            return value is null ? null : JsonTree.Read(value.RootElement, before, ids);
        }

        var map = before as MapNode ?? MapNode.Empty;
        var members = JsonTree.Members(map).ToList();
        var name = MemberMap.Unescape(way[0]);
        var at = members.FindIndex(member => member.Key == name);
        var next = Put(at < 0 ? null : members[at].Value, way[1..], json, ids);
        if (next is null)
        {
            // Nothing comes to be where nothing is removed.
            return at < 0 ? before : Without(members, at, map);
        }

        if (at < 0)
        {
            members.Add(KeyValuePair.Create(name, next));
        }
        else
        {
            members[at] = KeyValuePair.Create(name, next);
        }

        return JsonTree.MapOf(members, map);
    }

    private static MapNode Without(List<KeyValuePair<string, DocumentNode>> members, int at, MapNode map)
    {
        members.RemoveAt(at);
        return JsonTree.MapOf(members, map);
    }

    /// <summary>An object with the one member.</summary>
    private static byte[] Patch(ImmutableArray<string> members, byte[]? json)
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

        return buffer.WrittenSpan.ToArray();
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
