using System.Collections.Immutable;
using DraftStudio.Core.Kinds.Cohorts;
using DraftStudio.Core.Kinds.Forms;
using DraftStudio.Web.Components.Controls;

namespace DraftStudio.Web.Features.Cohorts;

/// <summary>What is proposed for the rows of a cohort, in words: one line a row, with what it would replace. Pure.</summary>
public static class CohortProposals
{
    /// <summary>Those of one list, which is kept in several fields; oldest first.</summary>
    public static ImmutableArray<CohortProposal> Read(
        FormState state,
        IReadOnlyList<FormField> fields,
        TimeZoneInfo zone
    )
    {
        var rows = state.Proposals.ToDictionary(
            static proposal => proposal.Proposal.Key,
            static proposal => proposal.Proposal.Changes.Length,
            StringComparer.Ordinal
        );
        return
        [
            .. fields
                .Select(field => state[field])
                .SelectMany(field =>
                    field
                        .Pending.Where(static chip => chip.Key is not null)
                        .Select(chip => Of(field, chip, rows.GetValueOrDefault(chip.Key ?? "", 1), zone))
                ),
        ];
    }

    private static CohortProposal Of(FormFieldState field, FormChip chip, int rows, TimeZoneInfo zone)
    {
        var current = field.Selected.FirstOrDefault(option => option.Key == chip.Option.Key);
        var kind =
            chip.Action == "remove" ? CohortProposalKind.Removed
            : chip.Action == "add" || current is null ? CohortProposalKind.Added
            : CohortProposalKind.Changed;
        // What has no members can only be put elsewhere.
        var isMove = kind == CohortProposalKind.Changed && field.Field is not CompoundField;
        return new CohortProposal(
            CompoundField.ReadKey(chip.Option.Key)[0],
            chip.Option.Names is [var name, ..] ? name : chip.Option.Text ?? "Not in the catalogue any more",
            chip.Key ?? "",
            kind,
            isMove ? "another place in the list" : Words(field.Field, chip.Option, zone),
            kind == CohortProposalKind.Removed || current is null || isMove ? null : Words(field.Field, current, zone),
            rows,
            chip.By,
            chip.ByName
        );
    }

    private static string Words(FormField field, FormOption option, TimeZoneInfo zone)
    {
        var row =
            field is CompoundField compound && option.Resource is { } resource ? compound.ReadData(resource) : null;
        return field.Name switch
        {
            "simulation_positions" => $"position {row?["value"]}",
            "simulation_availability" => $"{row?["type"]} {Time(row?["time"], zone)}",
            "profile_personas" => $"as {(option.Names is [_, var persona, ..] ? persona : option.Text)}",
            _ => field == CohortKind.SimulationsField ? "the simulation" : "the profile",
        };
    }

    private static string Time(string? text, TimeZoneInfo zone) =>
        text is not null && UtcTime.Parse(text) is { } time ? ZonedTime.ToText(time, zone) : "";
}
