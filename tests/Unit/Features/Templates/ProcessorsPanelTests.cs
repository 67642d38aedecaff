using Bunit;
using DraftStudio.Core.Kinds.Templates;
using Xunit;
using static DraftStudio.Tests.Unit.Features.Templates.TemplateFormsStage;

namespace DraftStudio.Tests.Unit.Features.Templates;

public sealed class ProcessorsPanelTests
{
    [Theory]
    [InlineData("""{"type":"dataset","name":"sales","datasetId":"ds-1"}""", "datasetId", "ds-1", "input")]
    [InlineData("""{"type":"query","name":"sales","query":"select 1"}""", "query", "select 1", "textarea")]
    [InlineData("""{"type":"script","name":"sales","script":"return 1"}""", "script", "return 1", "textarea")]
    public async Task EachType_HasItsOwnMember(string processor, string member, string value, string control)
    {
        using var stage = new TemplateFormsStage();
        await stage.OpenAsync(processors: [processor]);
        var panel = stage.ShowProcessors();
        await panel.Find(".toggle").ClickAsync();

        var field = Field(panel, $"text/processors/{Id(1)}/{member}");
        Assert.Equal((control, value), (field.LocalName, ValueOf(field)));
        stage.Type($"text/processors/{Id(1)}/{member}", "line\nline");

        Assert.Equal("\"line\\nline\"", stage.Json("processors", Id(1), member));
    }

    [Fact]
    public async Task AnotherType_KeepsWhatTheFirstHad_UnderMore()
    {
        using var stage = new TemplateFormsStage();
        await stage.OpenAsync(processors: ["""{"type":"query","name":"a","query":"select 1","filter":{"n":[1]}}"""]);
        var panel = stage.ShowProcessors();
        await panel.Find(".toggle").ClickAsync();
        Assert.Equal("[1]", ValueOf(Field(panel, $"kept/processors/{Id(1)}/filter/n")));

        stage.Type($"text/processors/{Id(1)}/type", "script");

        Assert.Equal("select 1", ValueOf(Field(panel, $"kept/processors/{Id(1)}/query")));
        Assert.NotNull(Field(panel, $"text/processors/{Id(1)}/script"));
    }

    [Fact]
    public async Task AProcessor_IsAdded_Moved_AndRemoved()
    {
        using var stage = new TemplateFormsStage();
        await stage.OpenAsync(processors: ["""{"type":"query","name":"a"}"""]);
        var panel = stage.ShowProcessors();

        await panel.Find(".add select").ChangeAsync("script");
        await panel.Find(".add").SubmitAsync();
        await panel.Find("[aria-label='Move a down']").ClickAsync();
        Assert.Equal(["processor1", "a"], stage.Names(TemplateItems.Processors));
        await panel.Find("[aria-label='Remove a']").ClickAsync();

        Assert.Equal(["processor1"], stage.Names(TemplateItems.Processors));
    }

    [Fact]
    public async Task TwoOfOneName_AreSaidAtTheField()
    {
        using var stage = new TemplateFormsStage();
        await stage.OpenWrongAsync(processors: ["""{"type":"query","name":"a"}""", """{"type":"script","name":"a"}"""]);

        var panel = stage.ShowProcessors();

        Assert.Equal("true", Field(panel, $"text/processors/{Id(2)}/name").GetAttribute("aria-invalid"));
    }
}
