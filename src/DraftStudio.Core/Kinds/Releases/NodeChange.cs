using System.Collections.Immutable;

namespace DraftStudio.Core.Kinds.Releases;

/// <summary>One member of a node set or, without a value, removed.</summary>
/// <param name="Scope">The groups that the node is in, from the outermost; empty for the nodes of the release itself.</param>
/// <param name="Node">Its uuid.</param>
/// <param name="Path">The member; empty for the node as a whole.</param>
/// <param name="Value">The JSON that it becomes, checked for what no document takes.</param>
internal sealed record NodeChange(
    ImmutableArray<string> Scope,
    string Node,
    ImmutableArray<string> Path,
    ReadOnlyMemory<byte>? Value
);
