using Bunit;
using DraftStudio.Core.Documents;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Features.Templates;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.Templates;

public sealed class TemplateImportSheetTests : IDisposable
{
    private static readonly ImportPlan Plan = new()
    {
        Hash = "hash",
        Added = [new ImportPlanFile("new.html", null, 1500)],
        Removed = [new ImportPlanFile("old.html", 10, null)],
        Same = 4,
        Members = [new ChangeLine(DocumentPath.Of("settings", "zoom"), "Settings › zoom", "1", "2")],
    };

    private readonly BunitContext page = new();
    private readonly List<string> heard = [];

    public void Dispose() => page.DisposeAsync().AsTask().GetAwaiter().GetResult();

    [Fact]
    public void TheDifference_IsShown_BeforeItCanBeApplied()
    {
        var sheet = Show(new ImportStanding("report.zip"));
        Assert.True(Apply(sheet).HasAttribute("disabled"));

        sheet = Show(new ImportStanding("report.zip", IsWhole: true, Working: false, Plan));

        Assert.Equal(
            ["Added", "Removed", "Settings, inputs and processors"],
            sheet.FindAll(".part").Select(static part => part.GetAttribute("aria-label"))
        );
        Assert.Contains("new.html", sheet.Find("[aria-label=Added]").TextContent, StringComparison.Ordinal);
        Assert.Contains("1.5 kB", sheet.Find("[aria-label=Added]").TextContent, StringComparison.Ordinal);
        Assert.Contains("4 files are the same", sheet.Markup, StringComparison.Ordinal);
        Apply(sheet).Click();
        Assert.Equal(["apply"], heard);
    }

    [Fact]
    public void ARefusal_IsSaid_AndNothingCanBeApplied()
    {
        var sheet = Show(new ImportStanding("evil.zip", Working: false, Problem: "'../evil': leaves the archive."));

        Assert.Contains("'../evil'", sheet.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.True(Apply(sheet).HasAttribute("disabled"));
    }

    [Fact]
    public void AZipThatChangesNothing_SaysSo_AndCannotBeApplied()
    {
        var sheet = Show(
            new ImportStanding("same.zip", Working: false, Plan: new ImportPlan { Hash = "hash", Same = 2 })
        );

        Assert.Contains("changes nothing", sheet.Markup, StringComparison.Ordinal);
        Assert.True(Apply(sheet).HasAttribute("disabled"));
    }

    [Fact]
    public void AnotherMode_IsAskedFor()
    {
        var sheet = Show(new ImportStanding("report.zip", Working: false, Plan: Plan));

        sheet.Find("input[value=replace]").Change("replace");

        Assert.Equal(["whole True"], heard);
    }

    private static AngleSharp.Dom.IElement Apply(IRenderedComponent<TemplateImportSheet> sheet) =>
        sheet.Find(".ds-button--primary");

    private IRenderedComponent<TemplateImportSheet> Show(ImportStanding standing) =>
        page.Render<TemplateImportSheet>(sheet =>
            sheet
                .Add(p => p.Standing, standing)
                .Add(p => p.OnMode, isWhole => heard.Add($"whole {isWhole}"))
                .Add(p => p.OnApply, () => heard.Add("apply"))
                .Add(p => p.OnClose, () => heard.Add("close"))
        );
}
