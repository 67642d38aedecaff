using System.Collections.Immutable;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Kinds.Cohorts;
using DraftStudio.Core.Kinds.Forms;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace DraftStudio.Tests.Unit.Kinds;

public sealed class CohortKindTests
{
    private static readonly CohortKind Kind = new();

    [Fact]
    public void Blank_HasEveryCollection_AndAsksForAName()
    {
        Assert.Equal(
            [
                "departments",
                "flags",
                "pending",
                "profile_personas",
                "profiles",
                "simulation_availability",
                "simulation_positions",
                "simulations",
            ],
            Kind.Blank.Root.Select(static entry => entry.Key)
        );
        Assert.Equal(["/name required"], Problems(Kind.Blank));
    }

    [Fact]
    public void ARow_IsOneLeaf_AtWhatItIs_AndIsReadAsItWasWritten()
    {
        var row = new SelectedRow($"{Id(1)}:start", Id(7), "2026-01-01T00:00:00Z");

        var document = CohortKind.AvailabilityField.Select(Kind.Blank, [row]);

        Assert.Equal([row], CohortKind.AvailabilityField.RowsIn(document));
        var change = Assert.Single(DocumentDiff.Between(Kind.Blank, document));
        Assert.Equal($"/simulation_availability/{Id(1)}:start", change.Path.ToString());
        Assert.IsType<LeafNode>(change.After);
    }

    [Fact]
    public void Describe_TellsMovesOfRowsFromAdditions()
    {
        var one = CohortKind.PositionsField.Select(Kind.Blank, [Position(1, "1")]);
        var moved = CohortKind.PositionsField.Select(one, [Position(1, "2")]);

        Assert.Equal("Add position", Kind.Describe(DocumentDiff.Between(Kind.Blank, one)));
        Assert.Equal("Change position", Kind.Describe(DocumentDiff.Between(one, moved)));
        Assert.Equal("Remove position", Kind.Describe(DocumentDiff.Between(one, Kind.Blank)));
    }

    [Theory]
    [InlineData("2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z")]
    [InlineData("2026-01-01t01:00:00.5+01:00", "2026-01-01T00:00:00.5Z")]
    [InlineData("2026-01-01T00:00-00:30", "2026-01-01T00:30:00Z")]
    [InlineData("2026-01-01T00:00:00", null)]
    [InlineData("2026-01-01 00:00:00Z", null)]
    [InlineData("2026-02-30T00:00:00Z", null)]
    [InlineData("2026-01-01T00:00:00+15:00", null)]
    [InlineData("0001-01-01T00:00:00+01:00", null)]
    [InlineData("2026-01-01T00:00:00Z\n", null)]
    [InlineData("", null)]
    public void ATime_HasAZone_AndOneForm(string text, string? kept) =>
        Assert.Equal(kept, UtcTime.Parse(text) is { } time ? UtcTime.Write(time) : null);

    [Fact]
    public void Windows_MustStart_AndStartFirst()
    {
        var document = CohortKind.SimulationsField.Select(Named(), [Id(1), Id(2), Id(3)]);
        document = CohortKind.AvailabilityField.Select(
            document,
            [
                Window(1, "start", "2026-01-01T00:00:00Z"),
                Window(1, "end", "2026-01-01T00:00:00.1Z"),
                Window(2, "start", "2026-01-01T00:00:00Z"),
                Window(2, "end", "2026-01-01T00:00:00Z"),
                Window(3, "end", "2026-01-01T00:00:00Z"),
            ]
        );

        Assert.Equal(
            [
                $"/simulation_availability/{Id(2)}:start reversed_window",
                $"/simulation_availability/{Id(2)}:end reversed_window",
                $"/simulation_availability/{Id(3)}:end start_missing",
            ],
            Problems(document)
        );
    }

    [Fact]
    public void Checks_SeeWhatChangedElsewhere()
    {
        var document = CohortKind.PositionsField.Select(Named(), [Position(1, "1")]);
        var selected = CohortKind.SimulationsField.Select(document, [Id(1)]);

        Assert.Equal([$"/simulation_positions/{Id(1)} unselected_simulation"], Problems(document));
        Assert.Empty(Problems(selected));
        Assert.Equal([$"/simulation_positions/{Id(1)} unselected_simulation"], Problems(document));
    }

    [Fact]
    public void AnyRowsAfterAnyOthers_AreReadBackInTheirOrder() =>
        Prop.ForAll(
                Rows(),
                Rows(),
                (first, second) =>
                {
                    var document = CohortKind.PositionsField.Select(Kind.Blank, first);
                    document = CohortKind.PositionsField.Select(document, second);
                    return CohortKind.PositionsField.RowsIn(document).SequenceEqual(second);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void RowsPutBesideOthers_ReplaceTheirKind_AndTouchNothingElse() =>
        Prop.ForAll(
                Rows(),
                Rows(),
                (first, second) =>
                {
                    var before = CohortKind.PositionsField.Select(Kind.Blank, first);
                    var after = CohortKind.PositionsField.Apply(before, FieldSelection.Beside(second, []));
                    var keys = second.Select(static row => row.Key).ToHashSet(StringComparer.Ordinal);
                    var expected = first
                        .Where(row => !keys.Contains(row.Key))
                        .Concat(second)
                        .Select(static row => (row.Key, row.Value))
                        .ToHashSet();
                    return expected.SetEquals(
                            CohortKind.PositionsField.RowsIn(after).Select(static row => (row.Key, row.Value))
                        )
                        && DocumentDiff.Between(before, after).Length == second.Except(first).Count();
                }
            )
            .QuickCheckThrowOnFailure();

    /// <summary>Reorder the simulations; move a window; add ten profiles: what one draft may be asked for at a time.</summary>
    [Fact]
    public void ThreeProposals_InAnyOrder_MakeTheSame() =>
        Prop.ForAll(
                Gen.Shuffle(Ids(6).ToArray()).ToArbitrary(),
                Gen.Shuffle(new[] { 0, 1, 2 }).ToArbitrary(),
                Gen.Shuffle(new[] { 0, 1, 2 }).ToArbitrary(),
                (shuffled, one, other) =>
                {
                    var origin = CohortKind.SimulationsField.Select(Named(), [.. Ids(6).Select(SelectedRow.Of)]);
                    origin = CohortKind.AvailabilityField.Select(origin, [Window(1, "start", "2026-01-01T00:00:00Z")]);
                    Document[] proposals =
                    [
                        CohortKind.SimulationsField.Select(origin, [.. shuffled.Select(SelectedRow.Of)]),
                        CohortKind.AvailabilityField.Select(
                            origin,
                            [Window(1, "start", "2026-02-01T00:00:00Z") with { Id = Id(99) }]
                        ),
                        CohortKind.ProfilesField.Select(origin, [.. Ids(30).Skip(20).Select(SelectedRow.Of)]),
                    ];
                    return Accept(origin, proposals, one).Hash == Accept(origin, proposals, other).Hash;
                }
            )
            .QuickCheckThrowOnFailure();

    private static Document Accept(Document origin, Document[] proposals, int[] order)
    {
        var draft = origin;
        foreach (var index in order)
        {
            var merge = DocumentMerge.Merge(origin, draft, proposals[index]);
            Assert.Empty(merge.Conflicts);
            draft = merge.Merged;
        }

        return draft;
    }

    private static IEnumerable<string> Problems(Document document) =>
        Kind.Validate(document).Select(static problem => $"{problem.Path} {problem.Code}");

    private static Document Named() => CohortKind.NameField.Select(Kind.Blank, [Id(90)]);

    private static SelectedRow Position(int simulation, string value) =>
        new(Id(simulation).ToString(), Id(100 + simulation), value);

    private static SelectedRow Window(int simulation, string type, string time) =>
        new($"{Id(simulation)}:{type}", Id(200 + simulation), time);

    private static ResourceId Id(int number) => new(new Guid($"0190a000-0000-7000-8000-{number:D12}"));

    private static ImmutableArray<ResourceId> Ids(int count) => [.. Enumerable.Range(1, count).Select(Id)];

    private static Arbitrary<ImmutableArray<SelectedRow>> Rows() =>
        Gen.Shuffle(Enumerable.Range(1, 9).ToArray())
            .SelectMany(static shuffled =>
                Gen.Choose(0, 9)
                    .SelectMany(count =>
                        Gen.Choose(1, 3)
                            .Select(value =>
                                shuffled
                                    .Take(count)
                                    .Select(number =>
                                        Position(number, $"{value}") with
                                        {
                                            Id = Id(100 + (10 * number) + value),
                                        }
                                    )
                                    .ToImmutableArray()
                            )
                    )
            )
            .ToArbitrary();
}
