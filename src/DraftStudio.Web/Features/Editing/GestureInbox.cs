using System.Collections.Immutable;
using System.Globalization;
using DraftStudio.Core.Drafting;
using DraftStudio.Web.Components.Controls;
using Typed = DraftStudio.Web.Components.Controls.FieldEdit;

namespace DraftStudio.Web.Features.Editing;

/// <summary>What a page sends of its gestures: made whole, in its order, each once, however often and in whichever order it comes.</summary>
/// <param name="client">The page's name.</param>
/// <param name="place">What the gestures are of: it stands before each number.</param>
/// <param name="read">Reads one.</param>
internal sealed class GestureInbox<T>(string client, string place, Func<string, Result<T>> read)
{
    private const int MostEarly = 1_024;

    private readonly FieldEditParts parts = new();
    private readonly SortedDictionary<long, Typed> early = [];

    /// <summary>The newest number that was handed on.</summary>
    public long Received { get; private set; }

    /// <summary>What a gesture is called among the draft's edits: <c>graph/12</c>.</summary>
    public string FieldOf(long number) => FieldOf(place, number);

    /// <inheritdoc cref="FieldOf(long)"/>
    public static string FieldOf(string place, long number) =>
        string.Create(CultureInfo.InvariantCulture, $"{place}/{number}");

    /// <summary>The gestures that are next, in order, with what is wrong with those that cannot be read.</summary>
    public ImmutableArray<(long Number, Result<T> Gesture)> Take(IEnumerable<FieldEditPart> sent)
    {
        foreach (var edit in parts.Join(sent.Where(part => part.ClientId == client && part.Seq > Received)))
        {
            if (early.Count < MostEarly && edit.Path == FieldOf(edit.Seq))
            {
                early.TryAdd(edit.Seq, edit);
            }
        }

        var next = ImmutableArray.CreateBuilder<(long, Result<T>)>();
        while (early.Remove(Received + 1, out var edit))
        {
            Received++;
            next.Add((Received, read(edit.Value)));
        }

        return next.DrainToImmutable();
    }
}
