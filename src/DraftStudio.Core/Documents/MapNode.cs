using System.Collections;

namespace DraftStudio.Core.Documents;

/// <summary>Nodes by key. A map has no order: it is walked in the ordinal order of its keys; who needs another stores an order key (<see cref="OrderKey"/>).</summary>
public sealed class MapNode : DocumentNode, IReadOnlyCollection<KeyValuePair<string, DocumentNode>>
{
    public static readonly MapNode Empty = new();

    private MapNode() { }

    public override ContentHash Hash => throw new NotImplementedException();

    public int Count => throw new NotImplementedException();

    public DocumentNode? Find(string key) => throw new NotImplementedException();

    /// <summary>The map with the key set; the same map when it was set to the same content.</summary>
    public MapNode With(string key, DocumentNode node) => throw new NotImplementedException();

    /// <summary>The map without the key; the same map when it was not there.</summary>
    public MapNode Without(string key) => throw new NotImplementedException();

    public static MapNode Of(IEnumerable<KeyValuePair<string, DocumentNode>> entries) =>
        throw new NotImplementedException();

    public IEnumerator<KeyValuePair<string, DocumentNode>> GetEnumerator() => throw new NotImplementedException();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
