using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DraftStudio.Bench.Documents;
using DraftStudio.Bench.Measuring;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Releases;

namespace DraftStudio.Bench.Rows;

/// <summary>
/// A three-way merge of workflows where one side moved each of 10,000 nodes and the other renamed each, as the documents
/// come from the store, against parsing the three.
/// </summary>
internal sealed class ReleaseMergeRow : BenchRow
{
    private const int Nodes = 10_000;
    private const string Workflow = "0197f9a2-5c1e-7b6a-9c55-2f3d1e0a4c01";

    public override string Name => "release-merge";

    public override string Description => "three-way merge of workflows of 10,000 nodes, all changed on both sides";

    public override async Task<IReadOnlyList<Figure>> MeasureAsync(
        BenchOptions options,
        CancellationToken cancellationToken
    )
    {
        var sent = Graphs.Request(Workflow, Nodes);
        var origin = Read(sent, ReleaseDocument.Blank);
        var originJson = DocumentJson.Write(origin);
        var liveJson = DocumentJson.Write(Read(Graphs.MovedRequest(Workflow, Nodes, 40), origin));
        ImmutableArray<byte[]> mineJson =
        [
            .. Enumerable.Range(0, 4).Select(i => DocumentJson.Write(Read(Renamed(sent, $"{i}"), origin))),
        ];
        var stored = (Origin: DocumentJson.Read(originJson), Live: DocumentJson.Read(liveJson));
        ImmutableArray<Document> mine = [.. mineJson.Select(static json => DocumentJson.Read(json))];
        var turn = 0;
        var merge = Arm.Rate("merge", () => Merge(stored.Origin, stored.Live, mine[turn++ % mine.Length]));
        var read = Arm.Rate(
            "read",
            () =>
            {
                DocumentJson.Read(originJson);
                DocumentJson.Read(liveJson);
                DocumentJson.Read(mineJson[turn++ % mineJson.Length]);
            }
        );
        var parse = Arm.Rate(
            "parse",
            () =>
            {
                using var first = JsonDocument.Parse(originJson);
                using var second = JsonDocument.Parse(liveJson);
                using var third = JsonDocument.Parse(mineJson[turn++ % mineJson.Length]);
            }
        );
        var turns = await Turns.TakeAsync([merge, read, parse], options, cancellationToken);
        return
        [
            new Figure
            {
                Measure = "time of a three-way merge of workflows, 10,000 nodes changed on each side",
                Against = "reading the three documents as the store does",
                Value = turns.Ratio(read, merge),
                Goal = Goal.AtMost(1),
                Absolute =
                    $"{Milliseconds(turns.Of(merge))} and {Milliseconds(turns.Of(read))} ms, {Quartiles.Show(originJson.Length / 1e6)} MB each",
            },
            new Figure
            {
                Measure = "the same",
                Against = "JsonDocument.Parse of the three, which checks and indexes but makes no tree",
                Value = turns.Ratio(parse, merge),
                Absolute = $"{Milliseconds(turns.Of(parse))} ms",
            },
        ];
    }

    private static string Renamed(string request, string name)
    {
        var sent = JsonNode.Parse(request)!; // It was just written.
        foreach (var node in sent["nodes"]!.AsArray()) // A request has nodes.
        {
            node!["name"] = $"{name} {node["slug"]}"; // So does each an object.
        }

        return sent.ToJsonString();
    }

    private static Document Read(string request, Document before) =>
        ReleaseUpdate
            .Read(Encoding.UTF8.GetBytes(request), before, null)
            .Match(
                update => update.ApplyTo(before).Document,
                static error => throw new InvalidOperationException($"The request was refused: {error}")
            );

    private static void Merge(Document origin, Document live, Document mine)
    {
        if (!DocumentMerge.Merge(origin, live, mine).Conflicts.IsEmpty)
        {
            throw new InvalidOperationException("The two sides changed different members and conflict.");
        }
    }

    private static string Milliseconds(Quartiles rate) => Quartiles.Show(1000 / rate.Median);
}
