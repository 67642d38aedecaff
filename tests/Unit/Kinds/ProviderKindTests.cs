using DraftStudio.Core.Access;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Kinds.Forms;
using DraftStudio.Core.Kinds.Providers;
using Xunit;

namespace DraftStudio.Tests.Unit.Kinds;

public sealed class ProviderKindTests
{
    private static readonly ProviderKind Kind = new();

    private static readonly ResourceId One = new(new Guid("0190a000-0000-7000-8000-000000000001"));

    private static readonly ResourceId Two = new(new Guid("0190a000-0000-7000-8000-000000000002"));

    [Fact]
    public void Blank_HasEveryCollection_Empty()
    {
        string[] collections = ["departments", "endpoints", "flags", "keys", "pending"];

        Assert.Equal(collections, Kind.Blank.Root.Select(static entry => entry.Key).Order(StringComparer.Ordinal));
        Assert.All(Kind.Blank.Root, static entry => Assert.Empty((MapNode)entry.Value));
    }

    [Fact]
    public void Upgrade_OfAnOlderDocument_AddsWhatItLacks_AndKeepsTheRest()
    {
        var older = Document.Empty.With(DocumentPath.Of("name"), LeafNode.Of(One.ToString()));

        var upgraded = Kind.Upgrade(older);

        Assert.Equal([One], ProviderKind.NameField.SelectedIn(upgraded));
        Assert.NotNull(upgraded.At(ProviderKind.KeyField.Path));
        Assert.Same(upgraded, Kind.Upgrade(upgraded));
    }

    [Fact]
    public void Validate_AsksForNameAndValue() =>
        Assert.Equal(
            ["/name required", "/value required"],
            Kind.Validate(Kind.Blank).Select(static problem => $"{problem.Path} {problem.Code}")
        );

    [Fact]
    public void Validate_ReportsAMarkAtWhatItMarks()
    {
        var document = ProviderKind.DepartmentsField.Select(Complete(), [One]);
        var mark = new PendingMark(One, UserId.Studio, "Ann", "departments", null, DateTimeOffset.UnixEpoch);

        var problem = Assert.Single(Kind.Validate(PendingMarks.With(document, mark)));

        Assert.Equal(($"/departments/{One}", "pending_unresolved"), (problem.Path.ToString(), problem.Code));
    }

    [Fact]
    public void AMark_IsReadAsItWasWritten()
    {
        var mark = new PendingMark(One, UserId.Studio, "Ann", "name", Two, DateTimeOffset.UnixEpoch.AddTicks(7));

        Assert.Equal([mark], PendingMarks.In(PendingMarks.With(Kind.Blank, mark)));
    }

    [Theory]
    [InlineData("Set name", "name", "1")]
    [InlineData("Add department", "departments", "1")]
    [InlineData("Add 2 departments", "departments", "1,2")]
    [InlineData("Add key", "keys", "2")]
    [InlineData("Set active flag", "active", "1")]
    public void Describe_NamesFields_NotValues(string label, string field, string ids)
    {
        var target = Kind.Fields.First(candidate => candidate.Path.Segments[0] == field || candidate.Name == field);
        var selected = ids.Split(',').Select(static id => id == "1" ? One : Two);
        var next = target.Select(Kind.Blank, [.. selected]);

        Assert.Equal(label, Kind.Describe(DocumentDiff.Between(Kind.Blank, next)));
        if (!target.IsList)
        {
            Assert.StartsWith("Clear", Kind.Describe(DocumentDiff.Between(next, Kind.Blank)), StringComparison.Ordinal);
        }
    }

    private static Document Complete() =>
        ProviderKind.ValueField.Select(ProviderKind.NameField.Select(Kind.Blank, [One]), [Two]);
}
