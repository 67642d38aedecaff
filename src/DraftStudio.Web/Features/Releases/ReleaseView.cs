using System.Collections.Immutable;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Releases;

namespace DraftStudio.Web.Features.Releases;

/// <summary>What the workflow editor shows of a draft. The graph itself goes to the browser by another way.</summary>
internal sealed record ReleaseView
{
    public required Draft Draft { get; init; }

    public required Document Document { get; init; }

    /// <summary>Who looks at it.</summary>
    public required Caller Caller { get; init; }

    public required Artifact? Workflow { get; init; }

    /// <summary>What is live; null before the first deploy.</summary>
    public required ReleaseState? Live { get; init; }

    /// <summary>What deploying would refuse, and what it would warn of. The same array as long as they are the same.</summary>
    public required ImmutableArray<Problem> Problems { get; init; }

    public WorkflowHeader Header => WorkflowHeader.Of(Document);

    public bool CanWrite =>
        Draft.IsOpen
        && Caller.May(Permission.DraftsWrite)
        && (Draft.Owner == Caller.User || Caller.May(Permission.DraftsEditAny));

    /// <summary>A node, by the uuids of the groups that it is in and its own; null when it is gone.</summary>
    public MapNode? Node(ImmutableArray<string> path) =>
        !path.IsEmpty && GraphEdits.Nodes(Document, path[..^1]) is var (items, _)
            ? items.Find(path[^1]) as MapNode
            : null;
}
