using System.Collections.Immutable;

namespace DraftStudio.Core.Documents;

/// <summary>
/// Edits made one after the other, as one change of the text that they began from: places in order, all in that text, no
/// two of which touch. What is inserted at a place stands before what is removed there.
/// </summary>
internal sealed class TextChange
{
    private readonly List<Part> parts = [];

    /// <exception cref="ArgumentException">An edit removes something else than an earlier one inserted there.</exception>
    public static TextChange Of(ImmutableArray<TextEdit> edits)
    {
        var change = new TextChange();
        foreach (var edit in edits)
        {
            change.Add(edit);
        }

        return change;
    }

    /// <summary>This change as it must be made after another one of the same text.</summary>
    /// <param name="over">The other.</param>
    /// <param name="first">Whether, where both insert at one place, this one's stands first.</param>
    public ImmutableArray<TextEdit> Over(TextChange over, bool first)
    {
        var result = new Writer();

        // The other's parts before `next` end before this part begins; `shift` is by how much they moved it.
        var next = 0;
        var shift = 0;
        foreach (var part in parts)
        {
            while (next < over.parts.Count && over.parts[next].End < part.At)
            {
                shift += over.parts[next].Growth;
                next++;
            }

            var at = part.At + shift;
            if (next < over.parts.Count && over.parts[next] is var touching && touching.At <= part.At)
            {
                at = touching.At == part.At && first ? at : touching.At + shift + touching.Insert.Length;
            }

            result.Add(at, "", part.Insert);

            // What the other removed in this part's range is gone already; what it inserted there stays.
            var from = part.At;
            var moved = shift;
            for (var i = next; i < over.parts.Count && over.parts[i].At < part.End; i++)
            {
                var other = over.parts[i];
                if (from < other.At)
                {
                    result.Add(from + moved, part.Remove[(from - part.At)..(other.At - part.At)], "");
                }

                from = Math.Max(from, other.End);
                moved += other.Growth;
            }

            if (from < part.End)
            {
                result.Add(from + moved, part.Remove[(from - part.At)..], "");
            }
        }

        return result.Done();
    }

    /// <summary>Takes in an edit of the text that the change so far left.</summary>
    private void Add(TextEdit edit)
    {
        var editEnd = edit.At + edit.Remove.Length;

        // The parts that the edit touches, by where what they insert stands in the text now.
        var first = 0;
        var shift = 0;
        while (first < parts.Count && parts[first].At + shift + parts[first].Insert.Length < edit.At)
        {
            shift += parts[first].Growth;
            first++;
        }

        var at = edit.At - shift;
        var remove = new List<string>();
        var insert = edit.Insert;
        var done = 0; // how much of what the edit removes is dealt with
        var next = first;
        while (next < parts.Count && parts[next].At + shift <= editEnd)
        {
            var part = parts[next];
            var start = part.At + shift - edit.At;
            var end = start + part.Insert.Length;
            if (start < 0)
            {
                at = part.At;
                insert = part.Insert[..-start] + insert;
            }

            // The text between two parts is the text's own, and now removed from it.
            if (start > done)
            {
                remove.Add(edit.Remove[done..start]);
            }

            var goneFrom = Math.Max(start, 0);
            var goneTo = Math.Min(end, edit.Remove.Length);
            if (
                !part
                    .Insert.AsSpan()[(goneFrom - start)..(goneTo - start)]
                    .SequenceEqual(edit.Remove.AsSpan()[goneFrom..goneTo])
            )
            {
                throw new ArgumentException("What an edit removes is not there.", nameof(edit));
            }

            insert += part.Insert[(goneTo - start)..];
            remove.Add(part.Remove);
            done = goneTo;
            shift += part.Growth;
            next++;
        }

        if (done < edit.Remove.Length)
        {
            remove.Add(edit.Remove[done..]);
        }

        parts.RemoveRange(first, next - first);
        var removed = string.Concat(remove);
        if (!string.Equals(removed, insert, StringComparison.Ordinal))
        {
            parts.Insert(first, new Part(at, removed, insert));
        }
    }

    private readonly record struct Part(int At, string Remove, string Insert)
    {
        public int End => At + Remove.Length;

        public int Growth => Insert.Length - Remove.Length;
    }

    /// <summary>Makes edits, each on what the one before left, of parts whose places are all in one text, in order.</summary>
    private sealed class Writer
    {
        private readonly ImmutableArray<TextEdit>.Builder edits = ImmutableArray.CreateBuilder<TextEdit>();
        private int growth;
        private int end = -1;

        public void Add(int at, string remove, string insert)
        {
            if (remove.Length == 0 && insert.Length == 0)
            {
                return;
            }

            if (at == end)
            {
                var last = edits[^1];
                edits[^1] = new TextEdit(last.At, last.Remove + remove, last.Insert + insert);
            }
            else
            {
                edits.Add(new TextEdit(at + growth, remove, insert));
            }

            end = at + remove.Length;
            growth += insert.Length - remove.Length;
        }

        public ImmutableArray<TextEdit> Done() => edits.DrainToImmutable();
    }
}
