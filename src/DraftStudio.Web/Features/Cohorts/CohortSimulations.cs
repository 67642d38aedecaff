using System.Collections.Immutable;
using System.Globalization;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Kinds.Cohorts;
using DraftStudio.Core.Kinds.Forms;
using DraftStudio.Web.Components.Controls;
using DraftStudio.Web.Features.Forms;
using FieldEdit = DraftStudio.Web.Features.Editing.FieldEdit;

namespace DraftStudio.Web.Features.Cohorts;

/// <summary>
/// The simulations of a cohort as one list in order, of the three fields that it is kept in; and the edits that a gesture
/// on that list makes of them. Pure.
/// </summary>
public static class CohortSimulations
{
    private const char KeySeparator = ':';

    /// <param name="fields">The fields as the server has them.</param>
    /// <param name="edits">What was entered since, by the name of its input.</param>
    /// <param name="nameOf">The name of a simulation that was chosen just now.</param>
    public static ImmutableArray<CohortSimulation> Read(
        IReadOnlyList<FormFieldState> fields,
        IReadOnlyDictionary<string, FieldEdit> edits,
        Func<string, string?> nameOf
    )
    {
        var names = Names(Of(fields, CohortKind.SimulationsField), edits, nameOf);
        var positions = Values(Of(fields, CohortKind.PositionsField), edits, "value");
        var times = Values(Of(fields, CohortKind.AvailabilityField), edits, "time");
        var unselected = positions
            .Keys.Concat(times.Keys.Select(static key => key.Split(KeySeparator)[0]))
            .Distinct(StringComparer.Ordinal)
            .Where(key => names.All(name => name.Key != key))
            .Select(static key => (Key: key, Name: "A simulation that is not selected", Selected: false));
        return Check([
            .. names
                .Select(static name => (name.Key, name.Name, Selected: true))
                .Concat(unselected)
                .Select(row => new CohortSimulation
                {
                    Key = row.Key,
                    Name = row.Name,
                    Selected = row.Selected,
                    Position = int.TryParse(
                        positions.GetValueOrDefault(row.Key),
                        CultureInfo.InvariantCulture,
                        out var position
                    )
                        ? position
                        : null,
                    Start = TimeOf(times, row.Key, CohortKind.Start),
                    End = TimeOf(times, row.Key, CohortKind.End),
                })
                .OrderBy(static row => !row.Selected)
                .ThenBy(static row => row.Position ?? int.MaxValue),
        ]);
    }

    /// <summary>
    /// What moves a row to a place. In a list whose positions are in order, exactly the rows between get another position,
    /// of those that stand there; any other list is numbered first.
    /// </summary>
    /// <param name="rows">The list.</param>
    /// <param name="key">The row that is moved.</param>
    /// <param name="to">Its new place, from 0; beyond an end is that end.</param>
    public static ImmutableArray<RowEdit> Move(ImmutableArray<CohortSimulation> rows, string key, int to)
    {
        var listed = rows.RemoveAll(static row => !row.Selected);
        if (listed.FirstOrDefault(row => row.Key == key) is not { } moved)
        {
            return [];
        }

        var ordered = listed.Remove(moved).Insert(Math.Clamp(to, 0, listed.Length - 1), moved);
        var isNumbered =
            listed.All(static row => row.Position >= 1)
            && listed.Select(static row => row.Position).Distinct().Count() == listed.Length;
        return
        [
            .. ordered
                .Select((row, i) => (Row: row, Position: isNumbered ? listed[i].Position ?? 0 : i + 1))
                .Where(static placed => placed.Row.Position != placed.Position)
                .Select(static placed => Position(placed.Row.Key, placed.Position)),
        ];
    }

    /// <summary>What adds a simulation after the last.</summary>
    public static ImmutableArray<RowEdit> Add(ImmutableArray<CohortSimulation> rows, ResourceId simulation) =>
        rows.Any(row => row.Selected && row.Key == simulation.ToString())
            ? []
            :
            [
                new RowEdit(FormFieldName.Row(CohortKind.SimulationsField, simulation), true),
                Position(simulation.ToString(), rows.Max(static row => row.Position).GetValueOrDefault() + 1),
            ];

    /// <summary>What takes a simulation out, with its position and its window.</summary>
    public static ImmutableArray<RowEdit> Remove(CohortSimulation row)
    {
        var edits = ImmutableArray.CreateBuilder<RowEdit>();
        if (row.Selected)
        {
            edits.Add(new RowEdit(FormFieldName.Row(CohortKind.SimulationsField, row.Key), false));
        }

        if (row.Position is not null)
        {
            edits.Add(new RowEdit(FormFieldName.Row(CohortKind.PositionsField, row.Key), false));
        }

        if (row.Start is not null)
        {
            edits.Add(Time(row.Key, CohortKind.Start, null));
        }

        if (row.End is not null)
        {
            edits.Add(Time(row.Key, CohortKind.End, null));
        }

        return edits.ToImmutable();
    }

    /// <summary>What sets one end of a window; null opens it.</summary>
    public static RowEdit Time(string key, string type, DateTimeOffset? time) =>
        new(
            FormFieldName.Row(CohortKind.AvailabilityField, $"{key}{KeySeparator}{type}"),
            time is { } set ? FormRow.Of(("simulation_id", key), ("type", type), ("time", UtcTime.Write(set))) : false
        );

    /// <summary>A window in words, in the person's zone.</summary>
    public static string WindowText(CohortSimulation row, TimeZoneInfo zone) =>
        (row.Start, row.End) switch
        {
            (null, null) => "Always",
            ({ } start, null) => $"From {ZonedTime.ToText(start, zone)}",
            (null, { } end) => $"Until {ZonedTime.ToText(end, zone)}",
            ({ } start, { } end) => $"{ZonedTime.ToText(start, zone)} to {ZonedTime.ToText(end, zone)}",
        };

    private static RowEdit Position(string key, int position) =>
        new(
            FormFieldName.Row(CohortKind.PositionsField, key),
            FormRow.Of(("simulation_id", key), ("value", position.ToString(CultureInfo.InvariantCulture)))
        );

    private static FormFieldState? Of(IReadOnlyList<FormFieldState> fields, FormField field) =>
        fields.FirstOrDefault(state => state.Field == field);

    private static List<(string Key, string Name)> Names(
        FormFieldState? state,
        IReadOnlyDictionary<string, FieldEdit> edits,
        Func<string, string?> nameOf
    )
    {
        var names = (state?.Selected ?? [])
            .Select(static option => (option.Key, Name: option.Text ?? "Not in the catalogue any more"))
            .ToList();
        foreach (var (key, edit) in EditsOf(CohortKind.SimulationsField, edits))
        {
            var at = names.FindIndex(name => name.Key == key);
            if (edit.Value is true && at < 0)
            {
                names.Add((key, nameOf(key) ?? "…"));
            }
            else if (edit.Value is false && at >= 0)
            {
                names.RemoveAt(at);
            }
        }

        return names;
    }

    /// <summary>What the rows of a compound field say, by their keys, with what was entered since.</summary>
    private static Dictionary<string, string> Values(
        FormFieldState? state,
        IReadOnlyDictionary<string, FieldEdit> edits,
        string member
    )
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (state?.Field is not CompoundField field)
        {
            return values;
        }

        foreach (var option in state.Selected)
        {
            values[option.Key] = option.Resource is { } row ? field.ReadData(row)?[member] ?? "" : "";
        }

        foreach (var (key, edit) in EditsOf(field, edits))
        {
            if (edit.Value is FormRow row)
            {
                values[key] = row[member] ?? "";
            }
            else
            {
                values.Remove(key);
            }
        }

        return values;
    }

    private static IEnumerable<(string Key, FieldEdit Edit)> EditsOf(
        FormField field,
        IReadOnlyDictionary<string, FieldEdit> edits
    ) =>
        edits
            .Values.Where(edit => edit.Field.StartsWith(field.Name + "/", StringComparison.Ordinal))
            .OrderByDescending(static edit => edit.Seq)
            .Select(edit => (edit.Field[(field.Name.Length + 1)..], edit));

    private static DateTimeOffset? TimeOf(Dictionary<string, string> times, string key, string type) =>
        times.TryGetValue($"{key}{KeySeparator}{type}", out var text) ? UtcTime.Parse(text) : null;

    /// <summary>The list with what is wrong in it, said before the server has seen it.</summary>
    private static ImmutableArray<CohortSimulation> Check(ImmutableArray<CohortSimulation> rows)
    {
        var shared = rows.Select(static row => row.Position)
            .OfType<int>()
            .CountBy(static position => position)
            .Where(static position => position.Value > 1)
            .Select(static position => position.Key)
            .ToHashSet();
        return
        [
            .. rows.Select(row =>
                row with
                {
                    PositionProblem =
                        !row.Selected ? "It has a position or a window, and is not selected."
                        : row.Position is not { } position ? null
                        : position < 1 ? "A position is 1 or more."
                        : shared.Contains(position) ? $"Another simulation has position {position} too."
                        : null,
                    WindowProblem =
                        row is { Start: null, End: not null } ? "A window that ends has a start."
                        : row.Start >= row.End ? "It ends before it starts."
                        : null,
                    WindowNote = NoteOf(row, rows),
                }
            ),
        ];
    }

    private static string? NoteOf(CohortSimulation row, ImmutableArray<CohortSimulation> rows)
    {
        var others = rows.Where(other => other.Key != row.Key && Overlap(row, other))
            .Select(static other => other.Name)
            .ToList();
        return others.Count switch
        {
            0 => null,
            1 => $"Overlaps {others[0]}.",
            _ => string.Create(CultureInfo.InvariantCulture, $"Overlaps {others[0]} and {others.Count - 1} more."),
        };
    }

    /// <summary>Whether both have windows with two ends that share a moment; an open one overlaps everything, which says nothing.</summary>
    private static bool Overlap(CohortSimulation one, CohortSimulation other) =>
        one.Start < other.End && other.Start < one.End && one.Start < one.End && other.Start < other.End;
}
