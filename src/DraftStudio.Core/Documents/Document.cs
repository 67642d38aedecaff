using System.Collections.Immutable;

namespace DraftStudio.Core.Documents;

/// <summary>An immutable tree of maps keyed by identity.</summary>
public sealed class Document
{
    public static readonly Document Empty = new(MapNode.Empty);

    public Document(MapNode root) => Root = root;

    public MapNode Root { get; }

    /// <summary>Equal exactly when the content is.</summary>
    public ContentHash Hash => Root.Hash;

    /// <summary>What is at the path; null for nothing, also where a leaf stands on the way.</summary>
    public DocumentNode? At(DocumentPath path)
    {
        DocumentNode? node = Root;
        foreach (var key in path.Segments)
        {
            node = (node as MapNode)?.Find(key);
        }

        return node;
    }

    /// <summary>The document with the node set; maps on the way are made. The same document when that was there.</summary>
    /// <exception cref="InvalidOperationException">A leaf or a text stands on the way, or something else than a map is set at the root.</exception>
    public Document With(DocumentPath path, DocumentNode node)
    {
        if (path.IsRoot)
        {
            return node is MapNode map
                ? Rooted(map)
                : throw new InvalidOperationException("A document's root is a map.");
        }

        return Rooted(With(Root, path.Segments.AsSpan(), node));
    }

    /// <summary>The document without the node; the same document when nothing was there. Emptied maps stay.</summary>
    public Document Without(DocumentPath path) =>
        Rooted(path.IsRoot ? MapNode.Empty : Without(Root, path.Segments.AsSpan()));

    /// <summary>
    /// The document after the changes, in order: each path becomes the change's <c>After</c> whatever was there; edits go
    /// after those that the text has.
    /// </summary>
    /// <exception cref="InvalidOperationException">A leaf stands on the way of a change, or an edit is of something that is no text.</exception>
    /// <exception cref="ArgumentException">An edit does not fit its text (see <see cref="TextNode.With"/>).</exception>
    public Document Apply(ImmutableArray<Change> changes)
    {
        var document = this;
        foreach (var change in changes)
        {
            document = document.Apply(change);
        }

        return document;
    }

    private Document Apply(Change change)
    {
        if (change.IsEdit)
        {
            return At(change.Path) is TextNode text
                ? With(change.Path, text.With(change.Edits))
                : throw new InvalidOperationException($"There is no text to edit at \"{change.Path}\".");
        }

        return change.After is null ? Without(change.Path) : With(change.Path, change.After);
    }

    private Document Rooted(MapNode root) => ReferenceEquals(root, Root) ? this : new Document(root);

    private static MapNode With(MapNode map, ReadOnlySpan<string> keys, DocumentNode node)
    {
        if (keys.Length == 1)
        {
            return map.With(keys[0], node);
        }

        var below = map.Find(keys[0]) switch
        {
            null => MapNode.Empty,
            MapNode child => child,
            _ => throw new InvalidOperationException($"\"{keys[0]}\" is not a map, so nothing can be set in it."),
        };
        return map.With(keys[0], With(below, keys[1..], node));
    }

    private static MapNode Without(MapNode map, ReadOnlySpan<string> keys)
    {
        if (keys.Length == 1)
        {
            return map.Without(keys[0]);
        }

        if (map.Find(keys[0]) is not MapNode below)
        {
            return map;
        }

        var changed = Without(below, keys[1..]);
        return ReferenceEquals(changed, below) ? map : map.With(keys[0], changed);
    }
}
