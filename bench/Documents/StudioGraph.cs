using System.Globalization;
using System.Text;
using DraftStudio.Bench.Programs;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Releases;
using Microsoft.Extensions.DependencyInjection;

namespace DraftStudio.Bench.Documents;

/// <summary>The draft of a workflow in a studio, changed and checked through its engine as its page does it.</summary>
internal sealed class StudioGraph
{
    private readonly DraftEngine engine;
    private readonly ReleaseKind kind;
    private readonly Caller caller;
    private readonly DraftId draft;
    private readonly DocumentPath node;
    private long count;

    private StudioGraph(StudioHost studio, Caller caller, DraftId draft, DocumentPath node)
    {
        engine = studio.Services.GetRequiredService<DraftEngine>();
        kind = studio.Services.GetRequiredService<ReleaseKind>();
        this.caller = caller;
        this.draft = draft;
        this.node = node;
    }

    public static async Task<StudioGraph> CreateAsync(StudioHost studio, int nodes, CancellationToken cancellationToken)
    {
        var workflow = await StudioWorkflows.CreateAsync(studio.Address, cancellationToken);
        var graph = GraphBuilder.Build(nodes);
        var saved = await StudioWorkflows.UpdateAsync(
            studio.Address,
            Graphs.Request(workflow, graph),
            cancellationToken
        );
        return new StudioGraph(
            studio,
            await studio.AdminAsync(cancellationToken),
            new DraftId(Guid.Parse(saved)),
            ReleaseDocument.Nodes.Child(graph[graph.Count / 2]!["uuid"]!.GetValue<string>()) // Every node has one.
        );
    }

    /// <summary>Moves one node to where it has never been, and looks for what is wrong with the graph then.</summary>
    public async Task MoveAsync(CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref count);
        var position = LeafNode.FromJson(
            Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$"""{"x":{{number}},"y":160.5}"""))
        );
        var changed = await engine.RunAsync(
            (unit, cancel) =>
                engine.ChangeAsync(
                    unit,
                    caller,
                    draft,
                    (document, _, _) =>
                        Task.FromResult<Result<Document>>(document.With(node.Child(NodeMembers.Position), position)),
                    Precondition.None,
                    label: null,
                    cancel
                ),
            cancellationToken
        );
        var document = changed.Match(
            static state => state.Document,
            static error => throw new InvalidOperationException($"The engine refused: {error}")
        );
        if (!kind.Validate(document).IsEmpty)
        {
            throw new InvalidOperationException("Something is wrong with the graph.");
        }
    }
}
