using System.Collections.Immutable;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Releases;

namespace DraftStudio.Web.Features.Releases;

/// <summary>What the workflow editor shows of a draft. The graph itself goes to the browser by another way.</summary>
internal sealed record ReleaseView
{
    private ILookup<string, Problem>? byNode;

    public required Draft Draft { get; init; }

    public required Document Document { get; init; }

    /// <summary>Who looks at it.</summary>
    public required Caller Caller { get; init; }

    public required Artifact? Workflow { get; init; }

    /// <summary>What is live; null before the first deploy.</summary>
    public required ReleaseState? Live { get; init; }

    /// <summary>What deploying would refuse, and what it would warn of. The same array as long as they are the same.</summary>
    public required ImmutableArray<Problem> Problems
    {
        get;
        init
        {
            field = value;
            byNode = null;
        }
    }

    public WorkflowHeader Header => WorkflowHeader.Of(Document);

    public bool CanWrite =>
        Draft.IsOpen
        && Caller.May(Permission.DraftsWrite)
        && (Draft.Owner == Caller.User || Caller.May(Permission.DraftsEditAny));

    /// <summary>The node as it is live; null when it is not.</summary>
    public MapNode? LiveNode(ImmutableArray<string> path) =>
        !path.IsEmpty && Live is { } live && GraphEdits.Nodes(live.Document, path[..^1]) is var (items, _)
            ? items.Find(path[^1]) as MapNode
            : null;

    /// <summary>What is wrong with a node, or only warned of.</summary>
    public IEnumerable<Problem> ProblemsOf(ImmutableArray<string> path) =>
        (
            byNode ??= Problems.ToLookup(
                static problem => string.Join('.', NodeField.Split(problem.Path).Node),
                StringComparer.Ordinal
            )
        )[string.Join('.', path)];

    /// <summary>What is wrong with a member of a node; errors before warnings.</summary>
    public Problem? ProblemAt(ImmutableArray<string> path, ImmutableArray<string> member) =>
        ProblemsOf(path)
            .OrderBy(static problem => problem.IsWarning)
            .FirstOrDefault(problem => NodeField.Split(problem.Path).Member.SequenceEqual(member));

    /// <summary>A node, by the uuids of the groups that it is in and its own; null when it is gone.</summary>
    public MapNode? Node(ImmutableArray<string> path) =>
        !path.IsEmpty && GraphEdits.Nodes(Document, path[..^1]) is var (items, _)
            ? items.Find(path[^1]) as MapNode
            : null;
}
