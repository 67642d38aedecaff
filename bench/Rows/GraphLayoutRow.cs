using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DraftStudio.Bench.Documents;
using DraftStudio.Bench.Measuring;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Releases;

namespace DraftStudio.Bench.Rows;

/// <summary>How long a person waits who has a workflow laid out, and who opens one that nobody has looked at since the start.</summary>
internal sealed class GraphLayoutRow : BenchRow
{
    private const string Workflow = "0197f9a2-5c1e-7b6a-9c55-2f3d1e0a4c01";

    public override string Name => "layout";

    public override string Description =>
        "workflows of 1,000, 5,000 and 10,000 nodes laid out, and checked for the first time";

    public override async Task<IReadOnlyList<Figure>> MeasureAsync(
        BenchOptions options,
        CancellationToken cancellationToken
    )
    {
        List<Figure> figures = [];
        foreach (var nodes in (int[])[1_000, 5_000, 10_000])
        {
            var documents = Enumerable.Range(0, 2).Select(i => Read(nodes, i * 7)).ToImmutableArray();
            var turn = 0;
            var lay = Milliseconds(
                "lay",
                () => GraphLayout.Apply(documents[turn++ % documents.Length], null, ImmutableHashSet<string>.Empty)
            );
            var check = Milliseconds(
                "check",
                () => new ReleaseKind(ActionCatalogue.BuiltIn).Validate(documents[turn++ % documents.Length])
            );
            var turns = await Turns.TakeAsync([lay, check], options, cancellationToken);
            figures.Add(
                new Figure
                {
                    Measure = string.Create(
                        CultureInfo.InvariantCulture,
                        $"milliseconds to lay out a workflow of {nodes:N0} nodes"
                    ),
                    Against = "–",
                    Value = turns.Of(lay),
                    Goal = nodes == 1_000 ? Goal.AtMost(1_000, "ms") : null,
                    Absolute = $"checked as a whole in {Quartiles.Show(turns.Of(check).Median)} ms",
                }
            );
        }

        return figures;
    }

    private static Arm Milliseconds(string name, Action work)
    {
        var rate = Arm.Rate(name, work);
        return rate with
        {
            RunAsync = async (slice, cancellationToken) => 1000 / await rate.RunAsync(slice, cancellationToken),
        };
    }

    private static Document Read(int nodes, int right)
    {
        var request = Encoding.UTF8.GetBytes(Graphs.MovedRequest(Workflow, nodes, right));
        return ReleaseUpdate
            .Read(request, ReleaseDocument.Blank, null)
            .Match(
                static update => update.ApplyTo(ReleaseDocument.Blank).Document,
                static error => throw new InvalidOperationException($"The request was refused: {error}")
            );
    }
}
