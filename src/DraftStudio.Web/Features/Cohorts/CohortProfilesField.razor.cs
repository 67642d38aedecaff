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

/// <summary>Who takes part, and as whom: two fields of a cohort as one grid.</summary>
public sealed partial class CohortProfilesField
{
    /// <summary>From so many rows on it is worth to search within them.</summary>
    private const int FilterFrom = 8;

    /// <summary>The ghosts of one long proposal are not all told: they are decided together.</summary>
    private const int GhostsShown = 50;

    private ImmutableArray<CohortProfile> rows = [];
    private ImmutableArray<CohortProfile> shown = [];
    private ImmutableArray<CohortProposal> proposals = [];
    private ImmutableArray<CohortProposal> ghosts = [];
    private ImmutableHashSet<string> selected = [];
    private string filter = "";
    private string? choosing;
    private bool pasting;

    [Inject]
    public required IState<CatalogState> Catalog { get; init; }

    protected override ImmutableArray<FormField> Fields { get; } = [CohortKind.ProfilesField, CohortKind.PersonasField];

    protected override object Shown =>
        (
            base.Shown,
            Catalog.Value.Of(ResourceTypes.Profiles),
            Catalog.Value.Of(ResourceTypes.Personas),
            filter,
            choosing,
            pasting
        );

    private string Counted =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(filter.Length > 0 ? $"{shown.Length} of " : "")}{rows.Length} {(rows.Length == 1 ? "profile" : "profiles")}"
        );

    private CohortProfile? Chosen => choosing is null ? null : rows.FirstOrDefault(row => row.Key == choosing);

    private ImmutableArray<PickerOption> Playing =>
        [.. (Chosen?.Personas ?? []).Select(static persona => new PickerOption(persona.Key, persona.Name))];

    private IReadOnlyCollection<string> Keys =>
        [.. proposals.Select(static proposal => proposal.Key).Distinct(StringComparer.Ordinal)];

    private string? WhyNone => proposals.Select(Why).FirstOrDefault(static why => why is not null);

    protected override void Read()
    {
        proposals = View is { } view ? CohortProposals.Read(view.State, Fields, TimeZoneInfo.Utc) : [];
        rows = CohortProfiles.Read(States, RowEdits, proposals, NameOf);
        selected = [.. rows.Select(static row => row.Key)];
        shown = CohortProfiles.Matching(rows, filter);
        ghosts = proposals.RemoveAll(proposal => selected.Contains(proposal.Row));
    }

    private bool IsIn(string key) => selected.Contains(key);

    private bool IsSearching(string type) => Catalog.Value.Of(type) is null or { Loading: true };

    private ImmutableArray<PickerOption> OptionsOf(string type, Func<string, bool> leaveOut) =>
        [
            .. (Catalog.Value.Of(type)?.Items ?? [])
                .Where(item => !leaveOut(item.Id.ToString()))
                .Select(static item => new PickerOption(item.Id.ToString(), item.Text)),
        ];

    private string? NameOf(string id) =>
        new[] { ResourceTypes.Profiles, ResourceTypes.Personas }
            .SelectMany(type => Catalog.Value.Of(type)?.Items ?? [])
            .FirstOrDefault(item => item.Id.ToString() == id)
            ?.Text;

    private string? Why(CohortProposal proposal) => WhyNotDecide(proposal.By);

    private void Search(string type, string text) => Dispatcher.Dispatch(new CatalogSearched(type, text));

    private void Filter(ChangeEventArgs change) => filter = (change.Value as string ?? "").Trim();

    private void Add(ImmutableArray<PickerOption> chosen)
    {
        Enter([
            .. chosen.Select(option => new RowEdit(FormFieldName.Row(CohortKind.ProfilesField, option.Value), true)),
        ]);
        Dispatcher.Dispatch(new Announced($"{string.Join(", ", chosen.Select(static option => option.Label))} added"));
    }

    private void Remove(CohortProfile row)
    {
        Enter(CohortProfiles.Remove(row));
        Dispatcher.Dispatch(new Announced($"{row.Name} removed"));
    }

    private void Play(ImmutableArray<PickerOption> playing)
    {
        if (Chosen is not { } row)
        {
            return;
        }

        Enter([
            .. playing
                .Where(option => row.Personas.All(persona => persona.Key != option.Value))
                .Select(option => CohortProfiles.Persona(row.Key, option.Value, plays: true)),
            .. row
                .Personas.Where(persona => playing.All(option => option.Value != persona.Key))
                .Select(persona => CohortProfiles.Persona(row.Key, persona.Key, plays: false)),
        ]);
    }

    private void Decide(ProposalDecisionRequested decision) => Dispatcher.Dispatch(decision);
}
