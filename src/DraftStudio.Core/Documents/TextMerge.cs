using System.Collections.Immutable;
using System.Text;

namespace DraftStudio.Core.Documents;

/// <summary>Lines that both sides changed differently: the line numbers (from 0) are the base's.</summary>
/// <param name="FirstLine">Where it begins; where only lines were inserted, the line that they stand before.</param>
/// <param name="LineCount">How many of the base's lines; 0 where both sides inserted.</param>
/// <param name="Base">The base's lines, each with its line end.</param>
/// <param name="Live">What live has for them.</param>
/// <param name="Mine">What mine has for them.</param>
public sealed record TextConflict(int FirstLine, int LineCount, string Base, string Live, string Mine);

/// <summary>The merged text; at a conflict it has live's lines.</summary>
/// <param name="Text">The merged text.</param>
/// <param name="Conflicts">In the order of the base's lines.</param>
public sealed record TextMergeResult(string Text, ImmutableArray<TextConflict> Conflicts);

/// <summary>Three-way merge of texts by line.</summary>
public static class TextMerge
{
    /// <summary>
    /// Changes of different lines are both taken, also of neighbouring lines; the same change of the same lines is taken
    /// once. Different changes of the same lines, and different insertions at one place, conflict. A line is what ends
    /// with a line feed; its end belongs to it, so changed line ends are changed lines and are kept as they are. Without
    /// conflicts live and mine may be swapped.
    /// </summary>
    public static TextMergeResult Merge(string origin, string live, string mine)
    {
        if (
            string.Equals(live, mine, StringComparison.Ordinal) || string.Equals(origin, mine, StringComparison.Ordinal)
        )
        {
            return new TextMergeResult(live, []);
        }

        if (string.Equals(origin, live, StringComparison.Ordinal))
        {
            return new TextMergeResult(mine, []);
        }

        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        var originLines = TextLines.Of(origin, names);
        var lives = new Side(TextLines.Of(live, names), originLines);
        var mines = new Side(TextLines.Of(mine, names), originLines);
        var text = new StringBuilder(Math.Max(live.Length, mine.Length));
        var conflicts = ImmutableArray.CreateBuilder<TextConflict>();
        var line = 0;
        while (Region.Next(lives, mines) is { } region)
        {
            text.Append(originLines.Slice(line, region.Start - line));
            line = region.End;
            if (region.Mine.IsEmpty)
            {
                text.Append(lives.Text(region, region.Live));
                continue;
            }

            if (region.Live.IsEmpty)
            {
                text.Append(mines.Text(region, region.Mine));
                continue;
            }

            var liveText = lives.Text(region, region.Live);
            var mineText = mines.Text(region, region.Mine);
            text.Append(liveText);
            if (!liveText.SequenceEqual(mineText))
            {
                conflicts.Add(
                    new TextConflict(
                        region.Start,
                        region.End - region.Start,
                        originLines.Slice(region.Start, region.End - region.Start).ToString(),
                        liveText.ToString(),
                        mineText.ToString()
                    )
                );
            }
        }

        text.Append(originLines.Slice(line, originLines.Ids.Length - line));
        return new TextMergeResult(text.ToString(), conflicts.DrainToImmutable());
    }

    /// <summary>One side's lines and its hunks; those before <see cref="Taken"/> are in a region.</summary>
    private sealed class Side(TextLines lines, TextLines origin)
    {
        private readonly List<Hunk> hunks = SequenceDiff.Between(origin.Ids, lines.Ids);

        public int Taken { get; set; }

        public Hunk? Peek() => Taken < hunks.Count ? hunks[Taken] : null;

        /// <summary>What this side has for a region of the origin that its hunks of that range, and equal lines, make up.</summary>
        public ReadOnlySpan<char> Text(Region region, Range taken)
        {
            var first = hunks[taken.Start.Value];
            var last = hunks[taken.End.Value - 1];
            var start = first.AfterStart - (first.BeforeStart - region.Start);
            var end = last.AfterEnd + (region.End - last.BeforeEnd);
            return lines.Slice(start, end - start);
        }
    }

    /// <summary>Lines of the origin that hunks which overlap one another change.</summary>
    private readonly record struct Region(int Start, int End, Taken Live, Taken Mine)
    {
        public static Region? Next(Side live, Side mine)
        {
            var liveFirst = live.Taken;
            var mineFirst = mine.Taken;
            if (Earlier(live, mine) is not { } first)
            {
                return null;
            }

            var start = first.Peek()!.Value.BeforeStart; // the earlier of the two has one
            var end = start;
            for (var next = first; next is not null; next = Earlier(live, mine))
            {
                var hunk = next.Peek()!.Value; // as above
                var isFirst = live.Taken == liveFirst && mine.Taken == mineFirst;
                var insertsAtOnePlace = hunk.BeforeEnd == start && end == start;
                if (!isFirst && hunk.BeforeStart >= end && !insertsAtOnePlace)
                {
                    break;
                }

                end = Math.Max(end, hunk.BeforeEnd);
                next.Taken++;
            }

            return new Region(start, end, new Taken(liveFirst, live.Taken), new Taken(mineFirst, mine.Taken));
        }

        /// <summary>The side whose next hunk comes first; of two that begin at one line, the shorter, so an insertion stands before.</summary>
        private static Side? Earlier(Side live, Side mine)
        {
            if (live.Peek() is not { } lives)
            {
                return mine.Peek() is null ? null : mine;
            }

            if (mine.Peek() is not { } mines)
            {
                return live;
            }

            return (lives.BeforeStart, lives.BeforeEnd).CompareTo((mines.BeforeStart, mines.BeforeEnd)) <= 0
                ? live
                : mine;
        }
    }

    private readonly record struct Taken(int First, int Next)
    {
        public bool IsEmpty => First == Next;

        public static implicit operator Range(Taken taken) => taken.First..taken.Next;
    }
}
