using Bunit;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Forms;
using DraftStudio.Tests.Unit.Features.History;
using DraftStudio.Tests.Unit.Support;
using DraftStudio.Web.Features.Artifacts;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Features.Forms;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.Artifacts;

/// <summary>The page of one live thing; each kind that has one runs them all.</summary>
public abstract class ArtifactPageTests<TPage>(string kind)
    where TPage : IComponent
{
    [Fact]
    public void WithoutSuchAThing_SaysSo()
    {
        using var story = new WorkStory(kind: kind);
        var id = new Guid("0190a000-0000-7000-8000-00000000ffff");
        var page = Open(story, id);

        Assert.Contains($"There is no such {kind}", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnOldRevision_IsRestoredAsADraft()
    {
        using var story = new WorkStory(kind: kind);
        var live = await story.Live(story.Bob, "OpenAI");
        var draft = await story.Edit(story.Bob, live);
        await story.Rename(story.Bob, draft, "OpenAI EU");
        await story.Commit(story.Bob, draft);
        var page = Open(story, live.Id.Value);
        await Show(story, live.Id, page);

        await page.Find("[aria-label='Restore as draft: revision 1']").ClickAsync();

        var restored = await story.Head(new DraftId(Guid.Parse(story.Address.Split('/')[^1])));
        Assert.Equal((live.Id, story.Me.User, "OpenAI"), (restored.Artifact, restored.Owner, restored.Title));
    }

    [Fact]
    public async Task Retiring_NamesIt_AndIsDoneOnceConfirmed()
    {
        using var story = new WorkStory(kind: kind);
        var live = await story.Live(story.Bob, "OpenAI");
        var page = Open(story, live.Id.Value);
        await Show(story, live.Id, page);

        await page.Find(".tools button").ClickAsync();
        Assert.Equal("Retire OpenAI?", page.Find("dialog h2").TextContent);
        await page.Find("dialog .ds-button--danger").ClickAsync();

        var artifact = await story.Store.FindArtifactAsync(
            EngineStory.Here,
            live.Id,
            Xunit.TestContext.Current.CancellationToken
        );
        Assert.NotNull(artifact?.RetiredAt);
    }

    [Fact]
    public async Task AReader_IsOfferedNothingToDo()
    {
        using var story = new WorkStory(Role.Viewer, kind);
        var live = await story.Live(story.Bob, "OpenAI");
        var page = Open(story, live.Id.Value);
        await Show(story, live.Id, page);

        Assert.Empty(page.FindAll(".tools button"));
        Assert.Equal("OpenAI", page.Find("h1").TextContent);
    }

    private static IRenderedComponent<TPage> Open(WorkStory story, Guid id)
    {
        return story.Page.Render<TPage>(p => p.TryAdd("Id", id));
    }

    /// <summary>Shows what the reader would have read: the store in memory has no catalogue to read values from.</summary>
    private async Task Show(WorkStory story, ArtifactId id, IRenderedComponent<TPage> page)
    {
        var cancel = Xunit.TestContext.Current.CancellationToken;
        var artifact = await story.Store.FindArtifactAsync(EngineStory.Here, id, cancel);
        var revisions = await story.Store.ListRevisionsAsync(EngineStory.Here, id, null, 10, cancel);
        var view = new ArtifactView
        {
            Artifact = artifact ?? throw new Xunit.Sdk.XunitException("The thing is gone."),
            Revision = ArtifactRevision.Of(revisions[0]),
            Live = revisions[0].Number,
            Content = new FormState
            {
                Version = 1,
                Status = DraftStatus.Published,
                UpdatedAt = revisions[0].At,
                UpdatedByName = "Bob",
                Fields =
                [
                    .. story
                        .Page.Services.GetRequiredService<FormKinds>()[kind]
                        .Fields.Select(field => new FormFieldState { Field = field, Selected = [] }),
                ],
            },
            Changes = [new ChangeLine(DocumentPath.Of("name"), "Name", null, artifact.Title)],
            Revisions = [.. revisions.Select(ArtifactRevision.Of)],
            Drafts = [],
            MayWrite = story.Me.May(Permission.DraftsWrite),
            MayCommit = story.Me.May(Permission.DraftsCommit),
        };
        await page.InvokeAsync(() => story.Do(new ArtifactViewLoaded(id, null, null, view)));
    }
}
