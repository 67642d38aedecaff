using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Bunit;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Templates;
using DraftStudio.Tests.Unit.Features.History;
using DraftStudio.Tests.Unit.Support;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Features.Templates;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace DraftStudio.Tests.Unit.Features.Templates;

/// <summary>One person's circuit over a store in memory that has templates, with their list and pages.</summary>
internal sealed class TemplatePagesStory : IDisposable
{
    public TemplatePagesStory(Role role = Role.Administrator)
    {
        Work = new WorkStory(role, TemplateKind.KindName, new TemplateKind(new TemplateAnalysis()), AddTo);
        Drafts = Get<TemplateDrafts>();
    }

    public WorkStory Work { get; }

    public TemplateDrafts Drafts { get; }

    public BunitContext Page => Work.Page;

    public string Address => Work.Address;

    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    public void Dispose() => Work.Dispose();

    public T Get<T>()
        where T : notnull => Page.Services.GetRequiredService<T>();

    public IRenderedComponent<T> Open<T>(string address)
        where T : IComponent => Work.Open<T>(address);

    /// <summary>The page of a template; of one of its revisions where the address names one.</summary>
    public IRenderedComponent<TemplatePage> Show(Artifact template, string query = "")
    {
        Get<NavigationManager>().NavigateTo($"/templates/{template.Id}{query}");
        return Page.Render<TemplatePage>(page => page.Add(p => p.Id, template.Id.Value));
    }

    /// <summary>A template with a primary file that settings name, a part of it, a picture, two inputs and two processors.</summary>
    public async Task<Artifact> CreateAsync(string name, string handler = "pdf") =>
        EngineStory
            .Good(
                await Work.Run(
                    (unit, token) =>
                        Drafts.CreateAsync(
                            unit,
                            Work.Bob,
                            new TemplateHeader(
                                name,
                                "Sales by month",
                                "",
                                TemplateTypes.Default,
                                handler,
                                null,
                                null,
                                MapNode.Empty,
                                MapNode.Empty
                            ),
                            [
                                File("report.html", FileRoles.Template, "<h1>{{ title }}</h1>", primary: true),
                                File("parts/header.html", FileRoles.Template, "<b>Head</b>"),
                                new NewFile(
                                    "logo.png",
                                    FileRoles.Asset,
                                    "image/png",
                                    Primary: false,
                                    FileContents.Prepare(new byte[2048], "image/png")
                                ),
                            ],
                            Fill,
                            token
                        )
                )
            )
            .Original;

    /// <summary>The open draft, or a new one.</summary>
    public async Task<TemplateState> EditAsync(Artifact template) =>
        EngineStory.Good(
            await Work.Run((unit, token) => Drafts.EditAsync(unit, Work.Bob, template.Id.ToString(), token))
        );

    /// <summary>Writes what a file says, and publishes that.</summary>
    public async Task WriteAsync(Artifact template, string path, string text)
    {
        var draft = await EditAsync(template);
        EngineStory.Good(
            await Work.Run(
                (unit, token) =>
                    Drafts.ChangeAsync(
                        unit,
                        Work.Bob,
                        draft.Id.ToString("D"),
                        Precondition.None,
                        async (state, inner, cancel) =>
                        {
                            var file = EngineStory.Good(TemplateFiles.Find(state, path));
                            var contents = FileContents.Prepare(Encoding.UTF8.GetBytes(text), file.ContentType);
                            return (
                                file with
                                {
                                    Contents = await contents.PutAsync(
                                        inner,
                                        Work.Bob.Workspace,
                                        file.Contents,
                                        cancel
                                    ),
                                }
                            ).PutInto(state.Document);
                        },
                        null,
                        token
                    )
            )
        );
        EngineStory.Good(
            await Work.Run(
                (unit, token) =>
                    Drafts.CommitAsync(unit, Work.Bob, template.Id.ToString(), Precondition.None, false, token)
            )
        );
    }

    public async Task<TemplateState> FindAsync(string id) =>
        EngineStory.Good(await Drafts.FindAsync(Work.Store, Work.Bob, id, Cancel));

    /// <summary>The draft whose editor the address is of.</summary>
    public async Task<TemplateState> OpenedAsync()
    {
        Xunit.Assert.StartsWith("/templates/drafts/", Address, StringComparison.Ordinal);
        return await FindAsync(Address.Split('/')[^1]);
    }

    public async Task<string> TextAsync(TemplateState template, string path) =>
        Encoding.UTF8.GetString(
            (
                await FileContents.ReadAsync(
                    Work.Store,
                    EngineStory.Here,
                    EngineStory.Good(TemplateFiles.Find(template, path)).Contents,
                    Cancel
                )
            ).Span
        );

    private static NewFile File(string name, string role, string text, bool primary = false) =>
        new(name, role, "text/html", primary, FileContents.Prepare(Encoding.UTF8.GetBytes(text), "text/html"));

    private static Document Fill(Document document, IReadOnlyList<string> ids)
    {
        document = document.With(
            TemplateDocument.Settings,
            JsonTree.Read(
                Json($$"""{"headerFileId":"{{ids[1]}}","margin":{"top":"20mm"},"copies":2}"""),
                null,
                static text => text
            )
        );
        var number = 0;
        foreach (
            var (items, json) in (ReadOnlySpan<(TemplateItems, string)>)
                [
                    (TemplateItems.Inputs, """{"name":"title","label":"Title","driver":"text","required":true}"""),
                    (TemplateItems.Inputs, """{"name":"month","driver":"date"}"""),
                    (TemplateItems.Processors, """{"name":"Sales","type":"query","query":"select 1"}"""),
                    (TemplateItems.Processors, $$"""{"name":"Round","type":"script","fileId":"{{ids[0]}}"}"""),
                ]
        )
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"00000000-0000-7000-8000-{++number:x12}");
            document = items.Put(document, id, Json(json), static text => text);
        }

        return document;
    }

    private static JsonElement Json(string text)
    {
        using var json = JsonDocument.Parse(text);
        return json.RootElement.Clone();
    }

    private static void AddTo(IServiceCollection services)
    {
        services.AddTemplates();
        services.AddSingleton(DispatchProxy.Create<IAccessStore, NobodyElse>());
        services.AddSingleton(new EditorKinds([new PathsEditor()]));
    }

    /// <summary>Tells of changes by their paths: these pages know nothing of the editor's words.</summary>
    private sealed class PathsEditor : IEditorKind
    {
        public string Kind => TemplateKind.KindName;

        public Task<object> ViewAsync(
            IDraftReader reader,
            Caller caller,
            Draft draft,
            Document document,
            object? earlier,
            CancellationToken cancellationToken
        ) => Task.FromResult<object>(document);

        public string? ValueOf(object view, string field) => null;

        public string LabelOf(string field) => field;

        public Func<IDraftUnit, Caller, CancellationToken, Task<Result<DraftState>>> SaveOf(
            DraftId draft,
            ImmutableArray<FieldEdit> edits
        ) => throw new NotSupportedException("Nothing is edited on these pages.");

        public string FieldOf(DocumentPath path) => path.ToString();

        public Task<ImmutableArray<ChangeLine>> DescribeAsync(
            IDraftReader reader,
            WorkspaceId workspace,
            Document document,
            ImmutableArray<Change> changes,
            CancellationToken cancellationToken
        ) =>
            Task.FromResult<ImmutableArray<ChangeLine>>([
                .. changes.Select(static change => new ChangeLine(change.Path, change.Path.ToString(), null, null)),
            ]);
    }
}
