using System.Collections.Immutable;
using System.Text.Json;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Kinds.Releases;

/// <summary>
/// A JSON object as a map of its members, with their order kept. Members that stand in the order that is expected of them
/// need no order keys; else each has one, under <see cref="OrderMember"/>. A member whose name begins with a tilde has
/// another one before it.
/// </summary>
internal static class MemberMap
{
    public const string OrderMember = "~order";

    /// <param name="members">As they came; no name twice.</param>
    /// <param name="order">The order keys that the object had; empty for none.</param>
    /// <param name="rank">What is expected first; equal ranks stand in the ordinal order of their names.</param>
    public static MapNode Of(List<KeyValuePair<string, DocumentNode>> members, MapNode order, Func<string, int> rank)
    {
        var expected = true;
        for (var i = 1; i < members.Count && expected; i++)
        {
            expected = Compare(members[i - 1].Key, members[i].Key, rank) < 0;
        }

        var entries = new KeyValuePair<string, DocumentNode>[members.Count + (expected ? 0 : 1)];
        for (var i = 0; i < members.Count; i++)
        {
            entries[i] = new KeyValuePair<string, DocumentNode>(Escape(members[i].Key), members[i].Value);
        }

        if (!expected)
        {
            var keys = OrderedMap.Keep([
                .. members.Select(member => (order.Find(Escape(member.Key)) as LeafNode)?.AsString()),
            ]);
            entries[^1] = new KeyValuePair<string, DocumentNode>(
                OrderMember,
                MapNode.Of(
                    members.Select(
                        (member, i) => new KeyValuePair<string, DocumentNode>(Escape(member.Key), LeafNode.Of(keys[i]))
                    )
                )
            );
        }

        return MapNode.TryOf(entries, out var twice)
            ?? throw new JsonException($"The member \"{twice}\" is there twice.");
    }

    /// <summary>
    /// The object with a member set or (null) removed. A new member stands where it is expected when all others do, else
    /// last.
    /// </summary>
    public static MapNode Put(MapNode map, string name, DocumentNode? node, Func<string, int> rank)
    {
        var key = Escape(name);
        if (map.Find(OrderMember) is not MapNode order)
        {
            return node is null ? map.Without(key) : map.With(key, node);
        }

        if (node is not null && map.Find(key) is not null)
        {
            return map.With(key, node);
        }

        var members = Read(map, rank).ToList();
        members.RemoveAll(member => member.Key == name);
        if (node is not null)
        {
            members.Add(new KeyValuePair<string, DocumentNode>(name, node));
        }

        return Of(members, order, rank);
    }

    /// <summary>The members in their order.</summary>
    public static ImmutableArray<KeyValuePair<string, DocumentNode>> Read(MapNode map, Func<string, int> rank)
    {
        var order = map.Find(OrderMember) as MapNode ?? MapNode.Empty;
        var members = new List<(string? Order, KeyValuePair<string, DocumentNode> Member)>(map.Count);
        foreach (var (key, node) in map)
        {
            if (key != OrderMember)
            {
                members.Add(
                    (
                        (order.Find(key) as LeafNode)?.AsString(),
                        new KeyValuePair<string, DocumentNode>(Unescape(key), node)
                    )
                );
            }
        }

        members.Sort(
            (left, right) =>
                (left.Order is null).CompareTo(right.Order is null) is var known and not 0 ? known
                : string.CompareOrdinal(left.Order, right.Order) is var place and not 0 ? place
                : Compare(left.Member.Key, right.Member.Key, rank)
        );
        return [.. members.Select(static member => member.Member)];
    }

    public static string Escape(string name) => name.StartsWith('~') ? "~" + name : name;

    public static string Unescape(string key) => key.StartsWith('~') ? key[1..] : key;

    private static int Compare(string left, string right, Func<string, int> rank) =>
        rank(left).CompareTo(rank(right)) is var order and not 0 ? order : string.CompareOrdinal(left, right);
}
