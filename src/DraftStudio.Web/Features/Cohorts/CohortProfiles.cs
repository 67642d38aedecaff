using System.Collections.Immutable;
using DraftStudio.Core.Kinds.Cohorts;
using DraftStudio.Core.Kinds.Forms;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Features.Forms;

namespace DraftStudio.Web.Features.Cohorts;

/// <summary>The profiles of a cohort with their personas, of the two fields that they are kept in, and the edits of a gesture on them. Pure.</summary>
public static class CohortProfiles
{
    private const char KeySeparator = ':';

    /// <param name="fields">The fields as the server has them.</param>
    /// <param name="edits">What was entered since.</param>
    /// <param name="proposals">What is proposed for them.</param>
    /// <param name="nameOf">The name of a profile or a persona that was chosen just now, by its id.</param>
    public static ImmutableArray<CohortProfile> Read(
        IReadOnlyList<FormFieldState> fields,
        IEnumerable<FieldEdit> edits,
        ImmutableArray<CohortProposal> proposals,
        Func<string, string?> nameOf
    )
    {
        var names = new Dictionary<string, (string Name, bool Selected)>(StringComparer.Ordinal);
        var order = new List<string>();
        var personas = new Dictionary<string, ImmutableArray<CohortPersona>>(StringComparer.Ordinal);
        foreach (var option in Of(fields, CohortKind.ProfilesField)?.Selected ?? [])
        {
            order.Add(option.Key);
            names[option.Key] = (option.Text ?? "Not in the catalogue any more", true);
        }

        foreach (var option in Of(fields, CohortKind.PersonasField)?.Selected ?? [])
        {
            var key = CompoundField.ReadKey(option.Key);
            Put(key[0], new CohortPersona(key[^1], option.Names is [_, var name, ..] ? name : option.Text ?? "…"));
            if (!names.ContainsKey(key[0]))
            {
                order.Add(key[0]);
                names[key[0]] = (option.Names is [var profile, ..] ? profile : "A profile that is not selected", false);
            }
        }

        foreach (var edit in edits.OrderByDescending(static edit => edit.Seq))
        {
            if (FormFieldName.RowOf(edit.Field).Key is not { } row)
            {
                continue;
            }

            var key = CompoundField.ReadKey(row);
            if (FormFieldName.FieldOf(edit.Field) == CohortKind.PersonasField.Name)
            {
                var without = personas.GetValueOrDefault(key[0], []).RemoveAll(persona => persona.Key == key[^1]);
                personas[key[0]] =
                    edit.Value is FormRow ? without.Add(new CohortPersona(key[^1], nameOf(key[^1]) ?? "…")) : without;
            }
            else if (edit.Value is true && !names.ContainsKey(row))
            {
                order.Add(row);
                names[row] = (nameOf(row) ?? "…", true);
            }
            else if (edit.Value is false)
            {
                names.Remove(row);
            }
        }

        var proposed = proposals.ToLookup(static proposal => proposal.Row, StringComparer.Ordinal);
        return
        [
            .. order
                .Where(names.ContainsKey)
                .Select(key => new CohortProfile
                {
                    Key = key,
                    Name = names[key].Name,
                    Selected = names[key].Selected,
                    Personas = personas.GetValueOrDefault(key, []),
                    Proposals = [.. proposed[key]],
                }),
        ];

        void Put(string profile, CohortPersona persona) =>
            personas[profile] = personas.GetValueOrDefault(profile, []).Add(persona);
    }

    /// <summary>Those whose name, or a persona's, holds the text, whatever its case.</summary>
    public static ImmutableArray<CohortProfile> Matching(ImmutableArray<CohortProfile> rows, string text) =>
        text.Length == 0
            ? rows
            : rows.RemoveAll(row =>
                !row.Name.Contains(text, StringComparison.OrdinalIgnoreCase)
                && !row.Personas.Any(persona => persona.Name.Contains(text, StringComparison.OrdinalIgnoreCase))
            );

    /// <summary>What takes a profile out, with its personas.</summary>
    public static ImmutableArray<RowEdit> Remove(CohortProfile row) =>
        [
            .. row.Selected
                ? [new RowEdit(FormFieldName.Row(CohortKind.ProfilesField, row.Key), false)]
                : (RowEdit[])[],
            .. row.Personas.Select(persona => Persona(row.Key, persona.Key, plays: false)),
        ];

    /// <summary>What lets a profile play a persona, or no longer.</summary>
    public static RowEdit Persona(string profile, string persona, bool plays) =>
        new(
            FormFieldName.Row(CohortKind.PersonasField, $"{profile}{KeySeparator}{persona}"),
            plays ? FormRow.Of(("profile_id", profile), ("persona_id", persona)) : false
        );

    private static FormFieldState? Of(IReadOnlyList<FormFieldState> fields, FormField field) =>
        fields.FirstOrDefault(state => state.Field == field);
}
