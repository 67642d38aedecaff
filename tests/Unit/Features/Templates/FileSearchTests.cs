using Bunit;
using DraftStudio.Web.Features.Templates;
using DraftStudio.Web.Flux;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.Templates;

public sealed class FileSearchTests : IDisposable
{
    private readonly BunitContext page = new();
    private readonly Hand state = new();
    private readonly Ear ear = new();

    public FileSearchTests()
    {
        page.JSInterop.Mode = JSRuntimeMode.Loose;
        page.Services.AddSingleton<IState<TemplateSearchState>>(state);
        page.Services.AddSingleton<IDispatcher>(ear);
    }

    public void Dispose() => page.DisposeAsync().AsTask().GetAwaiter().GetResult();

    [Fact]
    public void WhatWasFound_IsGroupedByFile_AndLeadsThere()
    {
        var search = page.Render<FileSearch>();
        search.Find("input[type=search]").Input("title");
        search.Find("input[type=checkbox]").Change(true);
        search.Find("form").Submit();
        Assert.Equal(new TemplateSearchRequested("title", MatchCase: true), Assert.Single(ear.Heard));

        state.Set(
            new TemplateSearchState
            {
                Text = "title",
                Files =
                [
                    new FileHits(
                        "f1",
                        "a.html",
                        [new SearchHit(3, 5, "<b>", "title", "</b>"), new SearchHit(9, 1, "", "title", "")]
                    ),
                    new FileHits("f2", "b.html", [new SearchHit(1, 1, "", "title", "")]),
                ],
                Skipped = ["data.json"],
            }
        );
        search.WaitForAssertion(() => Assert.Equal(2, search.FindAll(".results [role=group]").Count));
        Assert.Contains("3 places in 2 files", search.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Not searched, over 1 MB: data.json", search.Markup, StringComparison.Ordinal);

        search.FindAll(".hit")[0].Click();
        Assert.Equal(new FileRevealRequested("f1", 3, 5), ear.Heard[^1]);
    }

    [Fact]
    public void ASearchThatIsUnderWay_CanBeStopped()
    {
        state.Set(TemplateSearchReducers.Reduce(TemplateSearchState.None, new TemplateSearchRequested("x", false)));
        var search = page.Render<FileSearch>();

        Assert.Single(search.FindAll("button"), static button => button.TextContent.Trim() == "Stop").Click();

        Assert.Equal(new TemplateSearchCancelled(), Assert.Single(ear.Heard));
    }

    [Theory]
    [InlineData(true, "The first 1 places; there are more.")]
    [InlineData(false, "1 place in 1 file")]
    public void TheEnd_IsSaid(bool hasMore, string said)
    {
        state.Set(
            TemplateSearchReducers.Reduce(
                TemplateSearchState.None,
                new TemplateSearchFinished([new FileHits("f", "a", [new SearchHit(1, 1, "", "x", "")])], hasMore, [])
            )
        );

        Assert.Equal(said, page.Render<FileSearch>().Find("[role=status]").TextContent);
    }

    private sealed class Hand : IState<TemplateSearchState>
    {
        public TemplateSearchState Value { get; private set; } = TemplateSearchState.None;

        public event EventHandler? StateChanged;

        public void Set(TemplateSearchState next)
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
