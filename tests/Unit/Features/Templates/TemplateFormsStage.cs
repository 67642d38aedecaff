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
using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace DraftStudio.Tests.Unit.Features.Templates;

/// <summary>One person's circuit over a store in memory, with a template's draft open in its forms.</summary>
internal sealed class TemplateFormsStage : IDisposable
{
    private long typed;

    public TemplateFormsStage(Role role = Role.Administrator)
    {
        Work = new WorkStory(role, TemplateKind.KindName, new TemplateKind(new TemplateAnalysis()), AddTo);
        Drafts = Get<TemplateDrafts>();
    }

    public WorkStory Work { get; }

    public TemplateDrafts Drafts { get; }

    public EditingState Editing => Work.State<EditingState>();

    public TemplateView View =>
        Editing.View as TemplateView ?? throw new Xunit.Sdk.XunitException("Nothing is open: " + Editing.Reason);

    public void Dispose() => Work.Dispose();

    public T Get<T>()
        where T : notnull => Work.Page.Services.GetRequiredService<T>();

    /// <summary>The id of the item that was made in this place: inputs first, then processors.</summary>
    public static string Id(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"00000000-0000-7000-8000-{number:x12}");

    /// <summary>A draft of something published, opened. <c>@header</c> in settings is the id of the header's file.</summary>
    public Task OpenAsync(
        string[]? inputs = null,
        string[]? processors = null,
        string settings = "{}",
        string options = "{}"
    ) =>
        OpenAsync(
            (document, header) => Fill(document, header, inputs ?? [], processors ?? [], settings, options),
            static document => document
        );

    /// <summary>The same of what could not be published: it is in the draft alone.</summary>
    public Task OpenWrongAsync(string[]? inputs = null, string[]? processors = null, string settings = "{}") =>
        OpenAsync(
            static (document, _) => document,
            document => Fill(document, "", inputs ?? [], processors ?? [], settings, "{}")
        );

    private async Task OpenAsync(Func<Document, string, Document> published, Func<Document, Document> drafted)
    {
        var made = EngineStory.Good(
            await Work.Run(
                (unit, token) =>
                    Drafts.CreateAsync(
                        unit,
                        Work.Bob,
                        new TemplateHeader(
                            "Report",
                            null,
                            "",
                            TemplateTypes.Default,
                            TemplateHandlers.Default,
                            null,
                            null,
                            MapNode.Empty,
                            MapNode.Empty
                        ),
                        [
                            File("report.html", FileRoles.Template, primary: true),
                            File("parts/header.html", FileRoles.Template),
                            File("style.css", FileRoles.Asset),
                        ],
                        (document, ids) => published(document, ids[1]),
                        token
                    )
            )
        );
        var draft = EngineStory.Good(
            await Work.Run((unit, token) => Drafts.EditAsync(unit, Work.Bob, made.Original.Id.ToString(), token))
        );
        EngineStory.Good(
            await Work.Run(
                (unit, token) =>
                    Drafts.ChangeAsync(
                        unit,
                        Work.Bob,
                        draft.Id.ToString("D"),
                        Precondition.None,
                        (template, _, _) => Task.FromResult<Result<Document>>(drafted(template.Document)),
                        null,
                        token
                    )
            )
        );
        Work.Do(new EditorOpened(TemplateKind.KindName, draft.Draft!.Id)); // It is one.
    }

    public IRenderedComponent<ItemsPanel> ShowInputs() =>
        Work.Page.Render<ItemsPanel>(static panel => panel.Add(p => p.IsInputs, true));

    public IRenderedComponent<ItemsPanel> ShowProcessors() =>
        Work.Page.Render<ItemsPanel>(static panel => panel.Add(p => p.IsInputs, false));

    public IRenderedComponent<SettingsPanel> ShowSettings() => Work.Page.Render<SettingsPanel>();

    /// <summary>Types into an input, and lets it be saved.</summary>
    public void Type(string field, string value)
    {
        typed++;
        Work.Do(new FieldEdited(field, value, typed));
        Work.Do(new SaveRequested());
    }

    /// <summary>Somebody else enters something at once.</summary>
    public async Task BobEntersAsync(string field, string value)
    {
        EngineStory.Good(
            await Work.Run(
                (unit, token) =>
                    Drafts.ChangeAsync(
                        unit,
                        Work.Bob,
                        View.Draft.Id.ToString(),
                        Precondition.None,
                        (template, _, _) => Task.FromResult(TemplateField.Parse(field)!.Enter(template, value)), // It is one.
                        null,
                        token
                    )
            )
        );
        Work.Wait();
    }

    /// <summary>What the draft has there, as JSON.</summary>
    public string? Json(params string[] path) =>
        new TemplateField(FieldMode.Json, DocumentPath.Of(path)).In(View.Document);

    /// <summary>The names of the inputs or processors, in order.</summary>
    public IEnumerable<string?> Names(TemplateItems items) =>
        items.Read(View.Document).Select(static item => TemplateItems.NameOf(item.Value));

    public string FileId(string path) => View.Files.Single(file => file.Path == path).Id;

    /// <summary>The input of a member.</summary>
    public static AngleSharp.Dom.IElement Field(IRenderedComponent<IComponent> page, string field) =>
        page.Find($"[data-path='{field}']");

    public static string? ValueOf(AngleSharp.Dom.IElement field) => field.GetAttribute("value");

    private static NewFile File(string name, string role, bool primary = false) =>
        new(name, role, "text/html", primary, FileContents.Prepare(Encoding.UTF8.GetBytes("<b></b>"), "text/html"));

    private static Document Fill(
        Document document,
        string header,
        IEnumerable<string> inputs,
        IEnumerable<string> processors,
        string settings,
        string options
    )
    {
        document = document
            .With(TemplateDocument.Settings, Read(settings.Replace("@header", header, StringComparison.Ordinal)))
            .With(TemplateDocument.HandlerOptions, Read(options));
        var number = 0;
        foreach (
            var (items, json) in inputs
                .Select(static json => (TemplateItems.Inputs, json))
                .Concat(processors.Select(static json => (TemplateItems.Processors, json)))
        )
        {
            document = items.Put(document, Id(++number), JsonElement.Parse(json), static text => text);
        }

        return document;
    }

    private static DocumentNode Read(string json) => JsonTree.Read(JsonElement.Parse(json), null, static text => text);

    private static void AddTo(IServiceCollection services)
    {
        services.AddTemplates();
        services.AddSingleton(DispatchProxy.Create<IAccessStore, NobodyElse>());
        services.AddScoped<EditorKinds>();
        services.AddFlux(static flux =>
            flux.AddFeature<EditingFeature, EditingState>()
                .AddReducers(typeof(EditingReducers))
                .AddEffects<EditingEffects>()
                .AddEffects<CommitEffects>()
        );
    }
}
