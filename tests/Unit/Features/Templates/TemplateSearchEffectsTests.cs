using System.Collections.Immutable;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Features.Templates;
using DraftStudio.Web.Flux;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.Templates;

/// <summary>What reads the texts of a draft: its search, and the difference of a file.</summary>
public sealed class TemplateSearchEffectsTests : IDisposable
{
    private readonly TemplatePagesStory story = new();
    private readonly Hand state = new();
    private readonly Ear ear = new();

    public void Dispose() => story.Dispose();

    [Fact]
    public async Task ASearch_FindsTheWord_InEachFileThatHasIt()
    {
        await ShowAsync();
        using var search = Search();

        await search.Handle(new TemplateSearchRequested("h", MatchCase: true), ear);

        var found = Assert.IsType<TemplateSearchFinished>(Assert.Single(ear.Heard));
        Assert.Equal(["report.html 2"], found.Files.Select(static file => $"{file.Path} {file.Hits.Length}"));
        Assert.False(found.HasMore);
    }

    [Fact]
    public async Task ASearch_StopsAtTheMost_AndLeavesLargeFilesOut()
    {
        await ShowAsync(
            ("parts/header.html", new string('x', TemplateSearchEffects.Longest + 1)),
            ("report.html", string.Join('\n', Enumerable.Repeat("word", TemplateSearchEffects.MostHits + 1)))
        );
        using var search = Search();

        await search.Handle(new TemplateSearchRequested("WORD", MatchCase: false), ear);

        var found = Assert.IsType<TemplateSearchFinished>(Assert.Single(ear.Heard));
        Assert.Equal(TemplateSearchEffects.MostHits, Assert.Single(found.Files).Hits.Length);
        Assert.True(found.HasMore);
        Assert.Equal(["parts/header.html"], found.Skipped);
    }

    [Fact]
    public async Task ExactlyTheMost_AreAllOfThem()
    {
        await ShowAsync(("report.html", string.Join('\n', Enumerable.Repeat("word", TemplateSearchEffects.MostHits))));
        using var search = Search();

        await search.Handle(new TemplateSearchRequested("word", MatchCase: true), ear);

        Assert.False(Assert.IsType<TemplateSearchFinished>(Assert.Single(ear.Heard)).HasMore);
    }

    [Fact]
    public async Task ASearchThatIsStopped_TellsNothing_AndTheNextOneDoes()
    {
        await ShowAsync();
        using var search = Search();
        var wanted = new TemplateSearchRequested("Head", MatchCase: true);

        state.Asked = () => _ = search.Handle(new TemplateSearchCancelled(), ear);
        await search.Handle(wanted, ear);
        Assert.Empty(ear.Heard);

        state.Asked = null;
        await search.Handle(wanted, ear);
        Assert.Equal("Head", Assert.IsType<TemplateSearchFinished>(Assert.Single(ear.Heard)).Files[0].Hits[0].Match);
    }

    [Fact]
    public async Task ADifference_IsRead_OfTheTextsThatAreShown()
    {
        await ShowAsync(("report.html", "<h1>Other</h1>"));
        var view = (TemplateView)state.Value.View!; // Just shown.
        var file = view.Files.Single(static file => file.Path == "report.html").Id;
        var changes = new TemplateChangesEffects(
            state,
            story.Get<EditingSession>(),
            NullLogger<TemplateChangesEffects>.Instance
        );

        await changes.Handle(new FileDifferenceRequested(file, "of another version"), ear);
        Assert.Empty(ear.Heard);
        await changes.Handle(new FileDifferenceRequested(file, view.StampOf(file)), ear);

        var loaded = Assert.IsType<FileDifferenceLoaded>(Assert.Single(ear.Heard)).Difference;
        Assert.Equal(
            ["@Line 1", "-<h1>{{ title }}</h1>", "+<h1>Other</h1>"],
            loaded.Lines.Select(static line => line.Sign + line.Text)
        );
    }

    private TemplateSearchEffects Search() =>
        new(state, story.Get<EditingSession>(), NullLogger<TemplateSearchEffects>.Instance);

    /// <summary>The page shows the draft of a template, which began with what was there before these texts.</summary>
    private async Task ShowAsync(params (string Path, string Text)[] texts)
    {
        var template = await story.CreateAsync("Report");
        var origin = (await story.EditAsync(template)).Document;
        foreach (var (path, text) in texts)
        {
            await story.WriteAsync(template, path, text);
        }

        var draft = await story.EditAsync(template);
        state.Value = EditingState.None with
        {
            View = new TemplateView
            {
                Draft = draft.Draft!, // It was opened.
                Document = draft.Document,
                Origin = origin,
                Caller = story.Work.Bob,
                Problems = [],
                Findings = ImmutableDictionary<string, ImmutableArray<FileFinding>>.Empty,
            },
        };
    }

    private sealed class Hand : IState<EditingState>
    {
        private EditingState value = EditingState.None;

        /// <summary>Happens when somebody asks.</summary>
        public Action? Asked { get; set; }

        public EditingState Value
        {
            get
            {
                Asked?.Invoke();
                return value;
            }
            set => this.value = value;
        }

        public event EventHandler? StateChanged
        {
            add { }
            remove { }
        }
    }

    private sealed class Ear : IDispatcher
    {
        public List<object> Heard { get; } = [];

        public void Dispatch(object action) => Heard.Add(action);
    }
}
