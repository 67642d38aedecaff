using System.Globalization;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Kinds.Releases;

namespace DraftStudio.Web.Features.Releases;

/// <summary>What a node is connected with, by name.</summary>
internal static class NodeNeighbours
{
    private const string OnFailure = "on failure";

    /// <summary>The nodes that lead to it, and how: by which of several ways, or on failure.</summary>
    public static List<(string Key, string Name, string How)> ParentsOf(MapNode nodes, string key)
    {
        var parents = new List<(string, string, string)>();
        foreach (var (from, value) in nodes)
        {
            if (value is not MapNode node)
            {
                continue;
            }

            var slots = SlotsOf(node);
            for (var i = 0; i < slots.Count; i++)
            {
                if (slots[i] == key)
                {
                    parents.Add((from, NameOf(nodes, from), slots.Count > 1 ? Way(i) : ""));
                }
            }

            if (FallbackOf(node) == key)
            {
                parents.Add((from, NameOf(nodes, from), OnFailure));
            }
        }

        return parents;
    }

    /// <summary>Where it leads to, by slot; a slot that is not connected has no key.</summary>
    public static List<(string Slot, string? Key, string Name)> ChildrenOf(MapNode nodes, string key)
    {
        if (nodes.Find(key) is not MapNode node)
        {
            return [];
        }

        var slots = SlotsOf(node);
        var children = slots
            .Select((to, i) => (Way(i), to, to is null ? "" : NameOf(nodes, to)))
            .Select(static child => (Slot: child.Item1, Key: child.to, Name: child.Item3))
            .ToList();
        if (FallbackOf(node) is { } fallback)
        {
            children.Add((OnFailure, fallback, NameOf(nodes, fallback)));
        }

        return children;
    }

    private static string Way(int slot) => (slot + 1).ToString(CultureInfo.InvariantCulture);

    private static List<string?> SlotsOf(MapNode node) =>
        [
            .. NodeWriter
                .Slots(node.Find(NodeMembers.Children) as MapNode ?? MapNode.Empty)
                .Select(static child => child?.AsString()),
        ];

    private static string? FallbackOf(MapNode node) =>
        (node.Find(NodeMembers.FallbackOnFailure) as LeafNode)?.AsBoolean() == true
            ? (node.Find(NodeMembers.FallbackChild) as LeafNode)?.AsString()
            : null;

    private static string NameOf(MapNode nodes, string key) => ReleaseWords.NameOf(nodes.Find(key) as MapNode) ?? key;
}
