using System.Text.Json.Nodes;
using static DraftStudio.Web.Features.Demo.DemoNode;

namespace DraftStudio.Web.Features.Demo;

/// <summary>The large workflow of the demo: 150 nodes, the same 24 for each of six wards.</summary>
internal static class DemoWards
{
    private static readonly (string Slug, string Name)[] Wards =
    [
        ("emergency", "Emergency"),
        ("intensive", "Intensive care"),
        ("surgery", "Surgery"),
        ("maternity", "Maternity"),
        ("children", "Children"),
        ("geriatrics", "Geriatrics"),
    ];

    public static JsonArray Nodes() =>
        new([
            Native("night", "start", "Every night at two", "{}", "waiting"),
            Call(
                    "waiting",
                    "postgres.query",
                    "Who waits for a placement",
                    """{"sql":"select id, ward, email from learners where placement is null order by asked_at","limit":500}""",
                    "limit"
                )
                .Or("summary", attempts: 5),
            Native(
                "limit",
                "filter",
                "Whose papers are valid",
                """{"conditions":[{"field":"{{nodes.waiting.rows.licence}}","operator":"isNotEmpty"}]}""",
                "by_ward"
            ),
            Native("by_ward", "switch", "By ward", Routes(), [.. Wards.Select(static ward => ward.Slug + "_settings")]),
            .. Wards.SelectMany(static ward => Ward(ward.Slug, ward.Name)),
            Native(
                "summary",
                "script",
                "Sum up the night",
                """{"language":"python","script":"return {\"wards\": len(runs), \"placed\": sum(r[\"placed\"] for r in runs)}"}""",
                "morning"
            ),
            Native("morning", "end", "In the morning", """{"output":"{{nodes.summary.output}}"}"""),
        ]);

    private static string Routes() =>
        new JsonObject
        {
            ["routes"] = new JsonArray([
                .. Wards.Select(static ward => new JsonObject
                {
                    ["name"] = ward.Name,
                    ["conditions"] = new JsonArray(
                        new JsonObject
                        {
                            ["field"] = "{{nodes.waiting.rows.ward}}",
                            ["operator"] = "is",
                            ["value"] = ward.Slug,
                        }
                    ),
                }),
            ]),
        }.ToJsonString();

    private static IEnumerable<JsonObject> Ward(string w, string name) =>
        Find(w, name).Concat(Ask(w)).Concat(Settle(w, name));

    private static IEnumerable<JsonObject> Find(string w, string name) =>
        [
            Native(
                w + "_settings",
                "variables",
                $"{name}: settings",
                $$"""{"variables":[{"slug":"ward","value":"{{w}}"},{"slug":"most","value":6}]}""",
                w + "_roster"
            ),
            Call(
                    w + "_roster",
                    "http.request",
                    "Read the roster",
                    $$"""{"method":"GET","url":"https://rosters.northwind.example/{{w}}/next-month"}""",
                    w + "_free"
                )
                .Or(w + "_alert"),
            Native(
                w + "_free",
                "filter",
                "Shifts with a mentor",
                $$$"""{"conjunction":"and","conditions":[{"field":"{{nodes.{{{w}}}_roster.body.mentor}}","operator":"isNotEmpty"},{"field":"{{nodes.{{{w}}}_roster.body.learners}}","operator":"lessThan","value":2}]}""",
                w + "_enough"
            ),
            Native(
                w + "_enough",
                "branch",
                "Enough of them?",
                $$$"""{"conditions":[{"field":"{{nodes.{{{w}}}_free.count}}","operator":"greaterThan","value":0}]}""",
                w + "_rank",
                w + "_more"
            ),
            Native(
                w + "_rank",
                "script",
                "Rank the learners",
                """{"language":"javascript","script":"return learners.sort((a, b) => a.askedAt - b.askedAt);"}""",
                w + "_reserve"
            ),
            Call(
                    w + "_reserve",
                    "http.request",
                    "Reserve the shift",
                    $$$"""{"method":"POST","url":"https://rosters.northwind.example/{{{w}}}/holds","body":{"learner":"{{nodes.{{{w}}}_rank.output}}"}}""",
                    w + "_wording"
                )
                .Or(w + "_alert"),
            Native(w + "_wording", "split", "Two wordings", """{"percentage":50}""", w + "_brief", w + "_full"),
            Call(
                w + "_brief",
                "email.send",
                "The brief letter",
                $$"""{"to":"{{Learner}}","subject":"A placement for you: {{name}}","body":"Answer with yes or no."}""",
                w + "_reply"
            ),
        ];

    private static IEnumerable<JsonObject> Ask(string w) =>
        [
            Call(
                w + "_full",
                "email.send",
                "The full letter",
                $$"""{"to":"{{Learner}}","subject":"Your placement next month","body":"The ward, the shifts and your mentor are in your calendar. Answer with yes or no."}""",
                w + "_reply"
            ),
            Native(w + "_reply", "delay", "Give them two days", """{"duration":2,"unit":"days"}""", w + "_answered"),
            Native(w + "_answered", "branch", "Have they answered?", Answered, w + "_confirm", w + "_remind"),
            Call(w + "_confirm", "http.request", "Confirm", Hold("PUT", w), w + "_tell"),
            Call(
                w + "_more",
                "slack.sendMessage",
                "Ask the ward for more",
                $$"""{"channel":"#ward-{{w}}","text":"There is no shift with a mentor next month. Can you open one?"}""",
                w + "_hope"
            ),
            Native(w + "_hope", "delay", "Until noon", """{"duration":10,"unit":"hours"}""", w + "_log"),
            Call(
                w + "_remind",
                "email.send",
                "Remind them",
                $$"""{"to":"{{Learner}}","subject":"Your placement is held until tomorrow"}""",
                w + "_last"
            ),
            Native(w + "_last", "delay", "One day more", """{"duration":1,"unit":"days"}""", w + "_late"),
        ];

    private static IEnumerable<JsonObject> Settle(string w, string name) =>
        [
            Native(w + "_late", "branch", "And now?", Answered, w + "_confirm_late", w + "_release"),
            Call(w + "_confirm_late", "http.request", "Confirm late", Hold("PUT", w), w + "_tell"),
            Call(w + "_release", "http.request", "Release the shift", Hold("DELETE", w), w + "_tell"),
            Call(
                w + "_tell",
                "email.send",
                "Tell the mentor",
                $$"""{"to":"mentors-{{w}}@northwind.example","subject":"Placements of next month, {{name}}"}""",
                w + "_calendar"
            ),
            Call(
                w + "_calendar",
                "http.request",
                "Write the calendar",
                $$"""{"method":"PUT","url":"https://calendar.northwind.example/{{w}}"}""",
                w + "_log"
            ),
            Native(
                w + "_log",
                "variables",
                "What came of it",
                $$"""{"variables":[{"slug":"ward","value":"{{w}}"},{"slug":"placed","value":1}]}""",
                w + "_report"
            ),
            Native(
                w + "_report",
                "script",
                $"{name}: report",
                """{"language":"javascript","script":"return { ward, placed };"}""",
                "summary"
            ),
            Call(
                w + "_alert",
                "slack.sendMessage",
                "Tell whoever is on call",
                $$"""{"channel":"#on-call","text":"The roster of {{w}} does not answer."}""",
                w + "_log"
            ),
        ];

    private const string Learner = "{{nodes.waiting.rows.email}}";

    private const string Answered =
        """{"conditions":[{"field":"{{nodes.waiting.rows.answer}}","operator":"isNotEmpty"}]}""";

    private static string Hold(string method, string w) =>
        $$$"""{"method":"{{{method}}}","url":"https://rosters.northwind.example/{{{w}}}/holds/{{nodes.{{{w}}}_reserve.body.id}}"}""";
}
