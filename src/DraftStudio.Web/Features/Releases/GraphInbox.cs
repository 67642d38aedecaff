using System.Collections.Immutable;
using System.Globalization;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Releases;
using DraftStudio.Web.Components.Controls;
using Typed = DraftStudio.Web.Components.Controls.FieldEdit;

namespace DraftStudio.Web.Features.Releases;

/// <summary>What a page sends of its gestures: made whole, in its order, each once, however often and in whichever order it comes.</summary>
internal sealed class GraphInbox(string client)
{
    public const string Prefix = "graph/";

    private const int MostEarly = 1_024;

    private readonly FieldEditParts parts = new();
    private readonly SortedDictionary<long, Typed> early = [];

    /// <summary>The newest number that was handed on.</summary>
    public long Received { get; private set; }

    public static string FieldOf(long number) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{number}");

    /// <summary>The batches that are next, in order, with what is wrong with those that cannot be read.</summary>
    public ImmutableArray<(long Number, Result<GraphBatch> Batch)> Take(IEnumerable<FieldEditPart> sent)
    {
        foreach (var edit in parts.Join(sent.Where(part => part.ClientId == client && part.Seq > Received)))
        {
            if (early.Count < MostEarly && edit.Path == FieldOf(edit.Seq))
            {
                early.TryAdd(edit.Seq, edit);
            }
        }

        var batches = ImmutableArray.CreateBuilder<(long, Result<GraphBatch>)>();
        while (early.Remove(Received + 1, out var next))
        {
            Received++;
            batches.Add((Received, GraphBatch.Read(next.Value)));
        }

        return batches.DrainToImmutable();
    }
}
