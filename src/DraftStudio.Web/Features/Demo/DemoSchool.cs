using System.Collections.Immutable;
using System.Globalization;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Kinds.Cohorts;
using DraftStudio.Core.Kinds.Forms;
using static DraftStudio.Web.Features.Demo.DemoPerson;

namespace DraftStudio.Web.Features.Demo;

/// <summary>The nursing school that the demo workspace serves: who learns what, from when to when, and as whom.</summary>
internal static class DemoSchool
{
    private const string Triage = "Intro to Triage";
    private const string Vitals = "Vital Signs";
    private const string Hygiene = "Hand Hygiene";
    private const string Handover = "Shift Handover";
    private const string Sepsis = "Recognising Sepsis";
    private const string Arrest = "Cardiac Arrest Team";
    private const string Doses = "Safe Doses";
    private const string News = "Breaking Bad News";
    private const string Birth = "Normal Birth";
    private const string Bleeding = "Postpartum Bleeding";
    private const string Falls = "Falls on the Ward";
    private const string Night = "Alone at Night";

    private static readonly ImmutableArray<string> Departments = ["Nursing", "Emergency Care", "Midwifery", "Pharmacy"];

    private static readonly ImmutableArray<string> Simulations =
    [
        Triage,
        Vitals,
        Hygiene,
        Handover,
        Sepsis,
        Arrest,
        Doses,
        News,
        Birth,
        Bleeding,
        Falls,
        Night,
    ];

    private static readonly ImmutableArray<string> Personas =
    [
        "Charge nurse",
        "Bedside nurse",
        "Patient",
        "Relative",
        "Physician",
        "Midwife",
        "Observer",
    ];

    private static readonly ImmutableArray<string> Profiles =
    [
        "Aino Virtanen",
        "Amadou Diallo",
        "Anna Kowalska",
        "Ben Carter",
        "Bruno Costa",
        "Carla Romero",
        "Chloe Martin",
        "Daniel Weiss",
        "Dina Haddad",
        "Elif Yilmaz",
        "Emma Nilsen",
        "Farah Aziz",
        "Felix Bauer",
        "Grace Mensah",
        "Hana Suzuki",
        "Hugo Lefevre",
        "Ines Carvalho",
        "Ivan Petrov",
        "Jana Novak",
        "Jonas Meier",
        "Kaja Hansen",
        "Kofi Owusu",
        "Lara Schmidt",
        "Leo Rossi",
        "Lina Berg",
        "Luca Moretti",
        "Maja Lund",
        "Marta Silva",
        "Mateo Garcia",
        "Mila Jovanovic",
        "Nadia Rahman",
        "Noah Fischer",
        "Nora Walsh",
        "Omar Khalil",
        "Paula Vega",
        "Rafael Santos",
        "Sara Lindholm",
        "Sofia Greco",
        "Tomas Horvat",
        "Yara Nasser",
    ];

    /// <summary>What people keep for it in the catalogue.</summary>
    public static IEnumerable<(string Type, string Text)> Catalog =>
        Departments
            .Select(static text => (ResourceTypes.Departments, text))
            .Concat(Simulations.Select(static text => (ResourceTypes.Simulations, text)))
            .Concat(Profiles.Select(static text => (ResourceTypes.Profiles, text)))
            .Concat(Personas.Select(static text => (ResourceTypes.Personas, text)));

    public static IEnumerable<DemoStep> Steps =>
        [
            First(23.5, Bea, "Nursing, first term", "Nursing", "The basics, before anybody meets a patient.")
                .Plays(Hygiene, Vitals, Triage, Handover)
                .Open(Hygiene, -40, 20)
                .Open(Vitals, -30, 30)
                .Open(Triage, -20, 40)
                .Open(Handover, -10, 50)
                .Joins(0, 12)
                .Cast(0, 12),
            First(21.5, Ada, "Emergency team A", "Emergency Care", "Two evenings a week, with the ambulance crew.")
                .Plays(Triage, Sepsis, Arrest)
                .Open(Triage, -25, 35)
                .Open(Sepsis, -25, 35)
                .Open(Arrest, -5, 60)
                .Joins(12, 6)
                .Cast(12, 6),
            First(19.5, Bea, "Midwifery, second year", "Midwifery", "Birth and what may follow.")
                .Plays(Birth, Bleeding, News)
                .Open(Birth, -15, 45)
                .Open(Bleeding, 5, 45)
                .Joins(18, 8)
                .Cast(18, 8),
            First(16.5, Bea, "Pharmacy refreshers", "Pharmacy", "An afternoon each quarter.")
                .Plays(Doses, Handover)
                .Open(Doses, -12, 80)
                .Joins(26, 5)
                .Cast(26, 5),
            First(12.5, Ada, "Night shift, wards 3 and 4", "Nursing", "For those who are alone with twenty beds.")
                .Plays(Night, Falls, Sepsis)
                .Open(Night, -8, 22)
                .Open(Falls, -8, 22)
                .Joins(31, 9)
                .Cast(31, 9),
            // History: the second evening moves, two join.
            Step(9.5, Bea, DemoVerb.Commit, "Emergency team A", "More time for the arrest team").Open(Arrest, -5, 75),
            Step(7.5, Bea, DemoVerb.Commit, "Nursing, first term", "Two who changed course")
                .Joins(0, 12, 36, 2)
                .Cast(36, 2),
            // Open work: three proposals that do not meet.
            Step(3.2, Bea, DemoVerb.Draft, "Nursing, first term", "")
                .With("description", "The basics, before anybody meets a patient. Handover comes last."),
            Step(1.4, Rolf, DemoVerb.Propose, "Nursing, first term", "").Plays(Vitals, Hygiene, Triage, Handover),
            Step(1.1, Ada, DemoVerb.Propose, "Nursing, first term", "").Open(Triage, -15, 45),
            Step(0.7, Rolf, DemoVerb.Propose, "Nursing, first term", "").Joins(0, 12, 36, 2, 14, 10),
            // A draft that cannot go out yet: an end without a start, and two first places.
            Step(2.1, Ada, DemoVerb.Draft, "Midwifery, second year", "")
                .Row(CohortKind.AvailabilityField, [("simulation_id", News)], [("type", CohortKind.End)], 30)
                .Row(CohortKind.PositionsField, [("simulation_id", News)], [("value", "1")]),
            Step(0.4, Rolf, DemoVerb.Propose, "Simulation instructors", "")
                .With("name", "Simulation instructors")
                .With("description", "Those who run the room; they play everything once.")
                .Plays([.. Simulations]),
        ];

    private static DemoStep First(double daysAgo, DemoPerson who, string cohort, string department, string text) =>
        Step(daysAgo, who, DemoVerb.Commit, cohort, "First version")
            .With("name", cohort)
            .With("description", text)
            .With(static edit => edit.With("active", true))
            .With(edit => edit.With("departments", [department]));

    private static DemoStep Step(double daysAgo, DemoPerson who, DemoVerb verb, string cohort, string text) =>
        new(daysAgo, who, verb, CohortKind.KindName, cohort) { Text = text };

    private static DemoStep Plays(this DemoStep step, params string[] simulations) =>
        simulations
            .Select(static (simulation, index) => (simulation, index))
            .Aggregate(
                step.With(edit => edit.With("simulations", simulations)),
                static (all, at) =>
                    all.Row(
                        CohortKind.PositionsField,
                        [("simulation_id", at.simulation)],
                        [("value", (at.index + 1).ToString(CultureInfo.InvariantCulture))]
                    )
            );

    private static DemoStep Open(this DemoStep step, string simulation, double from, double to) =>
        step.Row(CohortKind.AvailabilityField, [("simulation_id", simulation)], [("type", CohortKind.Start)], from)
            .Row(CohortKind.AvailabilityField, [("simulation_id", simulation)], [("type", CohortKind.End)], to);

    /// <summary>Some of the profiles, each as one of the personas.</summary>
    private static DemoStep Cast(this DemoStep step, int first, int count) =>
        Profiles
            .Skip(first)
            .Take(count)
            .Select((profile, index) => (profile, persona: Personas[(first + index) % Personas.Length]))
            .Aggregate(
                step,
                static (all, at) =>
                    all.Row(CohortKind.PersonasField, [("profile_id", at.profile), ("persona_id", at.persona)], [])
            );

    /// <summary>Names replace the selection, so whoever is there already is named too.</summary>
    private static DemoStep Joins(this DemoStep step, params int[] ranges) =>
        step.With(edit =>
            edit.With("profiles", ranges.Chunk(2).SelectMany(static range => Profiles.Skip(range[0]).Take(range[1])))
        );

    private static DemoStep Row(
        this DemoStep step,
        CompoundField field,
        ImmutableArray<(string Member, string Text)> names,
        ImmutableArray<(string Member, string Text)> values,
        double? day = null
    ) => step with { Rows = step.Rows.Add(new DemoRow(field.Name, names, values, day)) };

    private static DemoStep With(this DemoStep step, string member, string text) =>
        step.With(edit => edit.With(member, text));

    private static DemoStep With(this DemoStep step, Func<FormEdit, FormEdit> edit) =>
        step with
        {
            Edit = edit(step.Edit),
        };
}
