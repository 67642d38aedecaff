using System.Collections.Immutable;
using DraftStudio.Core.Access;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Kinds.Cohorts;
using DraftStudio.Core.Kinds.Forms;
using DraftStudio.Web.Features.Cohorts;
using DraftStudio.Web.Features.Forms;
using Xunit;
using FieldEdit = DraftStudio.Web.Features.Editing.FieldEdit;

namespace DraftStudio.Tests.Unit.Features.Cohorts;

public sealed class CohortSimulationsTests
{
    private static readonly ImmutableDictionary<string, FieldEdit> NoEdits = ImmutableDictionary<
        string,
        FieldEdit
    >.Empty;

    [Fact]
    public void Read_PutsThemInOrderOfTheirPositions_ThoseWithoutOneLast()
    {
        var rows = Read(Form(positions: [(0, 2), (2, 1)]));

        Assert.Equal(["Simulation 2", "Simulation 0", "Simulation 1"], rows.Select(row => row.Name));
    }

    [Fact]
    public void Read_SaysWhatWasEntered_BeforeTheServerHasIt()
    {
        var rows = CohortSimulations.Read(
            Form(positions: [(0, 1), (1, 2), (2, 3)]),
            Edits(
                (FormFieldName.Row(CohortKind.SimulationsField, Id(1)), false),
                (FormFieldName.Row(CohortKind.PositionsField, Key(1)), false),
                (FormFieldName.Row(CohortKind.SimulationsField, Id(7)), true)
            ),
            _ => "Just chosen"
        );

        Assert.Equal(["Simulation 0", "Simulation 2", "Just chosen"], rows.Select(row => row.Name));
    }

    [Fact]
    public void Read_TellsReversedAndOverlappingWindows_AtOnce()
    {
        var rows = CohortSimulations.Read(
            Form(positions: [(0, 1), (1, 2), (2, 3)]),
            Edits(
                Window(0, CohortKind.Start, 1),
                Window(0, CohortKind.End, 10),
                Window(1, CohortKind.Start, 9),
                Window(1, CohortKind.End, 12),
                Window(2, CohortKind.Start, 20),
                Window(2, CohortKind.End, 20)
            ),
            _ => null
        );

        Assert.Equal(["Overlaps Simulation 1.", "Overlaps Simulation 0.", null], rows.Select(row => row.WindowNote));
        Assert.Equal([null, null, "It ends before it starts."], rows.Select(row => row.WindowProblem));
    }

    [Fact]
    public void Read_TellsAWindowThatOnlyEnds_AndWhatIsNotSelected()
    {
        var rows = CohortSimulations.Read(
            Form(positions: [(0, 1), (9, 2)], count: 1),
            Edits(Window(0, CohortKind.End, 3)),
            _ => null
        );

        Assert.Equal("A window that ends has a start.", rows[0].WindowProblem);
        Assert.False(rows[1].Selected);
        Assert.NotNull(rows[1].PositionProblem);
    }

    [Fact]
    public void Read_TellsEqualPositions()
    {
        var rows = Read(Form(positions: [(0, 1), (1, 1), (2, 0)]));

        Assert.Equal(
            [
                "A position is 1 or more.",
                "Another simulation has position 1 too.",
                "Another simulation has position 1 too.",
            ],
            rows.Select(row => row.PositionProblem)
        );
    }

    [Theory]
    [InlineData(0, 2, new[] { "1=1", "2=2", "0=3" })]
    [InlineData(3, 1, new[] { "3=2", "1=3", "2=4" })]
    [InlineData(1, 2, new[] { "2=2", "1=3" })]
    [InlineData(2, 2, new string[0])]
    [InlineData(0, 99, new[] { "1=1", "2=2", "3=3", "0=4" })]
    public void Move_SetsThePositionsOfExactlyTheRowsBetween(int from, int to, string[] expected)
    {
        var rows = Read(Form(positions: [(0, 1), (1, 2), (2, 3), (3, 4)], count: 4));

        Assert.Equal(expected, Words(CohortSimulations.Move(rows, Key(from), to)));
    }

    [Fact]
    public void Move_KeepsTheGapsThatThereAre()
    {
        var rows = Read(Form(positions: [(0, 10), (1, 20), (2, 30)]));

        Assert.Equal(["1=10", "0=20"], Words(CohortSimulations.Move(rows, Key(0), 1)));
    }

    [Fact]
    public void Move_InAListWithoutNumbers_NumbersIt()
    {
        var rows = Read(Form(positions: []));

        Assert.Equal(["1=1", "0=2", "2=3"], Words(CohortSimulations.Move(rows, Key(1), 0)));
    }

    [Fact]
    public void Add_ComesLast_AndOnce()
    {
        var rows = Read(Form(positions: [(0, 5)]));

        Assert.Equal(2, CohortSimulations.Add(rows, Id(9)).Length);
        Assert.Equal(["9=6"], Words(CohortSimulations.Add(rows, Id(9))));
        Assert.Empty(CohortSimulations.Add(rows, Id(0)));
    }

    [Fact]
    public void Remove_TakesPositionAndWindowAlong()
    {
        var row = new CohortSimulation
        {
            Key = Key(0),
            Name = "One",
            Position = 1,
            Start = DateTimeOffset.UnixEpoch,
        };

        Assert.Equal(
            [$"simulations/{Key(0)}", $"simulation_positions/{Key(0)}", $"simulation_availability/{Key(0)}:start"],
            CohortSimulations.Remove(row).Select(edit => edit.Name)
        );
    }

    private static ImmutableArray<CohortSimulation> Read(IReadOnlyList<FormFieldState> form) =>
        CohortSimulations.Read(form, NoEdits, _ => null);

    private static FormFieldState[] Form((int Simulation, int Position)[] positions, int count = 3) =>
        [
            new()
            {
                Field = CohortKind.SimulationsField,
                Selected =
                [
                    .. Enumerable.Range(0, count).Select(n => new FormOption(Id(n), $"Simulation {n}", Resource: null)),
                ],
            },
            new()
            {
                Field = CohortKind.PositionsField,
                Selected =
                [
                    .. positions.Select(at => new FormOption(
                        Id(100 + at.Simulation),
                        "",
                        new Resource
                        {
                            Workspace = new WorkspaceId(Guid.Empty),
                            Id = Id(100 + at.Simulation),
                            Type = ResourceTypes.SimulationPositions,
                            Text = "",
                            Data = $$"""{"simulation_id":"{{Key(at.Simulation)}}","value":{{at.Position}}}""",
                            CreatedAt = DateTimeOffset.UnixEpoch,
                        }
                    )
                    {
                        Key = Key(at.Simulation),
                    }),
                ],
            },
            new() { Field = CohortKind.AvailabilityField, Selected = [] },
        ];

    private static (string, object?) Window(int simulation, string type, int day)
    {
        var edit = CohortSimulations.Time(
            Key(simulation),
            type,
            new DateTimeOffset(2026, 3, day, 9, 0, 0, TimeSpan.Zero)
        );
        return (edit.Name, edit.Value);
    }

    private static Dictionary<string, FieldEdit> Edits(params (string Name, object? Value)[] edits) =>
        edits.ToDictionary(edit => edit.Name, edit => new FieldEdit(edit.Name, edit.Value, 1, -1));

    /// <summary>"2=3": simulation 2 comes to position 3.</summary>
    private static IEnumerable<string> Words(ImmutableArray<RowEdit> edits) =>
        edits
            .Where(edit => edit.Name.StartsWith("simulation_positions/", StringComparison.Ordinal))
            .Select(edit => $"{NumberOf(edit.Name)}={(edit.Value as FormRow)?["value"]}");

    private static int NumberOf(string name) =>
        Enumerable.Range(0, 20).First(n => name.EndsWith(Key(n), StringComparison.Ordinal));

    private static ResourceId Id(int number) => new(new Guid(number + 1, 0, 0, new byte[8]));

    private static string Key(int number) => Id(number).ToString();
}
