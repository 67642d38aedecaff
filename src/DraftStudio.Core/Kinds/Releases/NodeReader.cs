using System.Buffers;
using System.Globalization;
using System.Text.Json;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Kinds.Releases;

/// <summary>
/// Makes document nodes of a request's. What cannot be a graph is refused, with a pointer to the member; the rest is kept
/// as it came, for deploy to judge.
/// </summary>
/// <param name="errors">Where what is refused is written down; one a member, at most 100.</param>
internal sealed class NodeReader(List<FieldError> errors)
{
    private const int MostErrors = 100;
    private const int Text = 200;

    // Neither white space, nor what is escaped in a string, nor what might be.
    private static readonly SearchValues<byte> Plain = SearchValues.Create([
        .. Enumerable
            .Range('!', '~' - '!' + 1)
            .Where(static letter => letter != '\\')
            .Select(static letter => (byte)letter),
    ]);

    private readonly JsonValueCheck check = new();
    private int count;

    /// <summary>An array of nodes, at a place of the request.</summary>
    /// <param name="json">Stands before the array; stands behind it afterwards.</param>
    /// <param name="known">What the same texts were read to before; null for nothing.</param>
    /// <param name="before">The nodes that are replaced, whose order keys are kept.</param>
    /// <exception cref="JsonException">No JSON, a member twice, half a surrogate pair, too deep.</exception>
    public NodeList Read(ref JsonText json, string pointer, int depth, NodeList? known, MapNode before)
    {
        var items = new List<KeyValuePair<string, DocumentNode>>(known?.Count ?? 16);
        var texts = new List<ReadOnlyMemory<byte>>(known?.Count ?? 16);
        var written = new List<ReadOnlyMemory<byte>>(known?.Count ?? 16);
        List<int>? nested = null;
        json.Expect((byte)'[');
        if (json.Take((byte)']'))
        {
            return NodeList.Empty;
        }

        for (var index = 0; ; index++)
        {
            json.Peek();
            if (++count > ReleaseLimits.Nodes)
            {
                TooMany(pointer);
                Drain(ref json, depth);
                return NodeList.Empty;
            }

            var inside = 0;
            if (
                known is not null
                && index < known.Count
                && count + known.NestedAt(index) <= ReleaseLimits.Nodes
                && IsAt(json, known.Texts[index].Span)
            )
            {
                json.Pass(known.Texts[index].Length);
                items.Add(known.Items[index]);
                texts.Add(known.Texts[index]);
                written.Add(known.Written[index]);
                inside = known.NestedAt(index);
                count += inside;
            }
            else
            {
                ReadOnlyMemory<byte> text = json.Value(depth + 1).ToArray();
                var sofar = count;
                if (Node(text, Append(pointer, index), depth + 1, before) is var (key, node))
                {
                    items.Add(new KeyValuePair<string, DocumentNode>(key, node));
                    texts.Add(text);
                    written.Add(Written(text, node));
                    inside = count - sofar;
                }
            }

            if (inside > 0 && nested is null)
            {
                nested = [.. Enumerable.Repeat(0, items.Count - 1)];
            }

            nested?.Add(inside);
            if (!json.Take((byte)','))
            {
                json.Expect((byte)']');
                var list = new NodeList(items, texts, written, nested);
                if (known?.HasKeysOf(list) != true)
                {
                    CheckKeys(items, pointer);
                }

                return list;
            }
        }
    }

    private void CheckKeys(List<KeyValuePair<string, DocumentNode>> items, string pointer)
    {
        var keys = new HashSet<string>(items.Count, StringComparer.Ordinal);
        for (var i = 0; i < items.Count; i++)
        {
            if (!keys.Add(items[i].Key))
            {
                Duplicate(Append(pointer, i), items[i].Key);
            }
        }
    }

    /// <summary>What the node is written as; the text itself, where that is the same.</summary>
    private static ReadOnlyMemory<byte> Written(ReadOnlyMemory<byte> text, MapNode node)
    {
        // Only white space and the escapes of names are ever written otherwise.
        if (text.Span.IndexOfAnyExcept(Plain) < 0)
        {
            return text;
        }

        var json = NodeWriter.Write(node);
        return text.Span.SequenceEqual(json) ? text : json;
    }

    /// <summary>One node; null, with the reasons written down, when it is refused.</summary>
    /// <param name="text">An object that was checked for what no document takes.</param>
    public (string Key, MapNode Node)? ReadNode(ReadOnlyMemory<byte> text, string pointer, int depth, MapNode before)
    {
        count++;
        return Node(text, pointer, depth, before);
    }

    /// <summary>One member of a node, as the document has it; null, with the reasons written down, when it is refused.</summary>
    /// <param name="value">A value that was checked for what no document takes.</param>
    /// <param name="pointer">Where the node is.</param>
    /// <param name="before">The member that is replaced.</param>
    public DocumentNode? ReadMember(
        string name,
        ReadOnlyMemory<byte> value,
        string pointer,
        int depth,
        bool isGroup,
        DocumentNode? before
    )
    {
        var known = errors.Count;
        Types([new KeyValuePair<string, ReadOnlyMemory<byte>>(name, value)], pointer);
        var member = MemberOf(name, value, Append(pointer, name), depth, isGroup, before);
        return errors.Count > known ? null : member;
    }

    /// <summary>The nodes of a group, as its config has them; null, with the reasons written down, when they are refused.</summary>
    public MapNode? ReadNested(ReadOnlyMemory<byte> value, string pointer, int depth, MapNode? before)
    {
        var known = errors.Count;
        var nested = Nested(value, pointer, depth, before);
        return errors.Count > known ? null : nested;
    }

    /// <summary>Whether the value is a uuid; why it is none is written down.</summary>
    public bool IsId(ReadOnlyMemory<byte> value, string pointer, bool nullable)
    {
        var known = errors.Count;
        Id(value, pointer, nullable);
        return errors.Count == known;
    }

    /// <summary>What a node of the kind must have.</summary>
    public static ReadOnlySpan<string> RequiredOf(string? kind) =>
        (string[])
            [
                NodeMembers.Uuid,
                NodeMembers.Slug,
                NodeMembers.Config,
                NodeMembers.Children,
                NodeMembers.FallbackOnFailure,
                NodeMembers.Position,
                NodeMembers.Kind,
                .. kind switch
                {
                    NodeMembers.Native => (string[])[NodeMembers.ActionSlug],
                    NodeMembers.Connector => [NodeMembers.IntegrationSlug, NodeMembers.ActionSlug],
                    _ => [],
                },
            ];

    private static bool IsAt(JsonText json, ReadOnlySpan<byte> text) =>
        json.Rest.StartsWith(text)
        && json.Rest.Length > text.Length
        && json.Rest[text.Length] is (byte)',' or (byte)']' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t';

    private static void Drain(ref JsonText json, int depth)
    {
        do
        {
            json.Value(depth + 1);
        } while (json.Take((byte)','));

        json.Expect((byte)']');
    }

    private (string Key, MapNode Node)? Node(ReadOnlyMemory<byte> text, string pointer, int depth, MapNode before)
    {
        if (text.Span[0] != (byte)'{')
        {
            WrongType(pointer, "an object");
            return null;
        }

        var known = errors.Count;
        var members = JsonText.Members(text, depth, check);
        var form = Form(members, pointer);
        var key = form.Key ?? "";
        var old = before.Find(key) as MapNode;
        var nodes = new List<KeyValuePair<string, DocumentNode>>(members.Count);
        foreach (var (name, value) in members)
        {
            var node = MemberOf(name, value, Append(pointer, name), depth, form.IsGroup, old?.Find(name));
            nodes.Add(new KeyValuePair<string, DocumentNode>(name, node));
        }

        return errors.Count > known
            ? null
            : (
                key,
                MemberMap.Of(nodes, old?.Find(MemberMap.OrderMember) as MapNode ?? MapNode.Empty, NodeMembers.RankOf)
            );
    }

    private DocumentNode MemberOf(
        string name,
        ReadOnlyMemory<byte> value,
        string pointer,
        int depth,
        bool isGroup,
        DocumentNode? before
    ) =>
        name switch
        {
            NodeMembers.Config when value.Span[0] == (byte)'{' => Config(
                value,
                pointer,
                depth + 1,
                isGroup,
                before as MapNode
            ),
            NodeMembers.Children when value.Span[0] == (byte)'[' => Children(value, pointer),
            _ => LeafNode.OfChecked(value),
        };

    /// <summary>Checks the members that the contract names.</summary>
    private (string? Key, bool IsGroup) Form(List<KeyValuePair<string, ReadOnlyMemory<byte>>> members, string pointer)
    {
        var (key, kind, action) = Types(members, pointer);
        foreach (var name in RequiredOf(kind))
        {
            if (!members.Exists(member => member.Key == name))
            {
                Add(Append(pointer, name), "required", "The member is required.");
            }
        }

        return (key, kind == NodeMembers.Native && action == NodeMembers.Group);
    }

    private (string? Key, string? Kind, string? Action) Types(
        List<KeyValuePair<string, ReadOnlyMemory<byte>>> members,
        string pointer
    )
    {
        string? key = null;
        string? kind = null;
        string? action = null;
        foreach (var (name, value) in members)
        {
            var at = Append(pointer, name);
            switch (name)
            {
                case NodeMembers.Uuid:
                    key = Id(value, at, nullable: false);
                    break;
                case NodeMembers.FallbackChild:
                case NodeMembers.ConnectorUuid:
                case "toolUuid":
                case "agentUuid":
                case "releaseUuid":
                    Id(value, at, nullable: true);
                    break;
                case NodeMembers.Slug:
                case NodeMembers.IntegrationSlug:
                    String(value, at, Text, nullable: false);
                    break;
                case NodeMembers.ActionSlug:
                    action = String(value, at, Text, nullable: false);
                    break;
                case NodeMembers.Kind:
                    kind = String(value, at, Text, nullable: false);
                    if (
                        kind
                        is not null
                            and not (
                                NodeMembers.Native
                                or NodeMembers.Connector
                                or NodeMembers.Tool
                                or NodeMembers.Agent
                            )
                    )
                    {
                        Add(at, "unknown_value", "The kind of a node is native, connector, tool or agent.");
                    }

                    break;
                case NodeMembers.Name:
                    String(value, at, ReleaseLimits.Name, nullable: true);
                    break;
                case "templateSlug":
                    String(value, at, Text, nullable: true);
                    break;
                case NodeMembers.Description:
                    String(value, at, ReleaseLimits.Description, nullable: true);
                    break;
                case NodeMembers.FallbackOnFailure:
                    Boolean(value, at, nullable: false);
                    break;
                case "waitUntilFinished":
                    Boolean(value, at, nullable: true);
                    break;
                case NodeMembers.Config:
                    Object(value, at);
                    break;
                case NodeMembers.Children:
                    if (value.Span[0] != (byte)'[')
                    {
                        WrongType(at, "a list");
                    }

                    break;
                case NodeMembers.Position:
                    Position(value, at);
                    break;
                case NodeMembers.Retry:
                    Retry(value, at);
                    break;
                default:
                    break;
            }
        }

        return (key, kind, action);
    }

    private MapNode Config(ReadOnlyMemory<byte> text, string pointer, int depth, bool isGroup, MapNode? before)
    {
        var members = JsonText.Members(text, depth, check);
        var nodes = new List<KeyValuePair<string, DocumentNode>>(members.Count);
        var size = text.Length;
        foreach (var (name, value) in members)
        {
            if (isGroup && name == NodeMembers.Nested)
            {
                var at = Append(pointer, name);
                size -= value.Length;
                var nested = Nested(value, at, depth + 1, before?.Find(name) as MapNode);
                nodes.Add(new KeyValuePair<string, DocumentNode>(name, nested));
            }
            else
            {
                nodes.Add(new KeyValuePair<string, DocumentNode>(name, LeafNode.OfChecked(value)));
            }
        }

        if (size > ReleaseLimits.Config)
        {
            Add(
                pointer,
                "too_long",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"A node's config has at most {ReleaseLimits.Config:N0} bytes."
                )
            );
        }

        return MemberMap.Of(nodes, before?.Find(MemberMap.OrderMember) as MapNode ?? MapNode.Empty, NodeMembers.NoRank);
    }

    private MapNode Nested(ReadOnlyMemory<byte> value, string pointer, int depth, MapNode? before)
    {
        if (value.Span[0] != (byte)'[')
        {
            WrongType(pointer, "a list");
            return MapNode.Empty;
        }

        var known = errors.Count;
        var items = before?.Find(NodeList.ItemsKey) as MapNode ?? MapNode.Empty;
        var json = new JsonText(value.Span);
        var nodes = Read(ref json, pointer, depth, null, items);
        // What is refused makes no map: a node may be there twice.
        return errors.Count > known
            ? MapNode.Empty
            : nodes.ToMap(items, before?.Find(NodeList.OrderKeys) as MapNode ?? MapNode.Empty);
    }

    private MapNode Children(ReadOnlyMemory<byte> text, string pointer)
    {
        var slots = new List<KeyValuePair<string, DocumentNode>>();
        var reader = new Utf8JsonReader(text.Span);
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            var value = text[start..(int)reader.BytesConsumed];
            Id(value, Append(pointer, slots.Count), nullable: true);
            slots.Add(
                new KeyValuePair<string, DocumentNode>(
                    slots.Count.ToString(CultureInfo.InvariantCulture),
                    LeafNode.OfChecked(value)
                )
            );
            if (slots.Count > ReleaseLimits.Entries)
            {
                TooMany(pointer);
                break;
            }
        }

        return MapNode.Of(slots);
    }

    private void Position(ReadOnlyMemory<byte> value, string pointer)
    {
        if (!Object(value, pointer))
        {
            return;
        }

        var members = JsonText.Members(value, 0, check);
        foreach (var axis in (string[])["x", "y"])
        {
            var at = Append(pointer, axis);
            var member = members.Find(member => member.Key == axis);
            if (member.Key is null)
            {
                Add(at, "required", "The member is required.");
            }
            else if (Number(member.Value) is not { } number)
            {
                WrongType(at, "a number");
            }
            else if (!double.IsFinite(number))
            {
                Add(at, "out_of_range", "A position is a finite number.");
            }
        }
    }

    private void Retry(ReadOnlyMemory<byte> value, string pointer)
    {
        if (IsNull(value) || !Object(value, pointer))
        {
            return;
        }

        foreach (var (name, member) in JsonText.Members(value, 0, check))
        {
            if (
                name is "maximumAttempts" or "initialInterval" or "backoffCoefficient"
                && !IsNull(member)
                && Number(member) is null
            )
            {
                WrongType(Append(pointer, name), "a number");
            }
        }
    }

    private string? Id(ReadOnlyMemory<byte> value, string pointer, bool nullable)
    {
        if (nullable && IsNull(value))
        {
            return null;
        }

        var text = String(value, pointer, int.MaxValue, nullable: false);
        if (text is null)
        {
            return null;
        }

        if (Guid.TryParseExact(text, "D", out var id))
        {
            return id.ToString("D");
        }

        Add(pointer, "invalid_id", "The value must be a UUID.");
        return null;
    }

    private string? String(ReadOnlyMemory<byte> value, string pointer, int limit, bool nullable)
    {
        if (value.Span[0] != (byte)'"')
        {
            if (!nullable || !IsNull(value))
            {
                WrongType(pointer, "a text");
            }

            return null;
        }

        var text = LeafNode.OfChecked(value).AsString()!; // It begins with a quote.
        if (text.Length > limit)
        {
            Add(
                pointer,
                "too_long",
                string.Create(CultureInfo.InvariantCulture, $"The text has at most {limit:N0} characters.")
            );
        }

        return text;
    }

    private void Boolean(ReadOnlyMemory<byte> value, string pointer, bool nullable)
    {
        if (value.Span[0] is not ((byte)'t' or (byte)'f') && !(nullable && IsNull(value)))
        {
            WrongType(pointer, "true or false");
        }
    }

    private bool Object(ReadOnlyMemory<byte> value, string pointer)
    {
        if (value.Span[0] == (byte)'{')
        {
            return true;
        }

        WrongType(pointer, "an object");
        return false;
    }

    /// <summary>The number, infinite when it does not fit; null for any other value.</summary>
    internal static double? Number(ReadOnlyMemory<byte> value) =>
        value.Span[0] is (byte)'-' or (>= (byte)'0' and <= (byte)'9')
            ? double.Parse(value.Span, NumberStyles.Float, CultureInfo.InvariantCulture)
            : null;

    internal static bool IsNull(ReadOnlyMemory<byte> value) => value.Span[0] == (byte)'n';

    internal static string Append(string pointer, string member) =>
        pointer
        + "/"
        + member.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    internal static string Append(string pointer, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{pointer}/{index}");

    private void Duplicate(string pointer, string key) =>
        Add(Append(pointer, NodeMembers.Uuid), "duplicate_id", $"Another node has the uuid {key}.");

    private void TooMany(string pointer) =>
        Add(
            pointer,
            "too_many",
            string.Create(CultureInfo.InvariantCulture, $"There are at most {ReleaseLimits.Nodes:N0} entries.")
        );

    private void WrongType(string pointer, string wanted) => Add(pointer, "wrong_type", $"The value must be {wanted}.");

    private void Add(string pointer, string code, string message)
    {
        if (errors.Count < MostErrors)
        {
            errors.Add(new FieldError(pointer, pointer.Split('/')[1], code, message));
        }
    }
}
