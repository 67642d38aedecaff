using System.Text;
using System.Text.Json.Nodes;
using Bunit;
using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Releases;
using DraftStudio.Tests.Unit.Features.History;
using DraftStudio.Tests.Unit.Kinds.Releases;
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

    private long typed;

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

    /// <summary>A workflow whose draft has these nodes, opened in the editor; nothing is live.</summary>
    public async Task<Artifact> EditAsync(
        JsonArray nodes,
        JsonObject? more = null,
        string kind = WorkflowHeader.Workflow
    )
    {
        var workflow = await CreateAsync("Welcome", kind);
        await OpenAsync(await SaveAsync(workflow, nodes, more));
        return workflow;
    }

    /// <summary>The same over something that is live.</summary>
    public async Task<Artifact> EditLiveAsync(JsonArray live, JsonArray nodes)
    {
        var workflow = await CreateAsync("Welcome");
        await DeployAsync(workflow, live);
        await OpenAsync(await SaveAsync(workflow, nodes));
        return workflow;
    }

    public Task OpenAsync(ReleaseState release)
    {
        Work.Do(new EditorOpened(ReleaseKind.KindName, release.Draft.Id));
        return Task.CompletedTask;
    }

    /// <summary>Chooses nodes of the graph as the browser tells it.</summary>
    public void Choose(params string[] slugs) =>
        Work.Do(new SelectionChanged([.. slugs.Select(Graphs.Id)], slugs.Length, []));

    /// <summary>Types into an input, and lets it be saved.</summary>
    public void Type(string field, string value)
    {
        typed++;
        Work.Do(new FieldEdited(field, value, typed));
        Work.Do(new SaveRequested());
    }

    /// <summary>A node of the draft as it would be sent.</summary>
    public JsonObject Node(string slug) => JsonNode.Parse(Graphs.Json(View.Document))!.AsArray().Find(slug); // It is a list.

    /// <summary>A node of the draft as it is written.</summary>
    public string Written(string slug) =>
        Encoding.UTF8.GetString(
            NodeWriter.Write(View.Node([Graphs.Id(slug)]) ?? throw new Xunit.Sdk.XunitException("The node is gone."))
        );

    public EditingState Editing => Work.State<EditingState>();

    public ReleaseView View => (ReleaseView)(Editing.View ?? throw new Xunit.Sdk.XunitException("Nothing is open."));

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
        services.AddSingleton<GraphSaves>();
        services.AddScoped<IEditorKind, ReleaseEditorKind>();
        services.AddScoped<EditorKinds>();
        services.AddScoped<IArtifactKind, ReleaseArtifactKind>();
        services.AddFlux(static flux =>
            flux.AddFeature<WorkflowCreationFeature, WorkflowCreationState>()
                .AddReducers(typeof(WorkflowCreationReducers))
                .AddEffects<WorkflowCreationEffects>()
                .AddFeature<WorkflowEditorFeature, WorkflowEditorState>()
                .AddReducers(typeof(WorkflowEditorReducers))
                .AddFeature<EditingFeature, EditingState>()
                .AddReducers(typeof(EditingReducers))
                .AddEffects<EditingEffects>()
                .AddEffects<CommitEffects>()
        );
    }
}
