using System.Collections.Immutable;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Kinds.Releases;

/// <summary>What changed between the nodes of two releases.</summary>
internal sealed record ReleaseDifference
{
    /// <summary>A node by its uuid and its slug.</summary>
    public sealed record Node(string Uuid, string Slug);

    /// <summary>An edge; the slot is null for the way that a failure goes.</summary>
    public sealed record Edge(string From, string To, int? Slot);

    /// <summary>A node with the members that differ, as JSON Pointers into the node.</summary>
    public sealed record Changed(Node Node, ImmutableArray<string> Paths);

    public ImmutableArray<Node> Added { get; private init; } = [];

    public ImmutableArray<Node> Removed { get; private init; } = [];

    public ImmutableArray<Changed> ChangedNodes { get; private init; } = [];

    /// <summary>Nothing but their position differs.</summary>
    public ImmutableArray<Node> Moved { get; private init; } = [];

    public ImmutableArray<Edge> EdgesAdded { get; private init; } = [];

    public ImmutableArray<Edge> EdgesRemoved { get; private init; } = [];

    /// <summary>The uuids of all nodes that differ in anything.</summary>
    public IEnumerable<string> Touched =>
        Added
            .Concat(Removed)
            .Concat(Moved)
            .Concat(ChangedNodes.Select(static changed => changed.Node))
            .Select(static node => node.Uuid);

    public static ReleaseDifference Between(Document before, Document after)
    {
        var added = ImmutableArray.CreateBuilder<Node>();
        var removed = ImmutableArray.CreateBuilder<Node>();
        var changed = ImmutableArray.CreateBuilder<Changed>();
        var moved = ImmutableArray.CreateBuilder<Node>();
        var edgesBefore = new List<Edge>();
        var edgesAfter = new List<Edge>();
        foreach (
            var (key, was, isNow) in MapNode.Differences(
                ReleaseDocument.NodesOf(before),
                ReleaseDocument.NodesOf(after)
            )
        )
        {
            var (old, now) = (was as MapNode, isNow as MapNode);
            edgesBefore.AddRange(EdgesOf(key, old));
            edgesAfter.AddRange(EdgesOf(key, now));
            var node = new Node(key, (((now ?? old)?.Find(NodeMembers.Slug) as LeafNode)?.AsString()) ?? "");
            if (old is null)
            {
                added.Add(node);
            }
            else if (now is null)
            {
                removed.Add(node);
            }
            else
            {
                ImmutableArray<string> paths =
                [
                    .. DocumentDiff
                        .Between(new Document(old), new Document(now))
                        .Select(static change => PointerOf(change.Path))
                        .Distinct(StringComparer.Ordinal),
                ];
                if (paths is ["/position"])
                {
                    moved.Add(node);
                }
                else
                {
                    changed.Add(new Changed(node, paths));
                }
            }
        }

        return new ReleaseDifference
        {
            Added = added.ToImmutable(),
            Removed = removed.ToImmutable(),
            ChangedNodes = changed.ToImmutable(),
            Moved = moved.ToImmutable(),
            EdgesAdded = [.. edgesAfter.Except(edgesBefore)],
            EdgesRemoved = [.. edgesBefore.Except(edgesAfter)],
        };
    }

    /// <summary>A document path below a node as a pointer into the node's JSON.</summary>
    private static string PointerOf(DocumentPath path)
    {
        var pointer = "";
        var segments = path.Segments;
        for (var i = 0; i < segments.Length; i++)
        {
            if (segments[i] == MemberMap.OrderMember)
            {
                break;
            }

            // The map of a group's nodes has a level that their JSON does not have.
            if (
                i > 0
                && segments[i - 1] == NodeMembers.Nested
                && segments[i] is NodeList.ItemsKey or NodeList.OrderKeys
            )
            {
                if (segments[i] == NodeList.OrderKeys)
                {
                    break;
                }

                continue;
            }

            pointer = NodeReader.Append(pointer, MemberMap.Unescape(segments[i]));
        }

        return pointer;
    }

    private static IEnumerable<Edge> EdgesOf(string key, MapNode? node)
    {
        if (node is null)
        {
            yield break;
        }

        var slot = 0;
        foreach (var child in NodeWriter.Slots(node.Find(NodeMembers.Children) as MapNode ?? MapNode.Empty))
        {
            if (child?.AsString() is { } to)
            {
                yield return new Edge(key, to, slot);
            }

            slot++;
        }

        if (
            (node.Find(NodeMembers.FallbackOnFailure) as LeafNode)?.AsBoolean() == true
            && (node.Find(NodeMembers.FallbackChild) as LeafNode)?.AsString() is { } fallback
        )
        {
            yield return new Edge(key, fallback, null);
        }
    }
}
