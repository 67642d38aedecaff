using System.Collections.Immutable;

namespace DraftStudio.Core.Kinds.Releases;

/// <summary>Something wrong with a node or a graph.</summary>
/// <param name="Path">Keys, from the nodes or the node on.</param>
/// <param name="Code">A reason of the contract, in snake_case.</param>
/// <param name="Message">For people.</param>
/// <param name="IsWarning">It does not stand in the way of deploying.</param>
internal sealed record NodeProblem(ImmutableArray<string> Path, string Code, string Message, bool IsWarning = false);
