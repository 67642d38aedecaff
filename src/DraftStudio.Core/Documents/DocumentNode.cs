namespace DraftStudio.Core.Documents;

/// <summary>A node of a document: a map of nodes by key, a leaf of JSON, or a text. Immutable; each carries the hash of what is below it.</summary>
public abstract class DocumentNode
{
    private protected DocumentNode() { }

    /// <summary>Equal exactly when the content is: maps without regard to the order in which they were built.</summary>
    public abstract ContentHash Hash { get; }

    public T Match<T>(Func<MapNode, T> map, Func<LeafNode, T> leaf, Func<TextNode, T> text) =>
        this switch
        {
            MapNode node => map(node),
            LeafNode node => leaf(node),
            TextNode node => text(node),
            _ => throw new InvalidOperationException("The set of nodes is closed."),
        };

    /// <summary>True when both are absent or have the same content.</summary>
    public static bool Same(DocumentNode? left, DocumentNode? right) =>
        ReferenceEquals(left, right) || (left is not null && right is not null && left.Hash == right.Hash);
}
