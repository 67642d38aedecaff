using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Kinds.Releases;

/// <summary>
/// What the checks of graphs found, for as long as the graphs are in memory: nodes do not change, so a graph that differs
/// from one that was checked in a few nodes has only these looked at, and is looked at as a whole only when one of them
/// connects, is called or refers differently.
/// </summary>
internal sealed class GraphMemory(ActionCatalogue catalogue)
{
    private const int Recent = 16;
    private readonly ConditionalWeakTable<MapNode, Checked> known = [];
    private readonly Lock gate = new();
    private readonly LinkedList<WeakReference<MapNode>> recent = new();

    public ImmutableArray<Problem> Check(MapNode nodes)
    {
        if (nodes.Count == 0)
        {
            return [];
        }

        if (known.TryGetValue(nodes, out var found))
        {
            return found.Problems;
        }

        var fresh = Relative(nodes) is var (before, old) ? Continue(nodes, before, old) : Begin(nodes);
        known.AddOrUpdate(nodes, fresh);
        Note(nodes);
        return fresh.Problems;
    }

    private Checked Begin(MapNode nodes)
    {
        var facts = ImmutableDictionary.CreateBuilder<string, NodeFacts>(StringComparer.Ordinal);
        foreach (var (key, node) in nodes)
        {
            facts.Add(key, NodeFacts.Of((MapNode)node, catalogue));
        }

        return Finish(facts.ToImmutable(), null);
    }

    private Checked Continue(MapNode nodes, MapNode before, Checked old)
    {
        var differences = MapNode.Differences(before, nodes);
        var facts = old.Facts;
        var sameShape = true;
        var sameProblems = true;
        foreach (var (key, _, after) in differences)
        {
            var was = facts.GetValueOrDefault(key);
            var isNow = after is null ? null : NodeFacts.Of((MapNode)after, catalogue);
            facts = isNow is null ? facts.Remove(key) : facts.SetItem(key, isNow);
            sameShape &= was is not null && isNow is not null && isNow.HasShapeOf(was);
            sameProblems &= was is { Problems.IsEmpty: true } && isNow is { Problems.IsEmpty: true };
        }

        return sameShape && sameProblems ? old with { Facts = facts } : Finish(facts, sameShape ? old.Shape : null);
    }

    private static Checked Finish(ImmutableDictionary<string, NodeFacts> facts, ImmutableArray<NodeProblem>? shape)
    {
        KeyValuePair<string, NodeFacts>[] inOrder = [.. facts];
        Array.Sort(inOrder, static (left, right) => string.CompareOrdinal(left.Key, right.Key));
        var graph = shape ?? GraphCheck.Shape(inOrder).Problems;
        return new Checked(
            facts,
            graph,
            [
                .. inOrder
                    .SelectMany(static node => GraphCheck.Below(node.Key, node.Value.Problems))
                    .Concat(graph)
                    .OrderBy(static problem => problem.IsWarning)
                    .Select(static problem => new Problem(
                        DocumentPath.Of(["nodes", .. problem.Path]),
                        problem.Code,
                        problem.Message,
                        problem.IsWarning
                    )),
            ]
        );
    }

    /// <summary>A graph that was checked and that has nodes of this one: the same in memory, so this one was made of it.</summary>
    private (MapNode, Checked)? Relative(MapNode nodes)
    {
        lock (gate)
        {
            foreach (var reference in recent)
            {
                if (
                    reference.TryGetTarget(out var other)
                    && known.TryGetValue(other, out var found)
                    && found.Sample.Count(key => ReferenceEquals(other.Find(key), nodes.Find(key)))
                        > found.Sample.Length / 2
                )
                {
                    return (other, found);
                }
            }
        }

        return null;
    }

    private void Note(MapNode nodes)
    {
        lock (gate)
        {
            recent.AddFirst(new WeakReference<MapNode>(nodes));
            if (recent.Count > Recent)
            {
                recent.RemoveLast();
            }
        }
    }

    private sealed record Checked(
        ImmutableDictionary<string, NodeFacts> Facts,
        ImmutableArray<NodeProblem> Shape,
        ImmutableArray<Problem> Problems
    )
    {
        /// <summary>A few keys, by which a relative is recognised.</summary>
        public ImmutableArray<string> Sample { get; } = [.. Facts.Keys.Take(5)];
    }
}
