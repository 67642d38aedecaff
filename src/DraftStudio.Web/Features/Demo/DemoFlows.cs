using System.Collections.Immutable;
using System.Text.Json.Nodes;
using static DraftStudio.Web.Features.Demo.DemoNode;
using static DraftStudio.Web.Features.Demo.DemoPerson;

namespace DraftStudio.Web.Features.Demo;

/// <summary>The demo's workflows: how a learner is welcomed, and what the school does each night about its placements.</summary>
internal static class DemoFlows
{
    public const string Welcome = "Welcome a new learner";
    public const string Placements = "Placements, nightly";

    private const double Step = 120;

    public static readonly ImmutableArray<DemoFlowStep> Steps =
    [
        new(12.4, Ada, Welcome)
        {
            Description = "From an application to the first day: a seat, a mail, a reminder.",
            Edit = static _ => First(),
            LaysOut = true,
            More = Form(),
            Deploys = "Seats and mails; whoever sent too little is asked.",
        },
        new(8.2, Ada, Welcome)
        {
            Edit = Remind,
            LaysOut = true,
            Deploys = "Reminds learners two days before they begin, and tries the register three times.",
        },
        new(6.1, Ada, Placements)
        {
            Description = "Finds a placement on one of six wards for each learner who waits.",
            Edit = static _ => DemoWards.Nodes(),
            LaysOut = true,
            Deploys = "All six wards.",
        },
        new(1.3, Bea, Welcome) { Edit = WarmerSubject },
        new(1.2, Bea, Welcome) { Edit = TellTheTeam },
        new(0.4, Bea, Welcome) { Edit = ThreeDays },
    ];

    /// <summary>Without the reminder.</summary>
    private static JsonArray First() =>
        new(
            Native("start", "start", "An application came in", "{}", "application"),
            Call(
                "application",
                "http.request",
                "Read the application",
                """{"method":"GET","url":"https://register.northwind.example/applications/{{nodes.start.application}}"}""",
                "complete"
            ),
            Native(
                "complete",
                "branch",
                "Is it complete?",
                """{"conjunction":"and","conditions":[{"field":"{{nodes.application.body.email}}","operator":"isNotEmpty"},{"field":"{{nodes.application.body.licence}}","operator":"isNotEmpty"}]}""",
                "cohort",
                "ask"
            ),
            Native(
                "cohort",
                "variables",
                "Choose the cohort",
                """{"variables":[{"slug":"cohort","value":"{{nodes.application.body.programme}}"},{"slug":"language","value":"{{nodes.start.language}}"}]}""",
                "seat"
            ),
            Call(
                    "seat",
                    "http.request",
                    "Reserve a seat",
                    """{"method":"POST","url":"https://register.northwind.example/seats","headers":{"Accept":"application/json"},"body":{"learner":"{{nodes.application.body.id}}","cohort":"{{nodes.cohort.cohort}}"}}""",
                    "welcome"
                )
                .Or("office"),
            Call(
                "welcome",
                "email.send",
                "Welcome mail",
                """{"to":"{{nodes.application.body.email}}","subject":"Your seat is reserved","body":"You begin on {{nodes.seat.body.firstDay}}. Bring your licence and a pair of quiet shoes."}""",
                "done"
            ),
            Call(
                "ask",
                "email.send",
                "Ask for what is missing",
                """{"to":"{{nodes.application.body.email}}","subject":"Your application is not complete","body":"We need a copy of your licence before we can reserve a seat."}""",
                "patience"
            ),
            Native("patience", "delay", "Wait a week", """{"duration":7,"unit":"days"}""", "done"),
            Call(
                "office",
                "slack.sendMessage",
                "Tell the office",
                """{"channel":"#registrar","text":"No seat for {{nodes.application.body.id}}: the register does not answer."}""",
                "done"
            ),
            Native("done", "end", "Done", """{"output":"{{nodes.start.application}}"}""")
        );

    private static JsonArray Remind(JsonArray nodes)
    {
        nodes.Find("welcome")["childrenUuids"] = new JsonArray(IdOf("wait"));
        nodes.Find("application").Or("office");
        nodes.Insert(6, Native("wait", "delay", "Until two days before", """{"duration":2,"unit":"days"}""", "remind"));
        nodes.Insert(
            7,
            Call(
                "remind",
                "email.send",
                "Reminder",
                """{"to":"{{nodes.application.body.email}}","subject":"You begin in two days","body":"The ward, the shift and whom to ask for: {{nodes.seat.body.link}}"}""",
                "done"
            )
        );
        return nodes;
    }

    private static JsonArray WarmerSubject(JsonArray nodes)
    {
        nodes.Find("welcome")["config"]!["subject"] = "Welcome to {{nodes.cohort.cohort}}"; // It has a config.
        return nodes;
    }

    private static JsonArray TellTheTeam(JsonArray nodes)
    {
        var welcome = nodes.Find("welcome");
        var (x, y) = PlaceOf(nodes.Find("wait"));
        welcome["childrenUuids"] = new JsonArray(IdOf("team"));
        nodes.Add(
            Call(
                    "team",
                    "slack.sendMessage",
                    "Tell the ward",
                    """{"channel":"#ward-{{nodes.cohort.cohort}}","text":"A new learner begins on {{nodes.seat.body.firstDay}}."}""",
                    "wait"
                )
                .At(x, y)
        );

        // What comes after makes room.
        foreach (var slug in (string[])["wait", "remind", "done"])
        {
            var node = nodes.Find(slug);
            var place = PlaceOf(node);
            node.At(place.X, place.Y + Step);
        }

        return nodes;
    }

    private static JsonArray ThreeDays(JsonArray nodes)
    {
        var wait = nodes.Find("wait");
        wait["config"]!["duration"] = 3; // It has a config.
        wait["name"] = "Until three days before";
        return nodes;
    }

    private static JsonObject Form() =>
        new()
        {
            ["formFields"] = JsonNode.Parse(
                """[{"slug":"application","name":"Application","description":"Its number in the register.","isRequired":true,"kind":"string"},{"slug":"language","name":"Language","kind":"enum","enum":["en","de","sv"]}]"""
            ),
            ["testRecords"] = JsonNode.Parse(
                """[{"kind":"id","id":"A-2041"},{"kind":"data","data":{"application":"A-2042","language":"de"}}]"""
            ),
        };

    private static (double X, double Y) PlaceOf(JsonObject node) =>
        (node["position"]!["x"]!.GetValue<double>(), node["position"]!["y"]!.GetValue<double>()); // Each node has one.
}
