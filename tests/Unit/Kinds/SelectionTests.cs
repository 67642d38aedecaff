using System.Collections.Immutable;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Kinds.Providers;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace DraftStudio.Tests.Unit.Kinds;

public sealed class SelectionTests
{
    private static readonly Document Blank = new ProviderKind().Blank;

    [Fact]
    public void Select_AnyListAfterAnyOther_IsReadBackInItsOrder() =>
        Prop.ForAll(
                Lists(),
                Lists(),
                (first, second) =>
                {
                    var document = Select(Select(Blank, first), second);
                    return ProviderKind.DepartmentsField.SelectedIn(document).SequenceEqual(second);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Select_TheSameAgain_ChangesNothing() =>
        Prop.ForAll(
                Lists(),
                list =>
                {
                    var document = Select(Blank, list);
                    return DocumentDiff.Between(document, Select(document, list)).IsEmpty;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Select_WithOneMoved_TouchesOnePath()
    {
        var ids = Ids(9);
        var document = Select(Blank, ids);

        var moved = Select(document, ids.RemoveAt(2).Insert(7, ids[2]));

        Assert.Equal(ids[2].ToString(), Assert.Single(DocumentDiff.Between(document, moved)).Path.Last);
    }

    [Fact]
    public void Select_BetweenTwoWithOneKey_MakesRoom()
    {
        // Two people who append at the same moment give the same key.
        var ids = Ids(3);
        var left = Select(Blank, [ids[0]]);
        var right = Select(Blank, [ids[2]]);
        var both = DocumentMerge.Merge(Blank, left, right).Merged;

        var document = Select(both, ids);

        Assert.Equal(ids, ProviderKind.DepartmentsField.SelectedIn(document));
    }

    [Fact]
    public void Select_TenThousandBetweenTwo_KeepsKeysShort()
    {
        var ids = Ids(10_002);
        var document = Select(Select(Blank, [ids[0], ids[^1]]), ids);

        var longest = ((MapNode?)document.At(ProviderKind.DepartmentsField.Path) ?? MapNode.Empty).Max(static row =>
            ((LeafNode)row.Value).AsString()?.Length ?? 0
        );
        Assert.InRange(longest, 2, 12);
        Assert.Equal(ids, ProviderKind.DepartmentsField.SelectedIn(document));
    }

    private static Document Select(Document document, ImmutableArray<ResourceId> ids) =>
        ProviderKind.DepartmentsField.Select(document, [.. ids]);

    private static ImmutableArray<ResourceId> Ids(int count) =>
        [
            .. Enumerable
                .Range(1, count)
                .Select(static n => new ResourceId(new Guid($"0190a000-0000-7000-8000-{n:D12}"))),
        ];

    private static Arbitrary<ImmutableArray<ResourceId>> Lists() =>
        Gen.Shuffle(Ids(12).ToArray())
            .SelectMany(shuffled => Gen.Choose(0, 12).Select(count => shuffled.Take(count).ToImmutableArray()))
            .ToArbitrary();
}
