using System.Collections.Immutable;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Kinds.Cohorts;
using DraftStudio.Core.Kinds.Forms;
using DraftStudio.Web.Features.Cohorts;
using DraftStudio.Web.Features.Forms;
using Xunit;
using FieldEdit = DraftStudio.Web.Features.Editing.FieldEdit;

namespace DraftStudio.Tests.Unit.Features.Cohorts;

public sealed class CohortProfilesTests
{
    private static readonly FormFieldState[] Form =
    [
        new()
        {
            Field = CohortKind.ProfilesField,
            Selected = [new FormOption(Id(1), "Kim", null), new FormOption(Id(2), "Noor", null)],
        },
        new()
        {
            Field = CohortKind.PersonasField,
            Selected = [Persona(1, 8, "Kim", "Patient"), Persona(3, 8, "Gone", "Patient")],
        },
    ];

    [Fact]
    public void Read_PutsPersonasBesideTheirProfiles_AndTellsThoseThatAreNotSelected()
    {
        var rows = CohortProfiles.Read(Form, [], [], _ => null);

        Assert.Equal(["Kim", "Noor", "Gone"], rows.Select(row => row.Name));
        Assert.Equal([true, true, false], rows.Select(row => row.Selected));
        Assert.Equal(["Patient"], rows[0].Personas.Select(persona => persona.Name));
    }

    [Fact]
    public void Read_SaysWhatWasEntered_BeforeTheServerHasIt()
    {
        var plays = CohortProfiles.Persona(Key(2), Key(9), plays: true);
        var rows = CohortProfiles.Read(
            Form,
            [
                .. CohortProfiles
                    .Remove(CohortProfiles.Read(Form, [], [], _ => null)[0])
                    .Append(plays)
                    .Append(new RowEdit(FormFieldName.Row(CohortKind.ProfilesField, Key(5)), true))
                    .Select((edit, i) => new FieldEdit(edit.Name, edit.Value, 1, -i - 1)),
            ],
            [],
            id => id == Key(9) ? "Relative" : "New one"
        );

        Assert.Equal(["Noor", "Gone", "New one"], rows.Select(row => row.Name));
        Assert.Equal(["Relative"], rows[0].Personas.Select(persona => persona.Name));
    }

    [Theory]
    [InlineData("", 3)]
    [InlineData("NOO", 1)]
    [InlineData("patient", 2)]
    [InlineData("x", 0)]
    public void Matching_LooksInNamesAndPersonas(string text, int expected) =>
        Assert.Equal(expected, CohortProfiles.Matching(CohortProfiles.Read(Form, [], [], _ => null), text).Length);

    [Fact]
    public void Names_ArePartedByWhatSpreadsheetsAndPeoplePartThemBy() =>
        Assert.Equal(["Kim", "Noor Haddad", "Tom"], PastedNames.In("Kim\r\nNoor Haddad;\n\tkim, Tom \n").ToArray());

    private static FormOption Persona(int profile, int persona, params string[] names) =>
        new(Id(50 + profile), string.Join(" as ", names), null)
        {
            Key = $"{Key(profile)}:{Key(persona)}",
            Names = [.. names],
        };

    private static ResourceId Id(int number) => new(new Guid(number, 0, 0, new byte[8]));

    private static string Key(int number) => Id(number).ToString();
}
