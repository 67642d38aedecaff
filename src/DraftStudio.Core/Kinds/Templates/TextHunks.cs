using System.Collections.Immutable;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Kinds.Templates;

/// <summary>The difference of two texts by line, as programs show it: changed lines with three around them.</summary>
internal static class TextHunks
{
    private const int Around = 3;

    public static ImmutableArray<TextHunk> Between(string before, string after)
    {
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        var was = TextLines.Of(before, names);
        var isNow = TextLines.Of(after, names);
        var changes = SequenceDiff.Between(was.Ids, isNow.Ids);
        var hunks = ImmutableArray.CreateBuilder<TextHunk>();
        for (var first = 0; first < changes.Count; )
        {
            var next = first + 1;
            while (next < changes.Count && changes[next].BeforeStart - changes[next - 1].BeforeEnd <= 2 * Around)
            {
                next++;
            }

            hunks.Add(Make(was, isNow, changes[first..next]));
            first = next;
        }

        return hunks.ToImmutable();
    }

    private static TextHunk Make(TextLines was, TextLines isNow, List<Hunk> changes)
    {
        var (first, last) = (changes[0], changes[^1]);
        var lead = Math.Min(Around, first.BeforeStart);
        var tail = Math.Min(Around, was.Ids.Length - last.BeforeEnd);
        var (beforeStart, afterStart) = (first.BeforeStart - lead, first.AfterStart - lead);
        var lines = ImmutableArray.CreateBuilder<TextHunkLine>();
        var line = beforeStart;
        foreach (var change in changes)
        {
            Add(' ', was, line, change.BeforeStart);
            Add('-', was, change.BeforeStart, change.BeforeEnd);
            Add('+', isNow, change.AfterStart, change.AfterEnd);
            line = change.BeforeEnd;
        }

        Add(' ', was, line, last.BeforeEnd + tail);
        var beforeLines = last.BeforeEnd + tail - beforeStart;
        var afterLines = last.AfterEnd + tail - afterStart;
        return new TextHunk(
            beforeLines == 0 ? beforeStart : beforeStart + 1,
            beforeLines,
            afterLines == 0 ? afterStart : afterStart + 1,
            afterLines,
            lines.ToImmutable()
        );

        void Add(char sign, TextLines text, int from, int to)
        {
            for (var i = from; i < to; i++)
            {
                lines.Add(new TextHunkLine(sign, text.Slice(i, 1).TrimEnd("\r\n").ToString()));
            }
        }
    }
}
