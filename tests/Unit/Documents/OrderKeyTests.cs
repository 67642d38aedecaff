using DraftStudio.Core.Documents;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace DraftStudio.Tests.Unit.Documents;

public sealed class OrderKeyTests
{
    private static readonly Arbitrary<int[]> Places = Gen.Choose(0, int.MaxValue - 1)
        .ArrayOf()
        .Resize(200)
        .ToArbitrary();

    [Fact]
    public void Between_WhereverItIsPut_IsStrictlyBetween() =>
        Prop.ForAll(
                Places,
                places =>
                {
                    var keys = new List<string>();
                    foreach (var place in places)
                    {
                        Insert(keys, place % (keys.Count + 1));
                    }

                    return IsOrdered(keys);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Between_AlwaysAtOnePlace_IsStrictlyBetween()
    {
        // Towards each neighbour in turn, where the room is least.
        var low = OrderKey.Between(null, null);
        var high = OrderKey.Between(low, null);
        for (var i = 0; i < 300; i++)
        {
            var middle = OrderKey.Between(low, high);
            Assert.True(IsOrdered([low, middle, high]));
            (low, high) = (i / 50) % 2 == 0 ? (low, middle) : (middle, high);
        }
    }

    [Fact]
    public void Between_TenThousandTimesAtAnEnd_StaysShort()
    {
        var appended = new List<string>();
        var prepended = new List<string>();
        for (var i = 0; i < 10_000; i++)
        {
            appended.Add(OrderKey.Between(appended.LastOrDefault(), null));
            prepended.Add(OrderKey.Between(null, prepended.LastOrDefault()));
        }

        prepended.Reverse();
        Assert.True(IsOrdered(appended));
        Assert.True(IsOrdered(prepended));
        Assert.InRange(appended.Concat(prepended).Max(key => key.Length), 1, 4);
    }

    [Fact]
    public void Between_BeforeTheSmallestWholeNumber_GoesOn()
    {
        var key = "A" + new string('0', 25) + "1";
        for (var i = 0; i < 20; i++)
        {
            var before = OrderKey.Between(null, key);
            Assert.True(IsOrdered([before, key]));
            key = before;
        }
    }

    [Fact]
    public void Between_AfterTheLargestWholeNumber_GoesOn()
    {
        var key = new string('z', 27);
        for (var i = 0; i < 20; i++)
        {
            var after = OrderKey.Between(key, null);
            Assert.True(IsOrdered([key, after]));
            key = after;
        }
    }

    [Theory]
    [InlineData("a1", "a0")]
    [InlineData("a0", "a0")]
    [InlineData("", null)]
    [InlineData("a", null)]
    [InlineData("a00", null)]
    [InlineData("a0é", null)]
    [InlineData("0", null)]
    [InlineData(null, "A00000000000000000000000000")]
    public void Between_KeysThatAreNoneOrNotInOrder_Throws(string? before, string? after) =>
        Assert.Throws<ArgumentException>(() => OrderKey.Between(before, after));

    [Theory]
    [InlineData(null, null)]
    [InlineData("a0", null)]
    [InlineData(null, "a0")]
    [InlineData("a0", "a1")]
    [InlineData("a0", "a0V")]
    [InlineData("Zz", "c000")]
    public void Spread_GivesShortKeysInOrder(string? before, string? after)
    {
        var keys = OrderKey.Spread(before, after, 1000);
        List<string> all = [.. keys];
        if (before is not null)
        {
            all.Insert(0, before);
        }

        if (after is not null)
        {
            all.Add(after);
        }

        Assert.Equal(1000, keys.Length);
        Assert.True(IsOrdered(all));
        Assert.InRange(keys.Max(key => key.Length), 1, 8);
        Assert.Empty(OrderKey.Spread(before, after, 0));
    }

    private static void Insert(List<string> keys, int at) =>
        keys.Insert(at, OrderKey.Between(at == 0 ? null : keys[at - 1], at == keys.Count ? null : keys[at]));

    private static bool IsOrdered(List<string> keys) =>
        keys.All(OrderKey.IsValid)
        && keys.Zip(keys.Skip(1)).All(two => string.CompareOrdinal(two.First, two.Second) < 0);
}
