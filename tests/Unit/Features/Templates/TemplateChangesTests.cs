using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Templates;
using DraftStudio.Tests.Unit.Support;
using DraftStudio.Web.Features.Templates;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.Templates;

/// <summary>What a draft changes, thing by thing, and the ways back.</summary>
public sealed class TemplateChangesTests
{
    private static readonly ChangedTemplate Origin = ChangedTemplate
        .Blank.File(1, "report.html")
        .File(2, "old.html")
        .File(3, "gone.html")
        .Input("i1", """{"name":"title","label":"Title","driver":"text"}""")
        .Input("i2", """{"name":"rows","driver":"number"}""")
        .Settings("""{"zoom":1,"pdf":{"margin":"1cm","size":"a4"}}""");

    private static readonly ChangedTemplate Draft = Origin
        .File(1, "report.html", 'b')
        .File(2, "new.html")
        .Without(3)
        .File(4, "added.html")
        .Input("i1", """{"name":"title","label":"Heading","driver":"text","index":1}""")
        .Input("i3", """{"name":"more","driver":"text"}""")
        .Settings("""{"zoom":1,"pdf":{"margin":"2cm","size":"a4"}}""");

    [Fact]
    public void EachThing_IsToldOnce_ByKindAndName()
    {
        var changes = TemplateChanges.Of(Origin.Document, Draft.Document);

        Assert.Equal(
            [
                "Files added.html Added",
                "Files gone.html Deleted",
                "Files new.html Renamed",
                "Files report.html Modified",
                "Inputs Input more Added",
                "Inputs Input rows Moved",
                "Inputs Input title Modified",
                "Settings Settings › pdf › margin Modified",
            ],
            changes.Select(static change => $"{change.Group} {change.Label} {change.Mark}")
        );
        Assert.Equal("files/" + ChangedTemplate.Id(4), changes[0].Key);
    }

    [Fact]
    public void Nothing_IsToldOfTheSameDocument()
    {
        Assert.Empty(TemplateChanges.Of(Draft.Document, Draft.Document));
        Assert.Empty(Draft.Against(Draft).Changes);
    }

    [Fact]
    public void AnItemThatOnlyMoved_IsToldAsMoved()
    {
        var moved = Origin.Input("i1", """{"name":"title","label":"Title","driver":"text","index":1}""");

        var change = Assert.Single(TemplateChanges.Of(Origin.Document, moved.Document));

        Assert.Equal(TemplateChangeMark.Moved, change.Mark);
        Assert.Empty(TemplateChanges.LinesOf(Origin.Document, moved.Document, change));
    }

    [Fact]
    public void Lines_HaveMembersBeforeAndAfter_AndNoneOfAFilesContents()
    {
        var changes = TemplateChanges.Of(Origin.Document, Draft.Document);

        Assert.Equal(["name: old.html > new.html"], Lines("new.html"));
        Assert.Empty(Lines("report.html"));
        Assert.Empty(Lines("added.html"));
        Assert.Equal(["label: Title > Heading"], Lines("Input title"));
        Assert.Equal(["driver:  > text", "name:  > more"], Lines("Input more").Order(StringComparer.Ordinal));
        Assert.Equal(["Settings › pdf › margin: 1cm > 2cm"], Lines("Settings › pdf › margin"));

        IEnumerable<string> Lines(string label) =>
            TemplateChanges
                .LinesOf(Origin.Document, Draft.Document, Assert.Single(changes, change => change.Label == label))
                .Select(static line => $"{line.Label}: {line.Before} > {line.After}");
    }

    [Fact]
    public void RevertingEachThing_MakesTheDocumentThatItBeganWith()
    {
        var document = Draft.Document;

        foreach (var change in TemplateChanges.Of(Origin.Document, Draft.Document))
        {
            document = change.Group switch
            {
                TemplateChangeGroup.Files => EngineStory.Good(
                    TemplateReverts.File(document, Origin.Document, change.Id)
                ),
                TemplateChangeGroup.Inputs => TemplateReverts.Item(
                    document,
                    Origin.Document,
                    TemplateItems.Inputs,
                    change.Id
                ),
                _ => EngineStory.Good(TemplateReverts.Member(document, Origin.Document, change.Path)),
            };
        }

        Assert.Equal(Origin.Document.Root.Hash, document.Root.Hash);
    }

    [Fact]
    public void AMemberThatWasTakenOut_ComesBackWhereItStood()
    {
        var without = Origin.Settings("""{"pdf":{"margin":"1cm","size":"a4"}}""");
        var zoom = TemplateDocument.Settings.Child("zoom");

        var back = EngineStory.Good(TemplateReverts.Member(without.Document, Origin.Document, zoom));

        Assert.Equal(Origin.Document.Root.Hash, back.Root.Hash);
    }

    [Fact]
    public void AMemberOfSomethingThatIsGone_IsRefused()
    {
        var gone = Origin.Settings("{}");
        var margin = TemplateDocument.Settings.Child("pdf").Child("margin");

        var reverted = TemplateReverts.Member(gone.Document, Origin.Document, margin);

        Assert.False(reverted.TryGet(out _, out var error));
        Assert.IsType<DraftError.NotFound>(error);
    }

    [Fact]
    public void AFileWhoseNameIsTakenMeanwhile_StaysAsItIs()
    {
        var taken = Origin.File(2, "new.html").File(5, "OLD.html");

        var reverted = TemplateReverts.File(taken.Document, Origin.Document, ChangedTemplate.Id(2));

        Assert.False(reverted.TryGet(out _, out var error));
        Assert.Equal("file_name_taken", Assert.IsType<DraftError.Refused>(error).Code);
    }
}
