using System.Collections.Immutable;
using System.Globalization;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Kinds.Releases;

/// <summary>Short phrases for what changes do to a release: "Move 3 nodes, set form fields".</summary>
internal static class ReleaseLabels
{
    private const int NameLength = 60;

    private enum Deed
    {
        Add,
        Remove,
        Connect,
        Change,
        Move,
    }

    public static string Of(ImmutableArray<Change> changes)
    {
        var nodes = new SortedDictionary<string, (Deed Deed, string? Name)>(StringComparer.Ordinal);
        var others = new SortedSet<string>(StringComparer.Ordinal);
        var reordered = false;
        foreach (var change in changes)
        {
            switch (change.Path.Segments)
            {
                case ["nodes", var key, .. var below]:
                    var (deed, name) = Read(change, below);
                    nodes[key] = nodes.TryGetValue(key, out var known) && known.Deed < deed ? known : (deed, name);
                    break;
                case ["nodeOrder", ..]:
                    reordered = true;
                    break;
                case ["workflow", var member, ..]:
                    others.Add("set " + member);
                    break;
                case ["formFields", ..]:
                    others.Add("set form fields");
                    break;
                case ["testRecords", ..]:
                    others.Add("set test records");
                    break;
                default:
                    break;
            }
        }

        if (reordered && nodes.Count == 0)
        {
            others.Add("reorder nodes");
        }

        var phrases = nodes.Values.GroupBy(static node => node.Deed).Select(Phrase).Concat(others).ToArray();
        return phrases.Length == 0
            ? "No change"
            : char.ToUpperInvariant(phrases[0][0])
                + phrases[0][1..]
                + string.Concat(phrases[1..].Select(static phrase => ", " + phrase));
    }

    private static (Deed Deed, string? Name) Read(Change change, ImmutableArray<string> below) =>
        below switch
        {
            [] when change.Before is null => (Deed.Add, NameOf(change.After)),
            [] when change.After is null => (Deed.Remove, NameOf(change.Before)),
            [NodeMembers.Position] => (Deed.Move, null),
            [NodeMembers.Children, ..] or [NodeMembers.FallbackChild, ..] => (Deed.Connect, null),
            _ => (Deed.Change, null),
        };

    private static string Phrase(IGrouping<Deed, (Deed Deed, string? Name)> group)
    {
        var verb = group.Key switch
        {
            Deed.Add => "add",
            Deed.Remove => "remove",
            Deed.Connect => "connect",
            Deed.Move => "move",
            _ => "change",
        };
        var count = group.Count();
        var name = count == 1 ? group.First().Name : null;
        return name is not null ? $"{verb} node {name}"
            : count == 1 ? $"{verb} 1 node"
            : string.Create(CultureInfo.InvariantCulture, $"{verb} {count} nodes");
    }

    private static string? NameOf(DocumentNode? node)
    {
        var name =
            ((node as MapNode)?.Find(NodeMembers.Name) as LeafNode)?.AsString()
            ?? ((node as MapNode)?.Find(NodeMembers.Slug) as LeafNode)?.AsString();
        if (string.IsNullOrWhiteSpace(name))
        {
            return null;
        }

        var shown = new string([.. name.Where(static c => !char.IsControl(c))]);
        return shown.Length <= NameLength
            ? shown
            : shown[..(UnicodeText.CutsPair(shown, NameLength) ? NameLength - 1 : NameLength)] + "…";
    }
}
