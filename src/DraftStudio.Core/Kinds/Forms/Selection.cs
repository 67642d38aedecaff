using System.Collections.Immutable;
using System.Text.Json;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Kinds.Forms;

/// <summary>Reads and writes selections in a document. A list keeps the order keys that it can, so that a move touches one path.</summary>
internal static class Selection
{
    public static ImmutableArray<SelectedRow> ReadOne(Document document, DocumentPath path) =>
        IdOf(document.At(path)) is { } id ? [SelectedRow.Of(id)] : [];

    public static Document WriteOne(Document document, DocumentPath path, ImmutableArray<SelectedRow> rows) =>
        rows is [var row, ..] ? document.With(path, LeafNode.Of(row.Id.ToString())) : document.Without(path);

    public static ImmutableArray<SelectedRow> ReadList(Document document, DocumentPath path) =>
        [.. Ordered(document, path).Select(static placed => placed.Row)];

    /// <summary>The document with exactly these rows, in this order; no two of one key.</summary>
    public static Document WriteList(Document document, DocumentPath path, ImmutableArray<SelectedRow> rows)
    {
        var placed = Ordered(document, path).ToDictionary(static entry => entry.Row.Key, StringComparer.Ordinal);
        foreach (var gone in placed.Keys.Except(rows.Select(static row => row.Key), StringComparer.Ordinal))
        {
            document = document.Without(path.Child(gone));
        }

        var keys = placed.ToDictionary(
            static entry => entry.Key,
            static entry => entry.Value.Order,
            StringComparer.Ordinal
        );
        var kept = Kept(rows, keys);
        string? before = null;
        for (var i = 0; i < rows.Length; i++)
        {
            if (kept[i])
            {
                before = keys[rows[i].Key];
                document = placed[rows[i].Key].Row == rows[i] ? document : Put(document, path, rows[i], before);
                continue;
            }

            var end = NextKept(rows, keys, kept, i, before);
            var after = end < rows.Length ? keys[rows[end].Key] : null;
            var orders = new string[end - i];
            Place(orders, before, after);
            for (var n = 0; n < orders.Length; n++)
            {
                document = Put(document, path, rows[i + n], orders[n]);
            }

            before = orders[^1];
            i = end - 1;
        }

        return document;
    }

    /// <summary>The document with these rows beside the others: one whose key is there stays in its place, a new one comes last.</summary>
    public static Document PutRows(Document document, DocumentPath path, ImmutableArray<SelectedRow> rows)
    {
        var map = document.At(path) as MapNode ?? MapNode.Empty;
        string? last = null;
        foreach (var row in rows)
        {
            if (map.Find(row.Key) is { } there)
            {
                var placed = Read(row.Key, there);
                document = placed.Row == row ? document : Put(document, path, row, placed.Order);
                continue;
            }

            last = OrderKey.Between(
                last ?? map.Select(static entry => Read(entry.Key, entry.Value).Order).Max(StringComparer.Ordinal),
                null
            );
            document = Put(document, path, row, last);
        }

        return document;
    }

    /// <summary>The resource that a leaf names, alone or as a row; null when it names none.</summary>
    public static ResourceId? IdOf(DocumentNode? node) =>
        node is not LeafNode leaf ? null
        : leaf.Json.Span[0] == (byte)'[' ? Read("", leaf).Row.Id
        : Guid.TryParseExact(leaf.AsString(), "D", out var id) ? new ResourceId(id)
        : null;

    /// <summary>A row as it stands in a document: with the order key that places it.</summary>
    private readonly record struct PlacedRow(SelectedRow Row, string Order);

    /// <summary>
    /// A row that is its resource is its order key; another is <c>[order key, resource id, value]</c>: one leaf, so that
    /// whatever is changed of a row is changed at one path.
    /// </summary>
    private static Document Put(Document document, DocumentPath path, SelectedRow row, string order) =>
        document.With(
            path.Child(row.Key),
            row == SelectedRow.Of(row.Id)
                ? LeafNode.Of(order)
                : LeafNode.FromJson(
                    JsonSerializer.SerializeToUtf8Bytes(
                        row.Value is { } value ? new[] { order, row.Id.ToString(), value } : [order, row.Id.ToString()]
                    )
                )
        );

    private static PlacedRow Read(string key, DocumentNode node)
    {
        if (node is not LeafNode leaf || leaf.Json.Span[0] != (byte)'[')
        {
            return new PlacedRow(
                new SelectedRow(key, new ResourceId(Guid.Parse(key))),
                (node as LeafNode)?.AsString() ?? ""
            );
        }

        var reader = new Utf8JsonReader(leaf.Json.Span);
        reader.Read();
        reader.Read();
        var order = reader.GetString() ?? "";
        reader.Read();
        var id = reader.GetGuid();
        reader.Read();
        var value = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        return new PlacedRow(new SelectedRow(key, new ResourceId(id), value), order);
    }

    private static IEnumerable<PlacedRow> Ordered(Document document, DocumentPath path) =>
        ((document.At(path) as MapNode) ?? MapNode.Empty)
            .Select(static entry => Read(entry.Key, entry.Value))
            .OrderBy(static placed => placed.Order, StringComparer.Ordinal)
            .ThenBy(static placed => placed.Row.Key, StringComparer.Ordinal);

    /// <summary>The next place whose key stays; one whose key ties with what stands before leaves no room, and does not stay.</summary>
    private static int NextKept(
        ImmutableArray<SelectedRow> rows,
        Dictionary<string, string> keys,
        bool[] kept,
        int from,
        string? before
    )
    {
        var next = from;
        while (
            next < rows.Length
            && !(kept[next] && !string.Equals(keys[rows[next].Key], before, StringComparison.Ordinal))
        )
        {
            kept[next] = false;
            next++;
        }

        return next;
    }

    /// <summary>Fills in rising keys between two others. From the middle out, so that they stay short.</summary>
    private static void Place(Span<string> keys, string? before, string? after)
    {
        if (after is null)
        {
            foreach (ref var key in keys)
            {
                before = key = OrderKey.Between(before, null);
            }

            return;
        }

        if (keys.Length > 0)
        {
            var middle = keys.Length / 2;
            keys[middle] = OrderKey.Between(before, after);
            Place(keys[..middle], before, keys[middle]);
            Place(keys[(middle + 1)..], keys[middle], after);
        }
    }

    /// <summary>Which of the wanted rows may keep their keys: the longest part that stands in order already.</summary>
    private static bool[] Kept(ImmutableArray<SelectedRow> rows, Dictionary<string, string> keys)
    {
        // Patience sorting: ends[n] is where the best rising run of n + 1 keys ends.
        var ends = new List<int>();
        var previous = new int[rows.Length];
        var byOrder = Comparer<int>.Create((left, right) => Compare(rows[left].Key, rows[right].Key, keys));
        for (var i = 0; i < rows.Length; i++)
        {
            if (!keys.ContainsKey(rows[i].Key))
            {
                continue;
            }

            var at = ends.BinarySearch(i, byOrder);
            at = at < 0 ? ~at : at;
            previous[i] = at == 0 ? -1 : ends[at - 1];
            if (at == ends.Count)
            {
                ends.Add(i);
            }
            else
            {
                ends[at] = i;
            }
        }

        var kept = new bool[rows.Length];
        for (var i = ends.Count == 0 ? -1 : ends[^1]; i >= 0; i = previous[i])
        {
            kept[i] = true;
        }

        return kept;
    }

    private static int Compare(string left, string right, Dictionary<string, string> keys)
    {
        var order = string.CompareOrdinal(keys[left], keys[right]);
        return order != 0 ? order : string.CompareOrdinal(left, right);
    }
}
