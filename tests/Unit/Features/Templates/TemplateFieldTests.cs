using DraftStudio.Core.Kinds.Templates;
using DraftStudio.Web.Features.Editing;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.Templates;

/// <summary>What is entered in the forms of a template, and what becomes of it in the draft.</summary>
public sealed class TemplateFieldTests
{
    [Fact]
    public async Task AWholeObject_TakesThePlaceOfWhatIsThere_NullsIncluded()
    {
        using var stage = new TemplateFormsStage();
        await stage.OpenAsync(settings: """{"pdf":{"outline":true,"copies":2},"locale":"en"}""");

        stage.Type("json/template/settings", """{"currency": null, "pdf": {"copies": 2.0}}""");

        Assert.Equal("""{"currency":null,"pdf":{"copies":2.0}}""", stage.Json("template", "settings"));
    }

    [Fact]
    public async Task AWholeObject_OfTwoPeople_IsMergedByMember()
    {
        using var stage = new TemplateFormsStage();
        await stage.OpenAsync(settings: """{"a":1,"b":1,"c":1}""");
        stage.Work.Do(new FieldFocused("json/template/settings"));
        await stage.BobEntersAsync("json/template/settings/b", "2");

        stage.Type("json/template/settings", """{"a": 5, "b": 1}""");

        Assert.Empty(stage.Editing.Conflicts);
        Assert.Equal("""{"a":5,"b":2}""", stage.Json("template", "settings"));
    }

    [Theory]
    [InlineData("json/template/settings", "[1]", "The member must be an object.")]
    [InlineData("json/template/settings", "{\n  \"a\": oops\n}", "This is no JSON: line 2, column 8.")]
    [InlineData("json/template/handlerOptions/list", "[1, 2", "This is no JSON: line 1, column 6.")]
    [InlineData("text/template/name", "", "A template has a name.")]
    [InlineData("json/inputs/00000000-0000-7000-8000-000000000001/required", "3", "The member is true or false.")]
    public async Task WhatCannotBeTaken_IsRefusedAtItsField_AndChangesNothing(string field, string value, string reason)
    {
        using var stage = new TemplateFormsStage();
        await stage.OpenAsync(inputs: ["""{"name":"a"}"""], settings: """{"a":1}""");
        var (before, version) = (stage.View.Document.Hash, stage.Editing.Version);

        stage.Type(field, value);

        Assert.Equal(reason, stage.Editing.Refusals.GetValueOrDefault(field));
        Assert.Equal((before, version), (stage.View.Document.Hash, stage.Editing.Version));
    }

    [Fact]
    public async Task OptionsOfTheHandler_AreEnteredAtAnyDepth_AndRemoved()
    {
        using var stage = new TemplateFormsStage();
        await stage.OpenAsync(options: """{"margin":"1in"}""");

        stage.Type("value/template/handlerOptions/pdf/dpi", "300");
        stage.Type("text/template/handlerOptions/margin", "");
        stage.Type("text/template/handlerOptions/absent/below", "");

        Assert.Equal("""{"pdf":{"dpi":300}}""", stage.Json("template", "handlerOptions"));
    }

    [Fact]
    public async Task AnEmptiedText_IsNoText()
    {
        using var stage = new TemplateFormsStage();
        await stage.OpenAsync(inputs: ["""{"name":"a","label":"A"}"""]);

        stage.Type($"text/inputs/{TemplateFormsStage.Id(1)}/label", "");
        stage.Type("text/template/letterheadId", "");

        Assert.Equal("""{"name":"a"}""", stage.Json("inputs", TemplateFormsStage.Id(1)));
        Assert.Null(TemplateHeader.Of(stage.View.Document).LetterheadId);
    }
}
