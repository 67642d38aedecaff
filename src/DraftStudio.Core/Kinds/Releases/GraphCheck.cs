using System.Collections.Immutable;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Kinds.Releases;

/// <summary>
/// What is wrong with nodes as a graph: its start and its ends, children and fallbacks that are not there, cycles, slugs,
/// references to what does not come before. An edge is a child or the way that a failure goes.
/// </summary>
internal static class GraphCheck
{
    /// <param name="Problems">Paths begin with a node's key; empty for what is of no node.</param>
    /// <param name="Outer">Slugs that nodes refer to and none of them has.</param>
    public sealed record Result(ImmutableArray<NodeProblem> Problems, ImmutableArray<string> Outer);

    /// <summary>The nodes of a group: each by itself, and together.</summary>
    public static Result Check(MapNode nodes, ActionCatalogue catalogue)
    {
        var facts = new List<KeyValuePair<string, NodeFacts>>(nodes.Count);
        var problems = ImmutableArray.CreateBuilder<NodeProblem>();
        foreach (var (key, node) in nodes)
        {
            var found = NodeFacts.Of((MapNode)node, catalogue);
            facts.Add(new KeyValuePair<string, NodeFacts>(key, found));
            problems.AddRange(Below(key, found.Problems));
        }

        var graph = Shape(facts);
        return graph with { Problems = [.. problems, .. graph.Problems] };
    }

    public static IEnumerable<NodeProblem> Below(string key, ImmutableArray<NodeProblem> problems) =>
        problems.Select(problem => problem with { Path = [key, .. problem.Path] });

    /// <summary>The nodes together.</summary>
    /// <param name="nodes">By key, in the ordinal order of the keys.</param>
    public static Result Shape(IReadOnlyList<KeyValuePair<string, NodeFacts>> nodes) => new Graph(nodes).Check();

    private sealed class Graph
    {
        // References to so many nodes are followed at a time: the sets of a graph of 10,000 nodes take a megabyte.
        private const int Batch = 1_024;

        private readonly IReadOnlyList<KeyValuePair<string, NodeFacts>> nodes;
        private readonly Dictionary<string, int> places;
        private readonly int[][] next;
        private readonly ImmutableArray<NodeProblem>.Builder problems = ImmutableArray.CreateBuilder<NodeProblem>();
        private int[] order = [];
        private bool isCyclic;

        public Graph(IReadOnlyList<KeyValuePair<string, NodeFacts>> nodes)
        {
            this.nodes = nodes;
            places = new Dictionary<string, int>(nodes.Count, StringComparer.Ordinal);
            for (var i = 0; i < nodes.Count; i++)
            {
                places.Add(nodes[i].Key, i);
            }

            next = new int[nodes.Count][];
        }

        public Result Check()
        {
            Connect();
            CheckSlugs();
            CheckEnds();
            Sort();
            if (isCyclic)
            {
                FindCycles();
            }

            var outer = CheckReferences();
            return new Result(problems.ToImmutable(), outer);
        }

        private void Connect()
        {
            for (var i = 0; i < next.Length; i++)
            {
                var (key, facts) = nodes[i];
                var edges = new List<int>(facts.Children.Length + 1);
                for (var slot = 0; slot < facts.Children.Length; slot++)
                {
                    if (facts.Children[slot] is not { } child)
                    {
                        continue;
                    }

                    if (places.TryGetValue(child, out var place))
                    {
                        edges.Add(place);
                    }
                    else
                    {
                        Add(
                            [
                                key,
                                NodeMembers.Children,
                                slot.ToString(System.Globalization.CultureInfo.InvariantCulture),
                            ],
                            "child_unknown",
                            $"There is no node {child}."
                        );
                    }
                }

                if (facts.Fallback is { } fallback)
                {
                    if (places.TryGetValue(fallback, out var place))
                    {
                        edges.Add(place);
                    }
                    else
                    {
                        Add([key, NodeMembers.FallbackChild], "fallback_unknown", $"There is no node {fallback}.");
                    }
                }

                next[i] = [.. edges];
            }
        }

        private void CheckSlugs()
        {
            foreach (
                var shared in nodes
                    .GroupBy(static node => node.Value.Slug, StringComparer.Ordinal)
                    .Where(static group => group.Count() > 1)
            )
            {
                foreach (var (key, _) in shared)
                {
                    Add([key, NodeMembers.Slug], "slug_duplicate", $"Another node has the slug \"{shared.Key}\" too.");
                }
            }
        }

        private void CheckEnds()
        {
            var starts = Enumerable.Range(0, nodes.Count).Where(i => nodes[i].Value.IsStart).ToArray();
            if (starts.Length == 0)
            {
                Add([], "start_missing", "The graph has no start.");
                if (!nodes.Any(static node => node.Value.IsEnd))
                {
                    Add([], "end_unreachable", "The graph has no end.");
                }

                return;
            }

            foreach (var start in starts.Length > 1 ? starts : [])
            {
                Add([nodes[start].Key], "start_duplicate", "The graph has more than one start.");
            }

            var reached = new bool[nodes.Count];
            var waiting = new Stack<int>(starts);
            foreach (var start in starts)
            {
                reached[start] = true;
            }

            var ends = false;
            while (waiting.TryPop(out var at))
            {
                ends |= nodes[at].Value.IsEnd;
                foreach (var below in next[at])
                {
                    if (!reached[below])
                    {
                        reached[below] = true;
                        waiting.Push(below);
                    }
                }
            }

            if (!ends)
            {
                Add([nodes[starts[0]].Key], "end_unreachable", "No end can be reached from the start.");
            }

            for (var i = 0; i < reached.Length; i++)
            {
                if (!reached[i])
                {
                    Add([nodes[i].Key], "orphan", "The start does not lead to the node.", isWarning: true);
                }
            }
        }

        /// <summary>Each node before those that it leads to; the nodes of cycles, and those behind them, come last.</summary>
        private void Sort()
        {
            var incoming = new int[next.Length];
            foreach (var below in next.SelectMany(static edges => edges))
            {
                incoming[below]++;
            }

            order = new int[next.Length];
            var count = 0;
            for (var i = 0; i < next.Length; i++)
            {
                if (incoming[i] == 0)
                {
                    order[count++] = i;
                }
            }

            for (var at = 0; at < count; at++)
            {
                foreach (var below in next[order[at]])
                {
                    if (--incoming[below] == 0)
                    {
                        order[count++] = below;
                    }
                }
            }

            isCyclic = count < next.Length;
            for (var i = 0; isCyclic && i < next.Length; i++)
            {
                if (incoming[i] > 0)
                {
                    order[count++] = i;
                }
            }
        }

        /// <summary>One cycle for each part of the graph that goes in circles, as the path around it.</summary>
        private void FindCycles()
        {
            const int untouched = 0;
            const int open = 1;
            const int done = 2;
            var state = new int[next.Length];
            var told = new bool[next.Length];
            var path = new List<(int Node, int Edge)>();
            var left = next.Length;
            for (var root = 0; root < next.Length; root++)
            {
                if (state[root] != untouched)
                {
                    continue;
                }

                state[root] = open;
                path.Add((root, 0));
                while (path.Count > 0)
                {
                    var (at, edge) = path[^1];
                    if (edge == next[at].Length)
                    {
                        state[at] = done;
                        path.RemoveAt(path.Count - 1);
                        // As near to "each before those that it leads to" as circles allow, so that what goes around one
                        // has been around after few rounds.
                        order[--left] = at;
                        continue;
                    }

                    path[^1] = (at, edge + 1);
                    var below = next[at][edge];
                    if (state[below] == untouched)
                    {
                        state[below] = open;
                        path.Add((below, 0));
                    }
                    else if (state[below] == open)
                    {
                        Tell([.. path.SkipWhile(step => step.Node != below).Select(static step => step.Node)], told);
                    }
                }
            }
        }

        private void Tell(int[] cycle, bool[] told)
        {
            if (cycle.Any(node => told[node]))
            {
                return;
            }

            foreach (var node in cycle)
            {
                told[node] = true;
            }

            const int most = 20;
            var names = cycle.Take(most).Select(node => nodes[node].Value.Slug);
            var rest = cycle.Length > most ? " → …" : "";
            Add(
                [nodes[cycle[0]].Key],
                "cycle",
                $"The nodes lead in a circle: {string.Join(" → ", names)}{rest} → {nodes[cycle[0]].Value.Slug}."
            );
        }

        private ImmutableArray<string> CheckReferences()
        {
            var bySlug = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var i = 0; i < nodes.Count; i++)
            {
                bySlug.TryAdd(nodes[i].Value.Slug, i);
            }

            var outer = new SortedSet<string>(StringComparer.Ordinal);
            var wanted = new List<(int From, int To)>();
            for (var i = 0; i < nodes.Count; i++)
            {
                foreach (var slug in nodes[i].Value.References)
                {
                    if (bySlug.TryGetValue(slug, out var to))
                    {
                        wanted.Add((i, to));
                    }
                    else
                    {
                        outer.Add(slug);
                        Add(
                            [nodes[i].Key, NodeMembers.Config],
                            "reference_unknown",
                            $"No node has the slug \"{slug}\"."
                        );
                    }
                }
            }

            foreach (var batch in wanted.Select(static pair => pair.To).Distinct().Order().Chunk(Batch))
            {
                CheckBefore(batch, wanted);
            }

            return [.. outer];
        }

        private void CheckBefore(int[] targets, List<(int From, int To)> wanted)
        {
            var words = (targets.Length + 63) / 64;
            var before = new ulong[nodes.Count * words];
            var bits = targets
                .Select(static (target, bit) => (target, bit))
                .ToDictionary(static p => p.target, static p => p.bit);
            bool changed;
            do
            {
                changed = false;
                foreach (var at in order)
                {
                    var own = bits.GetValueOrDefault(at, -1);
                    foreach (var below in next[at])
                    {
                        for (var word = 0; word < words; word++)
                        {
                            var known = before[(below * words) + word];
                            var more = known | before[(at * words) + word];
                            if (own >> 6 == word)
                            {
                                more |= 1UL << own;
                            }

                            changed |= more != known;
                            before[(below * words) + word] = more;
                        }
                    }
                }
            } while (changed && isCyclic);

            foreach (var (from, to) in wanted)
            {
                if (
                    bits.TryGetValue(to, out var bit)
                    && (from == to || (before[(from * words) + (bit >> 6)] & (1UL << bit)) == 0)
                )
                {
                    Add(
                        [nodes[from].Key, NodeMembers.Config],
                        "reference_not_before",
                        $"The node \"{nodes[to].Value.Slug}\" does not come before this one."
                    );
                }
            }
        }

        private void Add(ImmutableArray<string> path, string code, string message, bool isWarning = false) =>
            problems.Add(new NodeProblem(path, code, message, isWarning));
    }
}
