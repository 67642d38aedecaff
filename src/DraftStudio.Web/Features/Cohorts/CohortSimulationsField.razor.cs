using System.Collections.Immutable;
using System.Globalization;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Kinds.Cohorts;
using DraftStudio.Core.Kinds.Forms;
using DraftStudio.Web.Components.Controls;
using DraftStudio.Web.Components.Frame;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Features.Forms;
using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Features.Cohorts;

/// <summary>Which simulations, in which order, and when: three fields of a cohort as one list.</summary>
public sealed partial class CohortSimulationsField
{
    private readonly string help = ControlId.New("help");
    private ImmutableArray<CohortSimulation> rows = [];
    private ImmutableArray<CohortProposal> proposals = [];
    private ImmutableArray<CohortProposal> ghosts = [];
    private ImmutableArray<PickerOption> options = [];
    private bool searching;
    private int selected;

    [Inject]
    public required IState<CatalogState> Catalog { get; init; }

    [Inject]
    public required IState<FrameState> Frame { get; init; }

    protected override ImmutableArray<FormField> Fields { get; } =
    [CohortKind.SimulationsField, CohortKind.PositionsField, CohortKind.AvailabilityField];

    protected override object Shown => (base.Shown, Catalog.Value.Of(Field.ResourceType), Frame.Value.TimeZone);

    private TimeZoneInfo Zone => ZonedTime.ZoneOf(Frame.Value.TimeZone);

    private string ZoneHint => $"Times are in your time zone, {Zone.Id}.";

    private string Counted =>
        selected == 1 ? "1 simulation" : string.Create(CultureInfo.InvariantCulture, $"{selected} simulations");

    private IReadOnlyCollection<string> Keys =>
        [.. proposals.Select(static proposal => proposal.Key).Distinct(StringComparer.Ordinal)];

    private string? WhyNone => proposals.Select(Why).FirstOrDefault(static why => why is not null);

    protected override void Read()
    {
        var found = Catalog.Value.Of(Field.ResourceType);
        searching = found is null or { Loading: true };
        var read = CohortSimulations.Read(
            States,
            RowEdits.ToDictionary(static edit => edit.Field, StringComparer.Ordinal),
            key => found?.Items.FirstOrDefault(item => item.Id.ToString() == key)?.Text
        );
        selected = read.Count(static row => row.Selected);
        proposals = View is { } view ? CohortProposals.Read(view.State, Fields, Zone) : [];
        rows =
        [
            .. read.Select(row => row with { Proposals = [.. proposals.Where(proposal => proposal.Row == row.Key)] }),
        ];
        ghosts = proposals.RemoveAll(proposal => read.Any(row => row.Key == proposal.Row));
        options =
        [
            .. (found?.Items ?? [])
                .Where(item => read.All(row => !row.Selected || row.Key != item.Id.ToString()))
                .Select(static item => new PickerOption(item.Id.ToString(), item.Text)),
        ];
    }

    private string? Why(CohortProposal proposal) => WhyNotDecide(proposal.By);

    private string NameOf(string input)
    {
        var key = CompoundField.ReadKey(FormFieldName.RowOf(input).Key ?? "")[0];
        return rows.FirstOrDefault(row => row.Key == key)?.Name ?? Label;
    }

    private void Search(string text) => Dispatcher.Dispatch(new CatalogSearched(Field.ResourceType, text));

    private void Add(ImmutableArray<PickerOption> chosen)
    {
        foreach (var option in chosen)
        {
            Enter(CohortSimulations.Add(rows, new ResourceId(Guid.ParseExact(option.Value, "D"))));
            Dispatcher.Dispatch(new Announced($"{option.Label} added"));
        }
    }

    /// <summary>So many places on from where the row is now, which may be further than the browser has drawn it.</summary>
    private void Step(string key, int by) => Move(key, rows.ToList().FindIndex(row => row.Key == key) + by);

    private void Move(string key, int to)
    {
        if (IsClosed || to < 0 || to >= selected || rows.FirstOrDefault(row => row.Key == key) is not { } moved)
        {
            return;
        }

        Enter(CohortSimulations.Move(rows, key, to));
        Dispatcher.Dispatch(
            new Announced(
                string.Create(CultureInfo.InvariantCulture, $"{moved.Name} moved to position {to + 1} of {selected}")
            )
        );
    }

    private void Remove(CohortSimulation row)
    {
        Enter(CohortSimulations.Remove(row));
        Dispatcher.Dispatch(new Announced($"{row.Name} removed"));
    }

    /// <summary>Without a save of its own: a date is picked in several steps, and saved once they pause.</summary>
    private void SetTime(CohortSimulation row, string type, DateTimeOffset? time)
    {
        var edit = CohortSimulations.Time(row.Key, type, time);
        Dispatcher.Dispatch(new FieldEdited(edit.Name, edit.Value, Session.NextSeq()));
    }

    private void Decide(ProposalDecisionRequested decision) => Dispatcher.Dispatch(decision);
}
