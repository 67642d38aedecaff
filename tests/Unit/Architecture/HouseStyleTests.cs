using System.Xml.Linq;
using DraftStudio.Core.Documents;
using Xunit;

namespace DraftStudio.Tests.Unit.Architecture;

public sealed class HouseStyleTests
{
    [Fact]
    public void Namespaces_AreTheirFolders() => Rule.Holds(HouseStyle.NamespaceIsFolder(SourceTree.Files));

    [Fact]
    public void Files_HoldOnePublicTypeEach() => Rule.Holds(HouseStyle.OnePublicTypeAFile(SourceTree.Files));

    [Fact]
    public void Components_AreShort() => Rule.Holds(HouseStyle.ShortComponents(SourceTree.Files));

    [Fact]
    public void Names_SaySomething() => Rule.Holds(HouseStyle.NamesThatSaySomething(SourceTree.Files));

    [Fact]
    public void Files_NameNoPlaceOfOneComputer()
    {
        string[] here = [SourceTree.Root, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)];

        Rule.Holds(
            HouseStyle.PlacesOfOneComputer(
                SourceTree.Files.Where(file => !file.IsUnder("tests/Unit/Architecture")),
                [.. here.Where(folder => folder.Length > 1)]
            )
        );
    }

    [Fact]
    public void PublicTypesOfCore_StateTheirContract()
    {
        var core = typeof(Document).Assembly;

        Rule.Holds(PublicDocumentation.Missing(core.GetExportedTypes(), PublicDocumentation.Of(core)));
    }

    [Fact]
    public void SourceTree_SeesTheProjects()
    {
        Assert.Contains(SourceTree.Files, file => file.Path is "src/DraftStudio.Core/Documents/Document.cs");
        Assert.Contains(SourceTree.Files, file => file.Path is "src/DraftStudio.Web/DraftStudio.Web.csproj");
        Assert.DoesNotContain(SourceTree.Files, file => file.Path.Contains("/obj/", StringComparison.Ordinal));
    }

    [Fact]
    public void NamespaceIsFolder_FindsAnother() =>
        Assert.Single(
            HouseStyle.NamespaceIsFolder([
                new SourceFile("src/DraftStudio.Core/Access/Role.cs", "namespace DraftStudio.Core;\n"),
            ])
        );

    [Theory]
    [InlineData("Pair.cs", "public sealed record Pair;\n\npublic enum Side\n{\n}")]
    [InlineData("Pair.cs", "public sealed record Couple;")]
    public void OnePublicTypeAFile_FindsAnotherType(string name, string code) =>
        Assert.Single(HouseStyle.OnePublicTypeAFile([new SourceFile("src/DraftStudio.Core/Access/" + name, code)]));

    [Theory]
    [InlineData("EditingActions.cs", "public sealed record Undo;\npublic sealed record Redo;")]
    [InlineData(
        "Result.cs",
        "public static class Result { }\npublic sealed class Result<T>\n{\n    public enum Kind { }\n}"
    )]
    [InlineData("Page.razor.cs", "public sealed partial class Page;")]
    [InlineData("Pair.cs", "// public enum Side\npublic sealed record Pair;\ninternal enum Side { }")]
    public void OnePublicTypeAFile_AllowsWhatBelongsTogether(string name, string code) =>
        Assert.Empty(HouseStyle.OnePublicTypeAFile([new SourceFile("src/DraftStudio.Core/Access/" + name, code)]));

    [Theory]
    [InlineData("Page.razor", HouseStyle.MarkupLimit, 0)]
    [InlineData("Page.razor", HouseStyle.MarkupLimit + 1, 1)]
    [InlineData("Page.razor.cs", HouseStyle.CodeBehindLimit, 0)]
    [InlineData("Page.razor.cs", HouseStyle.CodeBehindLimit + 1, 1)]
    public void ShortComponents_CountsLines(string name, int lines, int found) =>
        Assert.Equal(
            found,
            HouseStyle
                .ShortComponents([
                    new SourceFile(
                        "src/DraftStudio.Web/Features/" + name,
                        string.Concat(Enumerable.Repeat("x\n", lines))
                    ),
                ])
                .Count()
        );

    [Theory]
    [InlineData("src/DraftStudio.Core/DraftManager.cs", 1)]
    [InlineData("src/DraftStudio.Web/Features/ProviderDTO.cs", 1)]
    [InlineData("src/DraftStudio.Web/Utils/Text.cs", 1)]
    [InlineData("wwwroot-assets/shell/helpers.ts", 1)]
    [InlineData("src/DraftStudio.Core/Drafting/DraftEngine.cs", 0)]
    [InlineData("src/DraftStudio.Web/Features/Utilisation.cs", 0)]
    public void NamesThatSaySomething_FindsEmptyWords(string path, int found) =>
        Assert.Equal(found, HouseStyle.NamesThatSaySomething([new SourceFile(path, "")]).Count());

    [Theory]
    [InlineData("see /home/someone/code/x", 1)]
    [InlineData("/Users/someone/x", 1)]
    [InlineData(@"C:\Users\Someone\x", 1)]
    [InlineData("/checkout/of/mine/src", 1)]
    [InlineData("/var/lib/draft-studio/data and https://example.com/home/page", 0)]
    public void PlacesOfOneComputer_FindsThem(string text, int found) =>
        Assert.Equal(
            found,
            HouseStyle.PlacesOfOneComputer([new SourceFile("docs/x.md", text)], ["/checkout/of/mine"]).Count()
        );

    [Fact]
    public void PublicDocumentation_FindsATypeWithoutASummary()
    {
        var documentation = new XDocument(
            new XElement(
                "doc",
                new XElement(
                    "member",
                    new XAttribute("name", "T:" + typeof(Document).FullName),
                    new XElement("summary", "A document.")
                )
            )
        );

        var missing = PublicDocumentation.Missing([typeof(Document), typeof(LeafNode)], documentation);

        Assert.Equal($"{typeof(LeafNode).FullName} has no summary", Assert.Single(missing));
    }

    [Fact]
    public void Code_LeavesCommentsAndLiteralsOut()
    {
        var file = new SourceFile(
            "x.cs",
            "a /* b\n c */ d // e\n\"f\\\" g\" + @\"h \"\" i\" + '\"' + j + $\"k\" + \"\"\"l \"m\" n\"\"\" + o"
        );

        var words = file.Code.Split([' ', '\n', '+', '"'], StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("a d j o", string.Join(' ', words));
    }
}
