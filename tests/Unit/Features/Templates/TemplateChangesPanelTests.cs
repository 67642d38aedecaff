using Bunit;
using DraftStudio.Core.Access;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Features.Templates;
using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.Templates;

public sealed class TemplateChangesPanelTests : IDisposable
{
    private static readonly ChangedTemplate Origin = ChangedTemplate
        .Blank.File(1, "report.html")
        .Picture(2, "logo.png", 10)
        .Input("i1", """{"name":"title","label":"Title","driver":"text"}""");

    private static readonly ChangedTemplate Draft = Origin
        .File(1, "report.html", 'b')
        .Picture(2, "logo.png", 20)
        .Input("i1", """{"name":"title","label":"Heading","driver":"text"}""");

    private readonly BunitContext page = new();
    private readonly Hand<EditingState> editing = new(EditingState.None);
    private readonly Hand<TemplateChangesState> changes = new(TemplateChangesState.None);
    private readonly Ear ear = new();

    public TemplateChangesPanelTests()
    {
        page.Services.AddSingleton<IState<EditingState>>(editing);
        page.Services.AddSingleton<IState<TemplateChangesState>>(changes);
        page.Services.AddSingleton<IDispatcher>(ear);
        // What is dispatched is not run here.
        page.Services.AddSingleton(new TemplateVerbs(null!, null!, TimeProvider.System));
    }

    public void Dispose() => page.DisposeAsync().AsTask().GetAwaiter().GetResult();

    [Fact]
    public void TheFirstChange_IsShown_AndItsTextsAreAskedForOnce()
    {
        var panel = Show();

        Assert.Equal(
            ["logo.png", "report.html", "Input title"],
            panel.FindAll(".list .name").Select(static row => row.TextContent)
        );
        Assert.Equal("logo.png", panel.Find("[aria-current] .name").TextContent);
        Assert.Empty(ear.Heard);

        Next(panel);
        Assert.Equal("report.html", panel.Find("[aria-current] .name").TextContent);
        var asked = Assert.IsType<FileDifferenceRequested>(Assert.Single(ear.Heard));
        Assert.Equal(ChangedTemplate.Id(1), asked.File);

        changes.Set(
            new TemplateChangesState
            {
                Wanted = asked.Stamp,
                Difference = new FileDifference(
                    asked.File,
                    asked.Stamp,
                    [
                        new DifferenceLine('@', null, null, "Line 1"),
                        new DifferenceLine('-', 1, null, "before"),
                        new DifferenceLine('+', null, 1, "after"),
                    ]
                ),
            }
        );
        panel.WaitForAssertion(() => Assert.Equal(3, panel.FindAll("table.unified tbody tr").Count));
        Button(panel, "Side by side").Click();
        Follow(panel);
        panel.WaitForAssertion(() => Assert.Equal(2, panel.FindAll("table.split tbody tr").Count));
        Assert.Contains(
            "lines=split",
            page.Services.GetRequiredService<NavigationManager>().Uri,
            StringComparison.Ordinal
        );
        Assert.Single(ear.Heard);
    }

    [Fact]
    public void APicture_IsShownBeforeAndAfter()
    {
        var panel = Show();

        Assert.Equal(
            ["Before: 10 bytes", "After: 20 bytes"],
            panel.FindAll("figcaption").Select(static caption => caption.TextContent)
        );
        Assert.Equal(2, panel.FindAll("figure img").Count);

        // What is live is not what the draft began with any more.
        editing.Set(editing.Value with { Behind = 1, View = Draft.Picture(2, "logo.png", 30).Against(Origin) });
        panel.WaitForAssertion(() => Assert.Single(panel.FindAll("figure img")));
    }

    [Fact]
    public void AnInput_IsToldByMember_AndRevertedAsAWholeOrByMember()
    {
        var panel = Show();
        Next(panel);
        Next(panel);

        Assert.Equal("label", panel.Find(".members dt").TextContent);
        Assert.True(panel.Find("[data-keys=n]").HasAttribute("disabled"));
        ear.Heard.Clear();
        panel.Find("[aria-label='Revert label']").Click();
        Button(panel, "Revert").Click();
        Assert.Equal(2, ear.Heard.OfType<DraftVerbRequested>().Count());
    }

    [Fact]
    public void SomebodyWhoMayOnlyRead_RevertsNothing()
    {
        var panel = Show(Role.Viewer);

        Assert.DoesNotContain(
            panel.FindAll("button"),
            static button => button.TextContent.Contains("Revert", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void ADraftThatChangesNothing_SaysSo()
    {
        editing.Set(EditingState.None with { View = Origin.Against(Origin) });

        var panel = Open();

        Assert.Contains("Nothing differs", panel.Markup, StringComparison.Ordinal);
    }

    private void Next(IRenderedComponent<TemplateChangesPanel> panel)
    {
        panel.Find("[data-keys=n]").Click();
        Follow(panel);
    }

    /// <summary>The page hands on what is in the address.</summary>
    private void Follow(IRenderedComponent<TemplateChangesPanel> panel)
    {
        var query = QueryHelpers.ParseQuery(new Uri(page.Services.GetRequiredService<NavigationManager>().Uri).Query);
        panel.Render(with =>
            with.Add(p => p.Chosen, query.GetValueOrDefault("change").ToString())
                .Add(p => p.Look, query.GetValueOrDefault("lines").ToString())
        );
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<TemplateChangesPanel> panel, string text) =>
        Assert.Single(panel.FindAll("button"), button => button.TextContent.Trim() == text);

    private IRenderedComponent<TemplateChangesPanel> Show(Role role = Role.Editor)
    {
        editing.Set(EditingState.None with { View = Draft.Against(Origin, role) });
        return Open();
    }

    private IRenderedComponent<TemplateChangesPanel> Open()
    {
        page.Services.GetRequiredService<NavigationManager>().NavigateTo("/templates/drafts/x?panel=changes");
        return page.Render<TemplateChangesPanel>();
    }

    private sealed class Hand<T>(T value) : IState<T>
    {
        public T Value { get; private set; } = value;

        public event EventHandler? StateChanged;

        public void Set(T next)
        {
            Value = next;
            StateChanged?.Invoke(this, EventArgs.Empty);
        }
    }

    private sealed class Ear : IDispatcher
    {
        public List<object> Heard { get; } = [];

        public void Dispatch(object action) => Heard.Add(action);
    }
}
