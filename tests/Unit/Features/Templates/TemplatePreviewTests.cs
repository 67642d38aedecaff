using Bunit;
using DraftStudio.Core.Access;
using DraftStudio.Core.Kinds.Templates;
using DraftStudio.Tests.Unit.Support;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Features.Templates;
using DraftStudio.Web.Flux;
using DraftStudio.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.Templates;

public sealed class TemplatePreviewTests : IDisposable
{
    private static readonly PreviewDraft Draft = PreviewDraft.Of().File(1, "report.html", 5).File(2, "row.html", 5);

    private readonly BunitContext page = new();
    private readonly Hand state = new();
    private readonly Ear ear = new();
    private readonly BunitJSModuleInterop module;

    public TemplatePreviewTests()
    {
        page.Services.AddSingleton<IState<EditingState>>(state);
        page.Services.AddSingleton<IDispatcher>(ear);
        page.Services.AddSingleton<ICircuitCaller>(new Seat());
        page.Renderer.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        page.JSInterop.Mode = JSRuntimeMode.Loose;
        module = page.JSInterop.SetupModule("./assets/template-preview.js");
        module.Mode = JSRuntimeMode.Loose;
        Script = module.SetupModule("attach", static _ => true);
        Script.Mode = JSRuntimeMode.Loose;
    }

    private BunitJSModuleInterop Script { get; }

    public void Dispose() => page.DisposeAsync().AsTask().GetAwaiter().GetResult();

    [Fact]
    public void Script_IsTold_WhereTheFilesAre_AndWhatFollows()
    {
        Show(Draft.Input("i1", """{"name":"title","driver":"text"}"""));

        var options = Assert.IsType<PreviewOptions>(Assert.Single(module.Invocations["attach"]).Arguments[2]);
        Assert.Equal(PreviewDraft.Id.ToString(), options.Draft);
        Assert.Equal($"/api/templates/{PreviewDraft.Id}/files/", options.Source);
        Assert.Equal("north", options.Workspace);
        Assert.Equal("report.html", options.Setup.Primary);
        Assert.Equal("title", Assert.Single(options.Setup.Inputs).Name);
        Assert.Equal(2, options.Files.Length);
    }

    [Fact]
    public void Changes_AreToldOnce_EachByWhatTheyAre()
    {
        var shown = Show(Draft);

        state.Set(Draft.File(2, "row.html", 6));
        shown.WaitForAssertion(() => Assert.Single(Script.Invocations["refresh"]));
        Assert.Empty(Script.Invocations["setFiles"]);
        Assert.Empty(Script.Invocations["set"]);

        state.Set(Draft.File(2, "row.html", 6).File(3, "new.html"));
        shown.WaitForAssertion(() => Assert.Single(Script.Invocations["setFiles"]));
        Assert.Single(Script.Invocations["refresh"]);
        Assert.Single(module.Invocations["attach"]);
    }

    [Fact]
    public void AnotherHandler_TakesThePreviewAway_AndBringsItBack()
    {
        var shown = Show(Draft);

        state.Set(Draft.With(TemplateDocument.Handler, "\"docx\""));
        shown.WaitForAssertion(() => Assert.Single(Script.Invocations["dispose"]));
        Assert.Contains("no preview", shown.Markup, StringComparison.Ordinal);
        Assert.Empty(shown.FindAll("[data-template-preview]"));

        state.Set(Draft.With(TemplateDocument.Handler, "\"text\""));
        shown.WaitForAssertion(() => Assert.Equal(2, module.Invocations["attach"].Count));
        Assert.Empty(shown.FindAll("[data-preview-command=pages]"));
        Assert.NotEmpty(shown.FindAll("[data-preview-command=print]"));
    }

    [Fact]
    public async Task APlaceOfAFault_IsAskedFor_ByTheIdThatDocumentsHave()
    {
        var shown = Show(Draft);
        var bridge = Assert.IsType<Microsoft.JSInterop.DotNetObjectReference<PreviewBridge>>(
            Assert.Single(module.Invocations["attach"]).Arguments[1]
        );

        await bridge.Value.ReceiveReveal(Draft.Ids.ToWire(PreviewDraft.FileId(2)), 3, 7);
        await bridge.Value.ReceiveReveal("no file", 1, 1);
        await bridge.Value.ReceiveReveal(PreviewDraft.FileId(1), -4, 0);

        shown.WaitForAssertion(() =>
            Assert.Equal(
                [
                    new FileRevealRequested(PreviewDraft.FileId(2), 3, 7),
                    new FileRevealRequested(PreviewDraft.FileId(1), 1, 1),
                ],
                ear.Heard
            )
        );
    }

    [Theory]
    [InlineData("""{"driver":"text"}""", "input[type=text]", "text")]
    [InlineData("""{"driver":"number"}""", "input[type=number]", "text")]
    [InlineData("""{"driver":"date"}""", "input[type=date]", "text")]
    [InlineData("""{"driver":"datetime"}""", "input[type=datetime-local]", "time")]
    [InlineData("""{"driver":"textarea"}""", "textarea", "long")]
    [InlineData("""{"driver":"text","multiple":true}""", "textarea", "lines")]
    [InlineData("""{"driver":"checkbox"}""", "input[type=checkbox]", "flag")]
    [InlineData("""{"driver":"dataset"}""", "textarea", "json")]
    [InlineData("""{"driver":"datasource"}""", "textarea", "json")]
    [InlineData("""{"driver":"select","defn":{"options":["a","b"]}}""", "select", "choice")]
    [InlineData("""{"driver":"select"}""", "input[type=text]", "text")]
    [InlineData("""{"driver":"radio","defn":[1,{"value":2,"label":"Two"}]}""", "fieldset", "choice")]
    [InlineData("""{"driver":"multiselect","defn":{"options":["a","b"]}}""", "fieldset", "choices")]
    [InlineData("""{"driver":"multiselect"}""", "textarea", "lines")]
    public void EachDriver_HasItsField(string members, string selector, string kind)
    {
        var shown = Show(Draft.Input("i1", $$"""{"name":"field","label":"The field",{{members[1..]}}"""));

        var field = shown.Find($"[data-sample=i1]");

        Assert.True(field.Matches(selector), field.OuterHtml);
        Assert.Equal(kind, field.GetAttribute("data-sample-kind"));
        Assert.Contains("The field", shown.Find(".field").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_HaveTheirLabels_AndValuesAsScriptsWriteThem()
    {
        var shown = Show(
            Draft.Input(
                "i1",
                """{"name":"f","driver":"radio","defn":[1,true,{"value":2,"label":"Two"},{"label":"L"}]}"""
            )
        );

        Assert.Equal(["1", "true", "2", "L"], shown.FindAll("[type=radio]").Select(mark => mark.GetAttribute("value")));
        Assert.Equal(["1", "true", "Two", "L"], shown.FindAll(".mark").Select(static mark => mark.TextContent.Trim()));
    }

    [Fact]
    public void Fields_FollowTheInputs_AndAreNotDrawnAnewForTexts()
    {
        var shown = Show(Draft.Input("i1", """{"name":"a","driver":"text"}"""));
        Edit(8);
        shown.WaitForAssertion(() => Assert.Single(Script.Invocations["refresh"]));
        var drawn = shown.RenderCount;

        Edit(9);
        shown.WaitForAssertion(() => Assert.Equal(2, Script.Invocations["refresh"].Count));
        Assert.Equal(drawn, shown.RenderCount);

        state.Set(Draft.Input("i1", """{"name":"a","driver":"number"}"""));
        shown.WaitForAssertion(() => Assert.NotEmpty(shown.FindAll("[data-sample=i1][type=number]")));

        void Edit(int length) =>
            state.Set(Draft.Input("i1", """{"name":"a","driver":"text"}""").File(2, "row.html", length));
    }

    private IRenderedComponent<TemplatePreview> Show(PreviewDraft draft)
    {
        state.Set(draft);
        var shown = page.Render<TemplatePreview>();
        shown.WaitForAssertion(() => Assert.NotEmpty(module.Invocations["attach"]));
        return shown;
    }

    private sealed class Hand : IState<EditingState>
    {
        public EditingState Value { get; private set; } = EditingState.None;

        public event EventHandler? StateChanged;

        public void Set(PreviewDraft draft)
        {
            Value = Value with { View = draft.View() };
            StateChanged?.Invoke(this, EventArgs.Empty);
        }
    }

    private sealed class Ear : IDispatcher
    {
        public List<object> Heard { get; } = [];

        public void Dispatch(object action) => Heard.Add(action);
    }

    private sealed class Seat : ICircuitCaller
    {
        public Task<Caller?> FindAsync(CancellationToken cancellationToken) =>
            Task.FromResult<Caller?>(EngineStory.Person("Ann", 1, Role.Editor));

        public Task<string?> FindSlugAsync(CancellationToken cancellationToken) => Task.FromResult<string?>("north");
    }
}
