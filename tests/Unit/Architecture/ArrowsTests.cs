using DraftStudio.Core.Documents;
using Xunit;

namespace DraftStudio.Tests.Unit.Architecture;

public sealed class ArrowsTests
{
    private static readonly HashSet<string> DraftingTypes =
    [
        .. typeof(Document)
            .Assembly.GetTypes()
            .Where(type => type.Namespace is "DraftStudio.Core.Drafting" && !type.IsNested)
            .Select(type => type.Name.Split('`')[0]),
    ];

    [Fact]
    public void AreasOfCore_NameOnlyThoseBelowThem() =>
        Rule.Holds(Arrows.BetweenAreas(SourceTree.Files, DraftingTypes));

    [Fact]
    public void Databases_AreNamedInStorageAlone() => Rule.Holds(Arrows.ToDatabases(SourceTree.Files));

    [Fact]
    public void Core_DoesNotKnowTheWeb() => Rule.Holds(Arrows.FromCoreToTheWeb(SourceTree.Files));

    [Fact]
    public void Documents_UseTheBaseLibraryAlone() => Rule.Holds(Arrows.FromDocuments(SourceTree.Files));

    [Fact]
    public void Components_HoldNoEngineNoStoreNoDatabase() => Rule.Holds(Arrows.FromComponents(SourceTree.Files));

    [Theory]
    [InlineData("Documents/Leaf.cs", "using DraftStudio.Core.Drafting;")]
    [InlineData("Documents/Leaf.cs", "var at = DraftStudio.Core.Storage.Rows.Count;")]
    [InlineData("Drafting/Engine.cs", "using DraftStudio.Core.Kinds.Providers;")]
    [InlineData("Drafting/Engine.cs", "using Store = DraftStudio.Core.Storage.DraftStore;")]
    [InlineData("Storage/DraftStore.cs", "using DraftStudio.Core.Kinds;")]
    [InlineData("Journal/Entry.cs", "using DraftStudio.Core.Drafting;\nDraftEngine engine;")]
    [InlineData("Oddments/Entry.cs", "using System;")]
    public void BetweenAreas_FindsAnArrowThatGoesUp(string path, string code) =>
        Assert.Single(Arrows.BetweenAreas([new SourceFile("src/DraftStudio.Core/" + path, code)], DraftingTypes));

    [Theory]
    [InlineData("Kinds/Providers/Codec.cs", "using DraftStudio.Core.Drafting;")]
    [InlineData("Documents/Leaf.cs", "/// <see cref=\"DraftStudio.Core.Drafting\"/>\nusing System;")]
    [InlineData("Documents/Leaf.cs", "var text = \"DraftStudio.Core.Drafting\";")]
    [InlineData("Journal/Entry.cs", "using DraftStudio.Core.Drafting;\nDraftId? Draft;")]
    [InlineData("CoreServices.cs", "using DraftStudio.Core.Storage;")]
    public void BetweenAreas_AllowsWhatGoesDown(string path, string code) =>
        Assert.Empty(Arrows.BetweenAreas([new SourceFile("src/DraftStudio.Core/" + path, code)], DraftingTypes));

    [Theory]
    [InlineData("src/DraftStudio.Core/Drafting/Engine.cs", "using Microsoft.EntityFrameworkCore;")]
    [InlineData("src/DraftStudio.Web/Features/Home/HomePage.razor", "@using Npgsql\n<p></p>")]
    [InlineData("src/DraftStudio.Web/Program.cs", "var c = new Microsoft.Data.Sqlite.SqliteConnection();")]
    public void ToDatabases_FindsOneOutsideStorage(string path, string code) =>
        Assert.Single(Arrows.ToDatabases([new SourceFile(path, code)]));

    [Fact]
    public void ToDatabases_AllowsStorage() =>
        Assert.Empty(
            Arrows.ToDatabases([
                new SourceFile("src/DraftStudio.Core/Storage/Sqlite/Writer.cs", "using Microsoft.Data.Sqlite;"),
            ])
        );

    [Theory]
    [InlineData("src/DraftStudio.Core/Access/Caller.cs", "using Microsoft.AspNetCore.Http;")]
    [InlineData("src/DraftStudio.Core/Access/Caller.cs", "using DraftStudio.Web.Api;")]
    [InlineData(
        "src/DraftStudio.Core/DraftStudio.Core.csproj",
        "<FrameworkReference Include=\"Microsoft.AspNetCore.App\" />"
    )]
    public void FromCoreToTheWeb_FindsAReference(string path, string text) =>
        Assert.Single(Arrows.FromCoreToTheWeb([new SourceFile(path, text)]));

    [Theory]
    [InlineData("using DraftStudio.Core.Access;")]
    [InlineData("using Microsoft.Extensions.Logging;")]
    [InlineData("using System.Net.Http;")]
    public void FromDocuments_FindsWhatIsNotBaseLibrary(string code) =>
        Assert.Single(Arrows.FromDocuments([new SourceFile("src/DraftStudio.Core/Documents/Leaf.cs", code)]));

    [Theory]
    [InlineData("Features/Providers/ProviderPage.razor", "@inject DraftEngine Engine")]
    [InlineData(
        "Features/Providers/ProviderPage.razor.cs",
        "[Inject] public required IDraftStore Store { get; init; }"
    )]
    [InlineData("Components/Layout/MainLayout.razor.cs", "private StudioDbContext? db;")]
    public void FromComponents_FindsWhatABoundaryForbids(string path, string code) =>
        Assert.Single(Arrows.FromComponents([new SourceFile("src/DraftStudio.Web/" + path, code)]));

    [Fact]
    public void FromComponents_AllowsEffects() =>
        Assert.Empty(
            Arrows.FromComponents([
                new SourceFile("src/DraftStudio.Web/Features/Editing/EditingEffects.cs", "DraftEngine engine;"),
            ])
        );
}
