using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Releases;

namespace DraftStudio.Core.Kinds.Templates;

/// <summary>
/// Processors, or inputs: objects by id in an order of their own. What they say beyond what is known of them is kept as it
/// came.
/// </summary>
internal sealed class TemplateItems
{
    public static readonly TemplateItems Processors = new()
    {
        Name = "processors",
        Noun = "processor",
        Items = DocumentPath.Of("processors"),
        Order = DocumentPath.Of("processorOrder"),
        Texts = ["name", "datasetId", "query", "script"],
        Choices = ImmutableArray.Create(
            KeyValuePair.Create("type", ImmutableArray.Create("dataset", "query", "script"))
        ),
        Required = ["type"],
    };

    public static readonly TemplateItems Inputs = new()
    {
        Name = "inputs",
        Noun = "input",
        Items = DocumentPath.Of("inputs"),
        Order = DocumentPath.Of("inputOrder"),
        Texts = ["name", "label", "dataType", "help"],
        Flags = ["required", "multiple"],
        Choices = ImmutableArray.Create(
            KeyValuePair.Create(
                "driver",
                ImmutableArray.Create(
                    "text",
                    "textarea",
                    "number",
                    "date",
                    "datetime",
                    "select",
                    "multiselect",
                    "checkbox",
                    "radio",
                    "dataset",
                    "datasource"
                )
            )
        ),
        IsNamed = true,
    };

    private const string NameMember = "name";
    private const string IndexMember = "index";

    /// <summary>What the answers add: never kept.</summary>
    private static readonly FrozenSet<string> NotKept = FrozenSet.Create(
        StringComparer.Ordinal,
        "id",
        IndexMember,
        "_links"
    );

    private TemplateItems() { }

    public static ImmutableArray<TemplateItems> All { get; } = [Processors, Inputs];

    /// <summary>What they are called together: <c>processors</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What one is called: <c>processor</c>.</summary>
    public required string Noun { get; init; }

    /// <summary>Where the items are, and their order keys.</summary>
    public required DocumentPath Items { get; init; }

    public required DocumentPath Order { get; init; }

    /// <summary>Whether a commit asks for a name.</summary>
    public bool IsNamed { get; private init; }

    private ImmutableArray<string> Texts { get; init; } = [];

    private ImmutableArray<string> Flags { get; init; } = [];

    private ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> Choices { get; init; } = [];

    /// <summary>The member that says what kind of one it is: <c>driver</c>, <c>type</c>.</summary>
    public string Choice => Choices[0].Key;

    /// <summary>What kinds there are.</summary>
    public ImmutableArray<string> Chosen => Choices[0].Value;

    private ImmutableArray<string> Required { get; init; } = [];

    /// <summary>The items in their order.</summary>
    public ImmutableArray<KeyValuePair<string, DocumentNode>> Read(Document document) =>
        OrderedMap.Read(TemplateDocument.MapAt(document, Items), TemplateDocument.MapAt(document, Order));

    /// <summary>Those that are called so together.</summary>
    public static TemplateItems Of(string name) => name == Inputs.Name ? Inputs : Processors;

    public static string? NameOf(DocumentNode item) => ((item as MapNode)?.Find(NameMember) as LeafNode)?.AsString();

    /// <summary>What cannot be taken of one, by member.</summary>
    public ImmutableArray<FieldError> Refuse(JsonElement item, string pointer = "")
    {
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        foreach (var name in Required.Where(name => !item.TryGetProperty(name, out _)))
        {
            errors.Add(Error(pointer, name, "required", $"A {Noun} has a {name}."));
        }

        foreach (var member in item.EnumerateObject())
        {
            var value = member.Value;
            if (Choices.FirstOrDefault(choice => choice.Key == member.Name) is { Key: not null } choices)
            {
                if (value.ValueKind != JsonValueKind.String)
                {
                    errors.Add(Wrong(pointer, member.Name, "a text"));
                }
                else if (!choices.Value.Contains(value.GetString()!, StringComparer.Ordinal)) // It is one.
                {
                    errors.Add(
                        Error(
                            pointer,
                            member.Name,
                            "unknown_value",
                            $"A {Noun}'s {member.Name} is one of {string.Join(", ", choices.Value)}."
                        )
                    );
                }
            }
            else if (Texts.Contains(member.Name, StringComparer.Ordinal))
            {
                AddText(errors, pointer, member);
            }
            else if (
                Flags.Contains(member.Name, StringComparer.Ordinal)
                && value.ValueKind is not (JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null)
            )
            {
                errors.Add(Wrong(pointer, member.Name, "true or false"));
            }
            else if (
                member.Name == IndexMember
                && value.ValueKind != JsonValueKind.Null
                && !(value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var index) && index >= 0)
            )
            {
                errors.Add(Wrong(pointer, member.Name, "a whole number from 0 on"));
            }
        }

        return errors.ToImmutable();
    }

    /// <summary>The document with the item set: at the place that it asks for, else where it is, else at the end.</summary>
    public Document Put(Document document, string id, JsonElement item, Func<string, string> ids)
    {
        var all = Read(document);
        var at = IndexOf(all, id);
        var known = (at < 0 ? null : all[at].Value) as MapNode ?? MapNode.Empty;
        var members = item.EnumerateObject()
            .Where(static member => !NotKept.Contains(member.Name))
            .Select(member =>
                KeyValuePair.Create(
                    member.Name,
                    JsonTree.Read(member.Value, known.Find(MemberMap.Escape(member.Name)), ids)
                )
            );
        var next = KeyValuePair.Create<string, DocumentNode>(id, JsonTree.MapOf([.. members], known));
        var rest = at < 0 ? all : all.RemoveAt(at);
        var wanted =
            item.TryGetProperty(IndexMember, out var index) && index.ValueKind == JsonValueKind.Number
                ? Math.Min(index.GetInt32(), rest.Length)
            : at < 0 ? rest.Length
            : at;
        return Write(document, rest.Insert(wanted, next));
    }

    public bool Has(Document document, string id) => TemplateDocument.MapAt(document, Items).Find(id) is not null;

    public Document Remove(Document document, string id) => document.Without(Items.Child(id)).Without(Order.Child(id));

    /// <summary>All items in another order; each is named once.</summary>
    public Result<Document> Reorder(Document document, IReadOnlyList<string> ids)
    {
        var items = TemplateDocument.MapAt(document, Items);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        for (var i = 0; i < ids.Count; i++)
        {
            var pointer = string.Create(CultureInfo.InvariantCulture, $"/ids/{i}");
            if (items.Find(ids[i]) is null)
            {
                errors.Add(new FieldError(pointer, "ids", "unknown_id", $"There is no such {Noun}."));
            }
            else if (!seen.Add(ids[i]))
            {
                errors.Add(new FieldError(pointer, "ids", "duplicate_id", $"The {Noun} is there twice."));
            }
        }

        if (errors.Count == 0 && seen.Count < items.Count)
        {
            errors.Add(new FieldError("/ids", "ids", "required", $"Every {Noun} of the template is named."));
        }

        return errors.Count == 0
            ? Write(document, [.. ids.Select(id => KeyValuePair.Create(id, items.Find(id)!))]) // Looked up above.
            : new DraftError.Invalid(errors[0].Code, errors.ToImmutable());
    }

    /// <summary>What would not do in what is live: no name where one is asked for, two of one name.</summary>
    public IEnumerable<Problem> Validate(Document document)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (id, item) in Read(document))
        {
            var path = Items.Child(id).Child(NameMember);
            var name = NameOf(item);
            if (string.IsNullOrWhiteSpace(name))
            {
                if (IsNamed)
                {
                    yield return new Problem(path, "required", $"An {Noun} has a name.");
                }
            }
            else if (!names.Add(name))
            {
                yield return new Problem(path, "duplicate_name", $"Two {Name} are called \"{name}\".");
            }
        }
    }

    private Document Write(Document document, ImmutableArray<KeyValuePair<string, DocumentNode>> wanted)
    {
        var (items, order) = OrderedMap.Write(
            TemplateDocument.MapAt(document, Items),
            TemplateDocument.MapAt(document, Order),
            wanted
        );
        return document.With(Items, items).With(Order, order);
    }

    private static int IndexOf(ImmutableArray<KeyValuePair<string, DocumentNode>> items, string id)
    {
        for (var i = 0; i < items.Length; i++)
        {
            if (items[i].Key == id)
            {
                return i;
            }
        }

        return -1;
    }

    private static void AddText(ImmutableArray<FieldError>.Builder errors, string pointer, JsonProperty member)
    {
        var value = member.Value;
        if (value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
        {
            errors.Add(Wrong(pointer, member.Name, "a text"));
        }
        else if (member.Name is NameMember or "label" && value.GetString()?.Length > TemplateLimits.Name)
        {
            errors.Add(
                Error(
                    pointer,
                    member.Name,
                    "too_long",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"A {member.Name} has at most {TemplateLimits.Name} characters."
                    )
                )
            );
        }
    }

    private static FieldError Wrong(string pointer, string name, string what) =>
        Error(pointer, name, "wrong_type", $"The member is {what}.");

    private static FieldError Error(string pointer, string name, string code, string message) =>
        new($"{pointer}/{name}", name, code, message);
}
