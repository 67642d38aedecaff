using System.Text;
using System.Text.Json.Nodes;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Releases;

namespace DraftStudio.Web.Features.Demo;

/// <summary>Lets the demo's people build and deploy its workflows with the verbs that everybody has.</summary>
internal sealed class DemoFlowTeller(
    IDraftUnit unit,
    DraftEngine engine,
    ReleaseKind kind,
    IReadOnlyDictionary<DemoPerson, Caller> people
)
{
    private readonly ReleaseDrafts releases = new(engine, kind, new ReleaseTexts());
    private readonly Workflows workflows = new(engine, kind);
    private readonly Dictionary<string, ArtifactId> made = new(StringComparer.Ordinal);

    public async Task TellAsync(DemoFlowStep step, CancellationToken cancellationToken)
    {
        var caller = people[step.Who];
        var workflow = await FindAsync(caller, step, cancellationToken);
        var update = await ReadAsync(workflow, step, cancellationToken);
        DemoTeller.Done(
            step.Deploys is null
                ? await releases.UpdateAsync(unit, caller, workflow, update, Precondition.None, cancellationToken)
                : await releases.DeployAsync(unit, caller, workflow, update, Precondition.None, cancellationToken)
        );
    }

    private async Task<Artifact> FindAsync(Caller caller, DemoFlowStep step, CancellationToken cancellationToken)
    {
        if (
            made.TryGetValue(step.Workflow, out var id)
            && await unit.FindArtifactAsync(caller.Workspace, id, cancellationToken) is { } known
        )
        {
            return known;
        }

        var header = new WorkflowHeader(
            step.Workflow,
            WorkflowHeader.SlugOf(step.Workflow),
            step.Sort,
            step.Description
        );
        var workflow = DemoTeller.Done(await workflows.CreateAsync(unit, caller, header, cancellationToken));
        made[step.Workflow] = workflow.Id;
        return workflow;
    }

    /// <summary>The step as the request that a client would send.</summary>
    private async Task<ReleaseUpdate> ReadAsync(
        Artifact workflow,
        DemoFlowStep step,
        CancellationToken cancellationToken
    )
    {
        var (document, _) = await releases.LoadForEditAsync(unit, workflow, cancellationToken);
        var body = (JsonObject)step.More.DeepClone();
        body["workflowUuid"] = workflow.Id.ToString();
        body["nodes"] = step.Edit(NodesOf(document));
        body["description"] = step.Deploys;
        var update = DemoTeller.Done(
            ReleaseUpdate.Read(Encoding.UTF8.GetBytes(body.ToJsonString()), document, texts: null)
        );
        if (!step.LaysOut)
        {
            return update;
        }

        var laid = GraphLayout.Apply(
            update.ApplyTo(document).Document,
            chosen: null,
            pinned: new HashSet<string>(StringComparer.Ordinal)
        );
        return update.WithNodes(NodeList.Of(ReleaseDocument.NodesOf(laid), ReleaseDocument.OrderOf(laid)));
    }

    private static JsonArray NodesOf(Document document) =>
        new([
            .. NodeList
                .Of(ReleaseDocument.NodesOf(document), ReleaseDocument.OrderOf(document))
                .Texts.Select(static text => JsonNode.Parse(text.Span)),
        ]);
}
