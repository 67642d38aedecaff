namespace DraftStudio.Core.Documents;

/// <summary>
/// A node of a document: a map of nodes by key, a leaf of JSON, or a text. Immutable, and safe to read from many threads.
/// </summary>
public abstract class DocumentNode
{
    /// <summary>What a node takes beside its contents.</summary>
    private protected const long OwnWeight = 96;

    private StrongBox? hash;

    private protected DocumentNode() { }

    /// <summary>
    /// Equal exactly when the content is, however the node was built. Computed when first asked for and kept, in each node
    /// below too; asking again, or asking a node that shares most of what is below it, costs next to nothing.
    /// </summary>
    public ContentHash Hash
    {
        get
        {
            // Two threads may both compute it: the same value, published whole by one reference.
            var known = Volatile.Read(ref hash);
            if (known is null)
            {
                known = new StrongBox(ComputeHash());
                Volatile.Write(ref hash, known);
            }

            return known.Value;
        }
    }

    /// <summary>
    /// Roughly what the node and all below it take in memory, in bytes. Kept in maps, so that a document that shares most of
    /// what it has with one that was weighed is weighed for next to nothing.
    /// </summary>
    internal abstract long Weight { get; }

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
        ReferenceEquals(left, right)
        || (left is not null && right is not null && (left.SameAsFarAsKnown(right) ?? left.SameContent(right)));

    /// <summary>Whether the contents are the same, when that can be told without looking at them; null when it cannot.</summary>
    internal bool? SameAsFarAsKnown(DocumentNode other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        // Hashes that are there decide; where one is missing, comparing is cheaper than hashing.
        var mine = Volatile.Read(ref hash);
        var others = Volatile.Read(ref other.hash);
        return mine is null || others is null ? null : mine.Value == others.Value;
    }

    private protected abstract ContentHash ComputeHash();

    private protected abstract bool SameContent(DocumentNode other);

    private sealed class StrongBox(ContentHash value)
    {
        public ContentHash Value { get; } = value;
    }
}
