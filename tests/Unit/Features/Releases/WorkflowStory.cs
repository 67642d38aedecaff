using System.Text;
using System.Text.Json.Nodes;
using Bunit;
using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Releases;
using DraftStudio.Tests.Unit.Features.History;
using DraftStudio.Tests.Unit.Support;
using DraftStudio.Web.Features.Artifacts;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Features.Releases;
using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace DraftStudio.Tests.Unit.Features.Releases;

/// <summary>One person's circuit over a store in memory that has workflows.</summary>
internal sealed class WorkflowStory : IDisposable
{
    private static readonly ReleaseKind Kind = new(ActionCatalogue.BuiltIn);

    public WorkflowStory(Role role = Role.Administrator)
    {
        Work = new WorkStory(role, ReleaseKind.KindName, Kind, AddTo);
        Workflows = Get<Workflows>();
        Releases = Get<ReleaseDrafts>();
    }

    public WorkStory Work { get; }

    public Workflows Workflows { get; }

    public ReleaseDrafts Releases { get; }

    public BunitContext Page => Work.Page;

    public string Address => Work.Address;

    public void Dispose() => Work.Dispose();

    public T Get<T>()
        where T : notnull => Page.Services.GetRequiredService<T>();

    public IRenderedComponent<T> Open<T>(string address)
        where T : IComponent => Work.Open<T>(address);

    public async Task<Artifact> CreateAsync(string name, string kind = WorkflowHeader.Workflow) =>
        EngineStory.Good(
            await Work.Run(
                (unit, token) =>
                    Workflows.CreateAsync(
                        unit,
                        Work.Bob,
                        new WorkflowHeader(name, WorkflowHeader.SlugOf(name), kind, $"What {name} does"),
                        token
                    )
            )
        );

    public async Task<ReleaseState> SaveAsync(Artifact workflow, JsonArray nodes, JsonObject? more = null) =>
        EngineStory.Good(
            await Work.Run(
                async (unit, token) =>
                    await Releases.UpdateAsync(
                        unit,
                        Work.Bob,
                        workflow,
                        await ReadAsync(unit, workflow, nodes, more, token),
                        Precondition.None,
                        token
                    )
            )
        );

    public async Task<ReleaseState> DeployAsync(Artifact workflow, JsonArray nodes, string? description = null) =>
        EngineStory.Good(
            await Work.Run(
                async (unit, token) =>
                    await Releases.DeployAsync(
                        unit,
                        Work.Bob,
                        await unit.FindArtifactAsync(workflow.Workspace, workflow.Id, token) ?? workflow,
                        await ReadAsync(
                            unit,
                            workflow,
                            nodes,
                            description is null ? null : new JsonObject { ["description"] = description },
                            token
                        ),
                        Precondition.None,
                        token
                    )
            )
        );

    private async Task<ReleaseUpdate> ReadAsync(
        IDraftReader reader,
        Artifact workflow,
        JsonArray nodes,
        JsonObject? more,
        CancellationToken cancellationToken
    )
    {
        var body = (more?.DeepClone() as JsonObject) ?? [];
        body["workflowUuid"] = workflow.Id.ToString();
        body["nodes"] = nodes.DeepClone();
        var (document, texts) = await Releases.LoadForEditAsync(reader, workflow, cancellationToken);
        return EngineStory.Good(ReleaseUpdate.Read(Encoding.UTF8.GetBytes(body.ToJsonString()), document, texts));
    }

    private static void AddTo(IServiceCollection services)
    {
        services.AddSingleton(ActionCatalogue.BuiltIn);
        services.AddSingleton(Kind);
        services.AddSingleton<ReleaseTexts>();
        services.AddSingleton<ReleaseDrafts>();
        services.AddSingleton<Workflows>();
        services.AddSingleton<ConfigForms>();
        services.AddScoped<EditorKinds>();
        services.AddScoped<IArtifactKind, ReleaseArtifactKind>();
        services.AddFlux(static flux =>
            flux.AddFeature<WorkflowCreationFeature, WorkflowCreationState>()
                .AddReducers(typeof(WorkflowCreationReducers))
                .AddEffects<WorkflowCreationEffects>()
        );
    }
}
