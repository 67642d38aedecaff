using System.Collections.Immutable;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Kinds.Releases;

/// <summary>
/// Lays nodes out in layers, from the start down: each below what leads to it, children from left to right as their slots
/// say. The same nodes are laid out alike each time; nodes that are pinned or not chosen stay where they are, and no node
/// that is moved comes to lie on another.
/// </summary>
internal static class GraphLayout
{
    /// <summary>What a node takes up, in the units of positions; the canvas draws it as large.</summary>
    public const double Width = 240;

    public const double Height = 80;

    private const double GapX = 60;
    private const double GapY = 80;
    private const int Sweeps = 4;

    /// <summary>A position.</summary>
    public readonly record struct Point(double X, double Y);

    /// <summary>The document with its nodes laid out: positions alone differ, and only of nodes that move.</summary>
    /// <param name="document">A workflow's.</param>
    /// <param name="chosen">The nodes to lay out, by key; null for all.</param>
    /// <param name="pinned">Nodes that stay, though chosen.</param>
    public static Document Apply(Document document, IReadOnlySet<string>? chosen, IReadOnlySet<string> pinned)
    {
        var nodes = ReleaseDocument.NodesOf(document);
        var laidOut = Apply(nodes, ReleaseDocument.OrderOf(document), chosen, pinned);
        return ReferenceEquals(nodes, laidOut) ? document : document.With(ReleaseDocument.Nodes, laidOut);
    }

    /// <summary>The same of the nodes of a release, or of a group.</summary>
    public static MapNode Apply(MapNode nodes, MapNode order, IReadOnlySet<string>? chosen, IReadOnlySet<string> pinned)
    {
        var changes = new List<KeyValuePair<string, DocumentNode?>>();
        foreach (var (key, point) in Positions(nodes, order, chosen, pinned))
        {
            var node = (MapNode)nodes.Find(key)!; // It was laid out.
            if (PointOf(node) != point)
            {
                changes.Add(
                    new KeyValuePair<string, DocumentNode?>(key, node.With(NodeMembers.Position, LeafOf(node, point)))
                );
            }
        }

        return nodes.WithAll(changes);
    }

    /// <summary>Where each node that moves comes to stand.</summary>
    public static ImmutableDictionary<string, Point> Positions(
        MapNode nodes,
        MapNode order,
        IReadOnlySet<string>? chosen,
        IReadOnlySet<string> pinned
    )
    {
        var all = OrderedMap.Read(nodes, order);
        var moving = all.Where(node => chosen?.Contains(node.Key) != false && !pinned.Contains(node.Key))
            .Select(static node => (node.Key, Node: (MapNode)node.Value))
            .ToArray();
        if (moving.Length == 0)
        {
            return ImmutableDictionary<string, Point>.Empty;
        }

        var places = moving
            .Select(static (node, i) => (node.Key, i))
            .ToDictionary(static p => p.Key, static p => p.i, StringComparer.Ordinal);
        var next = moving.Select(node => EdgesOf(node.Node, places)).ToArray();
        var layers = LayersOf(next);
        var rows = RowsOf(next, layers);
        var origin = OriginOf(moving.Select(static node => PointOf(node.Node)), chosen is null && pinned.Count == 0);
        var points = Place(rows, next, origin);
        var still = all.Where(node => !places.ContainsKey(node.Key))
            .Select(static node => PointOf((MapNode)node.Value));
        Avoid(points, [.. still]);
        return moving
            .Select((node, i) => KeyValuePair.Create(node.Key, points[i]))
            .ToImmutableDictionary(StringComparer.Ordinal);
    }

    /// <summary>Where a node stands; its position as far as a canvas can show it.</summary>
    public static Point PointOf(MapNode node)
    {
        if (node.Find(NodeMembers.Position) is not LeafNode leaf)
        {
            return default;
        }

        var members = JsonText.Members(leaf.Json, 0, new JsonValueCheck());
        return new Point(Axis("x"), Axis("y"));

        double Axis(string name) =>
            members.Find(member => member.Key == name) is { Key: not null } member
                ? NodeReader.Number(member.Value) ?? 0
                : 0;
    }

    /// <summary>Whether two nodes at these places lie on one another.</summary>
    public static bool Overlap(Point left, Point right) =>
        Math.Abs(left.X - right.X) < Width && Math.Abs(left.Y - right.Y) < Height;

    /// <summary>The position with other coordinates; what else it holds stays.</summary>
    private static LeafNode LeafOf(MapNode node, Point point)
    {
        var members = node.Find(NodeMembers.Position) is LeafNode leaf
            ? JsonText.Members(leaf.Json, 0, new JsonValueCheck())
            : [];
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(64);
        using (var json = new System.Text.Json.Utf8JsonWriter(buffer, LeafNode.Writing))
        {
            json.WriteStartObject();
            json.WriteNumber("x", point.X);
            json.WriteNumber("y", point.Y);
            foreach (var (name, value) in members)
            {
                if (name is not ("x" or "y"))
                {
                    json.WritePropertyName(name);
                    json.WriteRawValue(value.Span, skipInputValidation: true);
                }
            }

            json.WriteEndObject();
        }

        return LeafNode.FromJson(buffer.WrittenSpan);
    }

    private static int[] EdgesOf(MapNode node, Dictionary<string, int> places)
    {
        var slots = node.Find(NodeMembers.Children) is MapNode map ? NodeWriter.Slots(map) : [];
        return
        [
            .. slots
                .Append(node.Find(NodeMembers.FallbackChild) as LeafNode)
                .Select(static child => child?.AsString()?.ToLowerInvariant())
                .Where(child => child is not null && places.ContainsKey(child))
                .Select(child => places[child!]) // Filtered above.
                .Distinct(),
        ];
    }

    /// <summary>The longest way to each node; an edge that closes a circle counts for nothing.</summary>
    private static int[] LayersOf(int[][] next)
    {
        var layers = new int[next.Length];
        var order = new List<int>(next.Length);
        var back = new HashSet<(int, int)>();
        var state = new int[next.Length];
        var path = new Stack<(int Node, int Edge)>();
        foreach (var root in RootsFirst(next))
        {
            if (state[root] != 0)
            {
                continue;
            }

            state[root] = 1;
            path.Push((root, 0));
            while (path.TryPop(out var step))
            {
                if (step.Edge == next[step.Node].Length)
                {
                    state[step.Node] = 2;
                    order.Add(step.Node);
                    continue;
                }

                path.Push((step.Node, step.Edge + 1));
                var below = next[step.Node][step.Edge];
                if (state[below] == 0)
                {
                    state[below] = 1;
                    path.Push((below, 0));
                }
                else if (state[below] == 1)
                {
                    back.Add((step.Node, below));
                }
            }
        }

        for (var i = order.Count - 1; i >= 0; i--)
        {
            foreach (var below in next[order[i]])
            {
                if (!back.Contains((order[i], below)))
                {
                    layers[below] = Math.Max(layers[below], layers[order[i]] + 1);
                }
            }
        }

        return layers;
    }

    private static IEnumerable<int> RootsFirst(int[][] next)
    {
        var isChild = new bool[next.Length];
        foreach (var below in next.SelectMany(static edges => edges))
        {
            isChild[below] = true;
        }

        return Enumerable.Range(0, next.Length).OrderBy(i => isChild[i]);
    }

    /// <summary>Each layer from left to right: by the middle of what leads to a node, and by its slot; then by order.</summary>
    private static List<int>[] RowsOf(int[][] next, int[] layers)
    {
        var rows = new List<int>[layers.Max() + 1];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = [];
        }

        for (var i = 0; i < layers.Length; i++)
        {
            rows[layers[i]].Add(i);
        }

        var rank = new double[layers.Length];
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            foreach (var row in rows)
            {
                for (var i = 0; i < row.Count; i++)
                {
                    rank[row[i]] = i;
                }
            }

            var sum = new double[layers.Length];
            var count = new int[layers.Length];
            for (var i = 0; i < next.Length; i++)
            {
                for (var slot = 0; slot < next[i].Length; slot++)
                {
                    var below = next[i][slot];
                    sum[below] += rank[i] + ((double)slot / (next[i].Length + 1));
                    count[below]++;
                }
            }

            foreach (var row in rows)
            {
                var sorted = row.OrderBy(i => count[i] == 0 ? rank[i] : sum[i] / count[i])
                    .ThenBy(static i => i)
                    .ToList();
                row.Clear();
                row.AddRange(sorted);
            }
        }

        return rows;
    }

    private static Point[] Place(List<int>[] rows, int[][] next, Point origin)
    {
        var points = new Point[next.Length];
        for (var layer = 0; layer < rows.Length; layer++)
        {
            var left = -(rows[layer].Count - 1) * (Width + GapX) / 2;
            for (var i = 0; i < rows[layer].Count; i++)
            {
                points[rows[layer][i]] = new Point(
                    origin.X + left + (i * (Width + GapX)),
                    origin.Y + (layer * (Height + GapY))
                );
            }
        }

        return points;
    }

    /// <summary>The whole graph begins at nought; a part of it in the middle above where it was, so that it stays in sight.</summary>
    private static Point OriginOf(IEnumerable<Point> points, bool isWhole)
    {
        // A node that somebody put out of sight says nothing about where the others are.
        const double sight = 1e9;
        var known = points.Where(static point => Math.Abs(point.X) < sight && Math.Abs(point.Y) < sight).ToArray();
        return isWhole || known.Length == 0
            ? default
            : new Point(
                Math.Round(known.Average(static point => point.X)),
                Math.Round(known.Min(static point => point.Y))
            );
    }

    /// <summary>Moves what would lie on a node that stays to the right of it; the row's later nodes give way.</summary>
    private static void Avoid(Point[] points, Point[] still)
    {
        if (still.Length == 0)
        {
            return;
        }

        var byRow = still.OrderBy(static point => point.X).ToArray();
        foreach (var row in points.Select(static (point, i) => (point, i)).GroupBy(static p => p.point.Y))
        {
            var inTheWay = byRow.Where(point => Math.Abs(point.Y - row.Key) < Height).ToArray();
            var free = double.NegativeInfinity;
            foreach (var (point, i) in row.OrderBy(static p => p.point.X))
            {
                var x = Math.Max(point.X, free);
                foreach (var other in inTheWay)
                {
                    if (Math.Abs(other.X - x) < Width)
                    {
                        x = other.X + Width + GapX;
                    }
                }

                points[i] = new Point(x, point.Y);
                free = x + Width + GapX;
            }
        }
    }
}
