using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Kinds.Releases;
using DraftStudio.Web.Features.Editing;

namespace DraftStudio.Web.Features.Releases;

/// <summary>What differs in a workflow, in words: by node and member, with names instead of uuids; what only moved comes together.</summary>
internal sealed class ReleaseLines
{
    /// <summary>More is counted and not told.</summary>
    public const int Most = 300;

    private const int MostNames = 6;
    private const int Longest = 240;

    private readonly ConfigForms forms;
    private readonly Document document;
    private readonly Dictionary<string, MapNode> gone = new(StringComparer.Ordinal);
    private readonly ImmutableArray<ChangeLine>.Builder lines = ImmutableArray.CreateBuilder<ChangeLine>();
    private readonly List<(DocumentPath Path, string Name, string? Before, string? After)> moves = [];
    private int untold;

    private ReleaseLines(ConfigForms forms, Document document)
    {
        this.forms = forms;
        this.document = document;
    }

    /// <param name="forms">What actions and their members are called.</param>
    /// <param name="document">As it is with the changes: it names the nodes.</param>
    /// <param name="changes">At least one.</param>
    public static ImmutableArray<ChangeLine> Of(ConfigForms forms, Document document, ImmutableArray<Change> changes)
    {
        var telling = new ReleaseLines(forms, document);
        foreach (var change in changes)
        {
            if (change is { Path.Segments: [.., var key], Before: MapNode node })
            {
                telling.gone.TryAdd(key, node);
            }
        }

        // What comes and goes first, then what changes, then the rest.
        foreach (var change in changes.OrderBy(RankOf))
        {
            telling.Tell(change);
        }

        return telling.Finish(changes);
    }

    private static int RankOf(Change change) =>
        change.Path.Segments switch
        {
            ["nodes", _] => change.Before is null ? 0 : 1,
            ["nodes", ..] => 2,
            ["formFields", ..] => 3,
            ["testRecords", ..] => 4,
            _ => 5,
        };

    private void Tell(Change change)
    {
        switch (change.Path.Segments)
        {
            case ["nodes", var key, .. var below]:
                Node(change, ReleaseDocument.Nodes, key, below, "");
                break;
            case ["workflow", var member]:
                Add(change.Path, Capital(member), Text(change.Before), Text(change.After));
                break;
            case ["formFields"]:
                Add(change.Path, "Form fields", Count(change.Before, "field"), Count(change.After, "field"));
                break;
            case ["formFields", NodeList.ItemsKey, var slug]:
                Add(change.Path, $"Form field {slug}", Text(change.Before), Text(change.After));
                break;
            case ["testRecords", NodeList.ItemsKey, var record]:
                Add(change.Path, $"Test record {record}", Text(change.Before), Text(change.After));
                break;
            default:
                break;
        }
    }

    private void Node(Change change, DocumentPath scope, string key, ImmutableArray<string> below, string prefix)
    {
        if (below.Contains(MemberMap.OrderMember, StringComparer.Ordinal))
        {
            return;
        }

        var node = document.At(scope.Child(key)) as MapNode ?? gone.GetValueOrDefault(key);
        var name = prefix + NameOf(node, key);
        switch (below)
        {
            case []:
                Add(change.Path, name, Title(change.Before), Title(change.After));
                break;
            case [NodeMembers.Position]:
                moves.Add((change.Path, name, Place(change.Before), Place(change.After)));
                break;
            case [NodeMembers.Children, var slot]:
                Add(change.Path, $"{name}: way {Way(slot)}", Target(scope, change.Before), Target(scope, change.After));
                break;
            case [NodeMembers.FallbackChild]:
                Add(change.Path, $"{name}: on failure", Target(scope, change.Before), Target(scope, change.After));
                break;
            case [NodeMembers.Config, NodeMembers.Nested, NodeList.ItemsKey, var inner, .. var deeper]:
                var nested = DocumentPath.Of([.. scope.Segments, key, .. below[..3]]);
                Node(change, nested, inner, deeper, name + " › ");
                break;
            case [NodeMembers.Config, NodeMembers.Nested, ..]:
                break;
            case [NodeMembers.Config, var member]:
                Add(
                    change.Path,
                    $"{name}: {LabelOf(node, MemberMap.Unescape(member))}",
                    Text(change.Before),
                    Text(change.After)
                );
                break;
            default:
                Add(change.Path, $"{name}: {Words(below)}", Text(change.Before), Text(change.After));
                break;
        }
    }

    private ImmutableArray<ChangeLine> Finish(ImmutableArray<Change> changes)
    {
        if (moves is [var move])
        {
            Add(move.Path, $"{move.Name}: position", move.Before, move.After);
        }
        else if (moves.Count > 1)
        {
            var names = string.Join(", ", moves.Take(MostNames).Select(static moved => moved.Name));
            var rest =
                moves.Count > MostNames
                    ? string.Create(CultureInfo.InvariantCulture, $" and {moves.Count - MostNames} more")
                    : "";
            lines.Add(new ChangeLine(ReleaseDocument.Nodes, Many(moves.Count, "node") + " moved", null, names + rest));
        }

        if (untold > 0)
        {
            lines.Add(
                new ChangeLine(
                    DocumentPath.Root,
                    "And more",
                    null,
                    string.Create(CultureInfo.InvariantCulture, $"{untold:N0} further differences")
                )
            );
        }

        if (lines.Count == 0 && !changes.IsEmpty)
        {
            lines.Add(new ChangeLine(changes[0].Path, "Order", null, ReleaseLabels.Of(changes)));
        }

        return lines.ToImmutable();
    }

    private void Add(DocumentPath path, string label, string? before, string? after)
    {
        if (lines.Count < Most)
        {
            lines.Add(new ChangeLine(path, label, before, after));
        }
        else
        {
            untold++;
        }
    }

    private static string NameOf(MapNode? node, string key) =>
        Text(node?.Find(NodeMembers.Name)) is { Length: > 0 } name ? name
        : Text(node?.Find(NodeMembers.Slug)) is { Length: > 0 } slug ? slug
        : key;

    /// <summary>What a node does: "HTTP request".</summary>
    private string? Title(DocumentNode? node) => node is MapNode map ? forms.TitleOf(map) : Text(node);

    private string LabelOf(MapNode? node, string member) =>
        forms.ActionOf(node) is { } action ? forms.FormOf(action).Find(member)?.Title ?? member : member;

    /// <summary>The node that an edge goes to, by name.</summary>
    private string? Target(DocumentPath scope, DocumentNode? uuid) =>
        (uuid as LeafNode)?.AsString() is not { } key
            ? null
            : NameOf((document.At(scope) as MapNode)?.Find(key) as MapNode ?? gone.GetValueOrDefault(key), key);

    /// <summary>A position as its two numbers.</summary>
    private static string? Place(DocumentNode? position)
    {
        if (position is not LeafNode)
        {
            return null;
        }

        var point = GraphLayout.PointOf(MapNode.Of([KeyValuePair.Create(NodeMembers.Position, position)]));
        return string.Create(CultureInfo.InvariantCulture, $"{point.X}, {point.Y}");
    }

    private static string Way(string slot) =>
        int.TryParse(slot, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (number + 1).ToString(CultureInfo.InvariantCulture)
            : slot;

    private static string Words(ImmutableArray<string> below) =>
        string.Join(
            " ",
            below.Select(static member =>
                member switch
                {
                    NodeMembers.FallbackOnFailure => "goes on when it fails",
                    NodeMembers.ActionSlug => "action",
                    NodeMembers.ConnectorUuid => "connector",
                    NodeMembers.Children => "ways",
                    _ => MemberMap.Unescape(member),
                }
            )
        );

    private static string? Count(DocumentNode? list, string noun) =>
        list switch
        {
            null => null,
            MapNode map => Many(EntryReader.Items(map).Count, noun),
            _ => "none",
        };

    private static string Many(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");

    private static string? Text(DocumentNode? node) =>
        node switch
        {
            null => null,
            LeafNode leaf when leaf.Json.Span is [(byte)'n', ..] => null,
            LeafNode leaf => Short(leaf.AsString() ?? Encoding.UTF8.GetString(leaf.Json.Span)),
            MapNode map => Many(map.Count, "member"),
            _ => Short(node.ToString() ?? ""),
        };

    private static string Short(string text) =>
        text.Length <= Longest ? text : text[..(UnicodeText.CutsPair(text, Longest) ? Longest - 1 : Longest)] + "…";

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
