using System.Text.Json.Nodes;
using static DraftStudio.Bench.Documents.GraphNodes;

namespace DraftStudio.Bench.Documents;

/// <summary>
/// Builds a graph: a switch into lanes of stages, each of which loads something, looks somebody up, branches, writes to
/// people, repeats something for each item, and gathers again; with fallbacks, retries, groups and connectors of the
/// catalogue. What does not fill a stage stands in a row before the end.
/// </summary>
internal sealed class GraphBuilder
{
    private const int StageNodes = 17;
    private const int StageRows = 9;
    private const int LaneWidth = 1_200;
    private const int ColumnWidth = 300;
    private const int RowHeight = 160;
    private const int FirstRow = 2;

    private readonly JsonArray nodes = [];

    private GraphBuilder() { }

    /// <param name="count">How many, those in groups among them; at least three.</param>
    public static JsonArray Build(int count)
    {
        var stages = (count - 4) / StageNodes;
        var lanes = Math.Min(stages, Math.Clamp(count / 500, 1, 20));
        var tail = count - (stages * StageNodes) - (lanes > 0 ? 3 : 2);
        var builder = new GraphBuilder();
        builder.AddHead(lanes);
        var deepest = FirstRow;
        for (var lane = 0; lane < lanes; lane++)
        {
            var length = (stages / lanes) + (lane < stages % lanes ? 1 : 0);
            for (var stage = 0; stage < length; stage++)
            {
                builder.AddStage(lane, stage, stage + 1 < length ? $"load_{lane}_{stage + 1}" : "tail_0");
            }

            deepest = Math.Max(deepest, FirstRow + (length * StageRows));
        }

        builder.AddTail(tail, deepest);
        return builder.nodes;
    }

    private void AddHead(int lanes)
    {
        nodes.Add(Native("start", "start", "{}", lanes > 0 ? "dispatch" : "tail_0").At(0, 0));
        if (lanes == 0)
        {
            return;
        }

        var routes = Enumerable
            .Range(1, lanes)
            .Select(static lane => new JsonObject
            {
                ["name"] = $"Region {lane}",
                ["conditions"] = Conditions("{{nodes.start.region}}", "is", $"region-{lane}"),
            });
        nodes.Add(
            Native(
                    "dispatch",
                    "switch",
                    new JsonObject { ["routes"] = new JsonArray([.. routes]) },
                    [.. Enumerable.Range(0, lanes).Select(static lane => $"load_{lane}_0")]
                )
                .At(0, RowHeight)
        );
    }

    private void AddStage(int lane, int stage, string next)
    {
        var of = $"{lane}_{stage}";
        var (left, top) = (lane * LaneWidth, (FirstRow + (stage * StageRows)) * RowHeight);
        Add(
            0,
            0,
            Connector(
                    $"load_{of}",
                    "http",
                    "request",
                    $$$$"""{"method":"POST","url":"https://api.example.com/v2/regions/{{{{lane}}}}/orders?page={{{{stage}}}}","headers":{"Accept":"application/json","X-Request":"{{nodes.start.id}}"},"body":{"since":"{{nodes.start.since}}","limit":250,"share":0.750}}""",
                    $"find_{of}"
                )
                .With("retry", """{"maximumAttempts":5,"initialInterval":1500,"backoffCoefficient":2.0}""")
                .Falling($"alert_{of}")
        );
        Add(
            3,
            1,
            Connector(
                $"alert_{of}",
                "slack",
                "sendMessage",
                $$$"""{"channel":"#orders-region-{{{lane}}}","text":"Orders of stage {{{stage}}} could not be loaded: {{nodes.load_{{{of}}}.error.message}}. Somebody has to look at it before the day ends."}""",
                $"keep_{of}"
            )
        );
        Add(
            1,
            1,
            Connector(
                $"find_{of}",
                "hubspot",
                "findContact",
                $$$"""{"property":"email","value":"{{nodes.load_{{{of}}}.body.customer.email}}"}""",
                $"score_{of}",
                $"upsert_{of}"
            )
        );
        Add(
            0,
            2,
            Connector(
                $"score_{of}",
                "openai",
                "complete",
                $$$"""{"prompt":"How likely is it that {{nodes.find_{{{of}}}.contact.name}} buys again within a quarter? Answer with a number from 0 to 100 and nothing else. What is known: {{nodes.load_{{{of}}}.body}}","temperature":0.20,"maximumTokens":16}""",
                $"check_{of}"
            )
        );
        Add(
            2,
            2,
            Connector(
                $"upsert_{of}",
                "hubspot",
                "upsertContact",
                $$$"""{"email":"{{nodes.load_{{{of}}}.body.customer.email}}","properties":{"firstname":"{{nodes.load_{{{of}}}.body.customer.name}}","lifecyclestage":"lead","region":"{{{lane}}}"}}""",
                $"check_{of}"
            )
        );
        Add(
            1,
            3,
            Native(
                $"check_{of}",
                "branch",
                new JsonObject
                {
                    ["conditions"] = Conditions($$$"""{{nodes.load_{{{of}}}.body.total}}""", "greaterThan", "100"),
                    ["conjunction"] = "and",
                },
                $"mail_{of}",
                $"wait_{of}"
            )
        );
        Add(
            0,
            4,
            Connector(
                $"mail_{of}",
                "email",
                "send",
                $$$"""{"to":["{{nodes.load_{{{of}}}.body.customer.email}}"],"subject":"Your order {{nodes.load_{{{of}}}.body.number}}","body":"Dear {{nodes.load_{{{of}}}.body.customer.name}},\n\nyour order is on its way. It left our house today.\n\nKind regards"}""",
                $"route_{of}"
            )
        );
        Add(2, 4, Native($"wait_{of}", "delay", """{"duration":1.50,"unit":"hours"}""", $"route_{of}"));
        AddBranches(of, left, top);
        Add(
            1,
            7,
            Native(
                $"each_{of}",
                "group",
                new JsonObject
                {
                    ["items"] = $$$"""{{nodes.load_{{{of}}}.body.lines}}""",
                    ["_nodes"] = new JsonArray(
                        Native($"item_{of}", "start", "{}", $"line_{of}").At(0, 0),
                        Native(
                                $"line_{of}",
                                "variables",
                                $$$"""{"variables":[{"slug":"sku","value":"{{nodes.item_{{{of}}}.sku}}"},{"slug":"order","value":"{{nodes.load_{{{of}}}.body.number}}"}]}""",
                                $"done_{of}"
                            )
                            .At(0, RowHeight),
                        Native($"done_{of}", "end", "{}").At(0, 2 * RowHeight)
                    ),
                },
                $"keep_{of}"
            )
        );
        Add(
            1,
            8,
            Native(
                $"keep_{of}",
                "filter",
                new JsonObject
                {
                    ["conditions"] = Conditions($$$"""{{nodes.load_{{{of}}}.status}}""", "isNotEmpty", null),
                },
                next
            )
        );

        void Add(int column, int row, JsonObject node) =>
            nodes.Add(node.At(left + (column * ColumnWidth), top + (row * RowHeight)));
    }

    private void AddBranches(string of, int left, int top)
    {
        var names = (string[])["urgent", "normal", "later"];
        var routes = names.Select(name => new JsonObject
        {
            ["name"] = name,
            ["conditions"] = Conditions($$$"""{{nodes.load_{{{of}}}.body.priority}}""", "is", name),
        });
        nodes.Add(
            Native(
                    $"route_{of}",
                    "switch",
                    new JsonObject { ["routes"] = new JsonArray([.. routes]) },
                    $"note_{of}",
                    $"compute_{of}",
                    $"query_{of}"
                )
                .At(left + ColumnWidth, top + (5 * RowHeight))
        );
        nodes.Add(
            Native(
                    $"note_{of}",
                    "variables",
                    $$$"""{"variables":[{"slug":"customer","value":"{{nodes.load_{{{of}}}.body.customer.name}}"},{"slug":"note","value":"What came before is kept for those who ask about it later."}]}""",
                    $"each_{of}"
                )
                .At(left, top + (6 * RowHeight))
        );
        nodes.Add(
            Native(
                    $"compute_{of}",
                    "script",
                    $$$"""{"language":"javascript","script":"const lines = input.lines ?? [];\nreturn {\n  total: lines.reduce((sum, line) => sum + line.price * line.count, 0),\n  heavy: lines.some((line) => line.weight > 30),\n};\n"}""",
                    $"each_{of}"
                )
                .At(left + ColumnWidth, top + (6 * RowHeight))
        );
        nodes.Add(
            Connector(
                    $"query_{of}",
                    "postgres",
                    "query",
                    $$$"""{"sql":"select id, placed_at, total from orders where customer = $1 and placed_at > now() - interval '90 days' order by placed_at desc","parameters":["{{nodes.load_{{{of}}}.body.customer.id}}"],"limit":100}""",
                    $"each_{of}"
                )
                .With("retry", """{"maximumAttempts":3,"initialInterval":250}""")
                .At(left + (2 * ColumnWidth), top + (6 * RowHeight))
        );
    }

    private void AddTail(int count, int row)
    {
        for (var i = 0; i < count; i++)
        {
            nodes.Add(
                Native(
                        $"tail_{i}",
                        "variables",
                        """{"variables":[{"slug":"finished","value":"{{nodes.start.since}}"}]}""",
                        i + 1 < count ? $"tail_{i + 1}" : "end"
                    )
                    .At(0, (row + i) * RowHeight)
            );
        }

        nodes.Add(Native("end", "end", "{}").At(0, (row + count) * RowHeight));
    }
}
