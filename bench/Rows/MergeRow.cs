using System.Collections.Immutable;
using System.Text.Json;
using DraftStudio.Bench.Documents;
using DraftStudio.Bench.Measuring;
using DraftStudio.Core.Documents;

namespace DraftStudio.Bench.Rows;

/// <summary>
/// A three-way merge where each side changed a member of each of 10,000 nodes, as the documents come from the store, against
/// parsing the three.
/// </summary>
internal sealed class MergeRow : BenchRow
{
    private const int Nodes = 10_000;

    public override string Name => "merge";

    public override string Description => "three-way merge of 10,000 nodes, all changed on both sides";

    public override async Task<IReadOnlyList<Figure>> MeasureAsync(
        BenchOptions options,
        CancellationToken cancellationToken
    )
    {
        var origin = SheetDocuments.OfSize(Nodes);
        var originJson = DocumentJson.Write(origin);
        var liveJson = DocumentJson.Write(SheetDocuments.ChangeAll(origin, "title", "Live"));
        ImmutableArray<byte[]> mineJson =
        [
            .. Enumerable
                .Range(0, 4)
                .Select(i => DocumentJson.Write(SheetDocuments.ChangeAll(origin, "type", $"mine-{i}"))),
        ];
        var stored = (Origin: DocumentJson.Read(originJson), Live: DocumentJson.Read(liveJson));
        ImmutableArray<Document> mine = [.. mineJson.Select(json => DocumentJson.Read(json))];
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
        var size = Quartiles.Show(originJson.Length / 1e6);
        return
        [
            new Figure
            {
                Measure = "time of a three-way merge, 10,000 nodes changed on each side",
                Against = "reading the three documents as the store does",
                Value = turns.Ratio(read, merge),
                Goal = Goal.AtMost(1),
                Absolute = $"{Milliseconds(turns.Of(merge))} and {Milliseconds(turns.Of(read))} ms, {size} MB each",
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

    private static void Merge(Document origin, Document live, Document mine)
    {
        if (!DocumentMerge.Merge(origin, live, mine).Conflicts.IsEmpty)
        {
            throw new InvalidOperationException("The two sides changed different members and conflict.");
        }
    }

    private static string Milliseconds(Quartiles rate) => Quartiles.Show(1000 / rate.Median);
}
