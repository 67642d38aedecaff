using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Unicode;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Kinds.Releases;

/// <summary>What a request says about a release, read against the document that it is about: what is absent stays.</summary>
internal sealed class ReleaseUpdate
{
    private readonly DocumentNode? formFields;

    // What the nodes were read against, where its texts are known.
    private (Document Document, NodeList Nodes)? known;
    private readonly MapNode? testRecords;

    private ReleaseUpdate(NodeList? nodes, DocumentNode? formFields, MapNode? testRecords)
    {
        Nodes = nodes;
        this.formFields = formFields;
        this.testRecords = testRecords;
    }

    /// <summary>Nothing is said about nodes, form fields and test records.</summary>
    public bool IsEmpty => Nodes is null && formFields is null && testRecords is null;

    /// <summary>The release that the edit was made from, as it was sent.</summary>
    public string? Parent { get; private init; }

    public string? Version { get; private init; }

    public string? Description { get; private init; }

    public NodeOptions Options { get; private init; } = NodeOptions.None;

    public NodeList? Nodes { get; }

    /// <summary>The workflow that a request names; null when it names none. What comes behind it is not looked at.</summary>
    /// <exception cref="JsonException">No JSON object.</exception>
    public static string? WorkflowOf(ReadOnlySpan<byte> json)
    {
        var text = new JsonText(json);
        text.Expect((byte)'{');
        if (text.Take((byte)'}'))
        {
            return null;
        }

        do
        {
            var name = text.String();
            text.Expect((byte)':');
            var value = text.Value(1);
            if (name == "workflowUuid")
            {
                return value[0] == (byte)'"' ? LeafNode.FromJson(value).AsString() : null;
            }
        } while (text.Take((byte)','));

        return null;
    }

    /// <summary>Reads a request.</summary>
    /// <param name="json">The request's body; what is kept of it is copied.</param>
    /// <param name="before">The document that it is about.</param>
    /// <param name="texts">What the document's nodes were read from, where that is remembered.</param>
    /// <exception cref="JsonException">No JSON object, a member twice, half a surrogate pair, too deep.</exception>
    public static Result<ReleaseUpdate> Read(ReadOnlyMemory<byte> json, Document before, NodeList? texts)
    {
        if (!Utf8.IsValid(json.Span))
        {
            throw new JsonException("The request is not UTF-8.");
        }

        var errors = new List<FieldError>();
        var members = new Members();
        var text = new JsonText(json.Span);
        ForEach(ref text, (string name, ref JsonText value) => members.Read(name, ref value, before, texts, errors));
        if (!members.HasWorkflow)
        {
            errors.Insert(0, new FieldError("/workflowUuid", "workflowUuid", "required", "The member is required."));
        }

        return errors.Count > 0
            ? new DraftError.Invalid(errors[0].Code, [.. errors])
            : new ReleaseUpdate(members.Nodes, members.FormFields, members.TestRecords)
            {
                known = texts is null ? null : (before, texts),
                Parent = members.Parent,
                Version = members.Version,
                Description = members.Description,
                Options = members.Options,
            };
    }

    /// <summary>Nodes and form fields alone, to be validated.</summary>
    /// <exception cref="JsonException">As for a request.</exception>
    public static Result<Document> ReadGraph(ReadOnlyMemory<byte> json)
    {
        if (!Utf8.IsValid(json.Span))
        {
            throw new JsonException("The request is not UTF-8.");
        }

        var errors = new List<FieldError>();
        var members = new Members();
        var text = new JsonText(json.Span);
        ForEach(
            ref text,
            (string name, ref JsonText value) =>
            {
                if (name is "nodes" or "formFields")
                {
                    members.Read(name, ref value, ReleaseDocument.Blank, null, errors);
                }
                else
                {
                    members.Skip(ref value);
                }
            }
        );
        if (members.Nodes is null && errors.Count == 0)
        {
            errors.Add(new FieldError("/nodes", "nodes", "required", "The member is required."));
        }

        return errors.Count > 0
            ? new DraftError.Invalid(errors[0].Code, [.. errors])
            : new ReleaseUpdate(members.Nodes, members.FormFields, null).ApplyTo(ReleaseDocument.Blank).Document;
    }

    /// <summary>The document with form fields or test records set to the JSON.</summary>
    /// <exception cref="JsonException">No JSON, a member twice, half a surrogate pair, too deep.</exception>
    public static Result<Document> Set(Document document, string member, string json)
    {
        if (member is not ("formFields" or "testRecords"))
        {
            return DraftError.Of("unknown_value", "/" + member, member, "A release has no such member.");
        }

        var value = LeafNode.FromJson(System.Text.Encoding.UTF8.GetBytes(json)).Json;
        var errors = new List<FieldError>();
        var members = new Members();
        var text = new JsonText(value.Span);
        members.Read(member, ref text, document, null, errors);
        return errors.Count > 0
            ? new DraftError.Invalid(errors[0].Code, [.. errors])
            : new ReleaseUpdate(null, members.FormFields, members.TestRecords).ApplyTo(document).Document;
    }

    /// <summary>The document with what the request says of it, and the texts of its nodes where they are known.</summary>
    public (Document Document, NodeList? Nodes) ApplyTo(Document document)
    {
        var list = Nodes;
        if (list is not null)
        {
            (document, list) = WithNodes(document, list);
        }

        if (formFields is not null)
        {
            document = document.With(ReleaseDocument.FormFields, formFields);
        }

        if (testRecords is not null)
        {
            document = document.With(ReleaseDocument.TestRecords, testRecords);
        }

        return (document, list);
    }

    /// <summary>The update with other nodes.</summary>
    public ReleaseUpdate WithNodes(NodeList? nodes) =>
        new(nodes, formFields, testRecords)
        {
            Parent = Parent,
            Version = Version,
            Description = Description,
            Options = Options,
        };

    private (Document Document, NodeList Nodes) WithNodes(Document document, NodeList list)
    {
        var (items, order) = (ReleaseDocument.NodesOf(document), ReleaseDocument.OrderOf(document));
        if (
            known is var (before, nodes)
            && ReferenceEquals(items, ReleaseDocument.NodesOf(before))
            && ReferenceEquals(order, ReleaseDocument.OrderOf(before))
            && nodes.HasKeysOf(list)
        )
        {
            // The same nodes in the same order: only those whose text is another one are looked at.
            var changes = new List<KeyValuePair<string, DocumentNode?>>();
            for (var i = 0; i < list.Count; i++)
            {
                if (!ReferenceEquals(list.Items[i].Value, nodes.Items[i].Value))
                {
                    changes.Add(new KeyValuePair<string, DocumentNode?>(list.Items[i].Key, list.Items[i].Value));
                }
            }

            return (changes.Count == 0 ? document : document.With(ReleaseDocument.Nodes, items.WithAll(changes)), list);
        }

        list = list.Settled(items);
        (items, order) = OrderedMap.Write(items, order, list.Items);
        return (document.With(ReleaseDocument.Nodes, items).With(ReleaseDocument.NodeOrder, order), list);
    }

    private delegate void Visit(string name, ref JsonText value);

    private static void ForEach(ref JsonText text, Visit visit)
    {
        text.Expect((byte)'{');
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (!text.Take((byte)'}'))
        {
            do
            {
                var name = text.String();
                if (!names.Add(name))
                {
                    throw new JsonException("A member is there twice.");
                }

                text.Expect((byte)':');
                visit(name, ref text);
            } while (text.Take((byte)','));

            text.Expect((byte)'}');
        }

        if (text.Peek() != 0)
        {
            throw new JsonException("Something stands behind the object.");
        }
    }

    private sealed class Members
    {
        private readonly JsonValueCheck check = new();

        public bool HasWorkflow { get; private set; }

        public NodeList? Nodes { get; private set; }

        public DocumentNode? FormFields { get; private set; }

        public MapNode? TestRecords { get; private set; }

        public string? Parent { get; private set; }

        public string? Version { get; private set; }

        public string? Description { get; private set; }

        public NodeOptions Options { get; private set; } = NodeOptions.None;

        public void Read(string name, ref JsonText json, Document before, NodeList? texts, List<FieldError> errors)
        {
            if (name == "nodes" && json.Peek() == (byte)'[')
            {
                Nodes = new NodeReader(errors).Read(ref json, "/nodes", 1, texts, ReleaseDocument.NodesOf(before));
                return;
            }

            var value = Skip(ref json);
            var isNull = NodeReader.IsNull(value);
            switch (name)
            {
                case "workflowUuid":
                    HasWorkflow = true;
                    if (value.Span[0] != (byte)'"')
                    {
                        errors.Add(Wrong(name, "a text"));
                    }

                    break;
                case "nodes" when isNull:
                    Nodes = NodeList.Empty;
                    break;
                case "nodes":
                    errors.Add(Wrong(name, "a list"));
                    break;
                case "formFields":
                    FormFields = isNull
                        ? ReleaseDocument.Null
                        : new EntryReader(errors).FormFields(
                            value,
                            "/formFields",
                            before.At(ReleaseDocument.FormFields) as MapNode ?? MapNode.Empty
                        );
                    break;
                case "testRecords":
                    var records = before.At(ReleaseDocument.TestRecords) as MapNode ?? MapNode.Empty;
                    TestRecords = isNull
                        ? EntryReader.MapOf(MapNode.Empty, MapNode.Empty)
                        : new EntryReader(errors).TestRecords(value, "/testRecords", records);
                    break;
                case "options":
                    Options = isNull ? NodeOptions.None : NodeOptions.Read(value, check, errors);
                    break;
                case "parentUuid":
                    Parent = TextOf(name, value, 200, errors);
                    if (Parent is not null && !Guid.TryParseExact(Parent, "D", out _))
                    {
                        errors.Add(new FieldError("/parentUuid", name, "invalid_id", "The value must be a UUID."));
                    }

                    break;
                case "version":
                    Version = TextOf(name, value, 200, errors);
                    break;
                case "description":
                    Description = TextOf(name, value, ReleaseLimits.Description, errors);
                    break;
                default:
                    break;
            }
        }

        /// <summary>The value's text, copied, once it was checked for what no document takes.</summary>
        public ReadOnlyMemory<byte> Skip(ref JsonText json)
        {
            json.Peek();
            var copy = json.Value(1).ToArray();
            var reader = new Utf8JsonReader(copy, JsonText.OptionsAt(1));
            reader.Read();
            check.Skip(ref reader);
            return copy;
        }

        private static string? TextOf(string name, ReadOnlyMemory<byte> value, int limit, List<FieldError> errors)
        {
            if (NodeReader.IsNull(value))
            {
                return null;
            }

            var text = LeafNode.OfChecked(value).AsString();
            if (text is null)
            {
                errors.Add(Wrong(name, "a text"));
            }
            else if (text.Length > limit)
            {
                errors.Add(new FieldError("/" + name, name, "too_long", $"The text has at most {limit} characters."));
            }
            else if (text.Contains('\0', StringComparison.Ordinal))
            {
                errors.Add(new FieldError("/" + name, name, "nul_character", "A text must not contain U+0000."));
            }

            return text;
        }

        private static FieldError Wrong(string name, string wanted) =>
            new("/" + name, name, "wrong_type", $"The value must be {wanted}.");
    }
}
