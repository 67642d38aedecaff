using System.Collections.Immutable;

namespace DraftStudio.Core.Documents;

/// <summary>An immutable tree of maps keyed by identity.</summary>
public sealed class Document
{
    public static readonly Document Empty = new(MapNode.Empty);

    public Document(MapNode root) => Root = root;

    public MapNode Root { get; }

    public ContentHash Hash => Root.Hash;

    /// <summary>What is at the path; null for nothing.</summary>
    public DocumentNode? At(DocumentPath path) => throw new NotImplementedException();

    /// <summary>The document with the node set; maps on the way are made.</summary>
    /// <exception cref="InvalidOperationException">A leaf stands on the way.</exception>
    public Document With(DocumentPath path, DocumentNode node) => throw new NotImplementedException();

    /// <summary>The document without the node; the same document when nothing was there. Emptied maps stay.</summary>
    public Document Without(DocumentPath path) => throw new NotImplementedException();

    /// <summary>The document after the changes, in order; each path becomes the change's <c>After</c> whatever was there.</summary>
    public Document Apply(ImmutableArray<Change> changes) => throw new NotImplementedException();
}
