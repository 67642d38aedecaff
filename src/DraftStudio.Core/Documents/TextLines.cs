namespace DraftStudio.Core.Documents;

/// <summary>A text by lines; each has its line feed, and what is before that, in it, so that the lines make the text again.</summary>
internal sealed class TextLines
{
    private readonly string text;
    private readonly int[] starts;

    private TextLines(string text, int[] starts, int[] ids)
    {
        this.text = text;
        this.starts = starts;
        Ids = ids;
    }

    /// <summary>One number a line, the same for the same line in all texts that were read with the same names.</summary>
    public int[] Ids { get; }

    public ReadOnlySpan<char> Slice(int firstLine, int lineCount) =>
        text.AsSpan(starts[firstLine]..starts[firstLine + lineCount]);

    public int StartOf(int line) => starts[line];

    public static TextLines Of(string text, Dictionary<string, int> names)
    {
        var byLine = names.GetAlternateLookup<ReadOnlySpan<char>>();
        var ends = new List<int> { 0 };
        var ids = new List<int>();
        for (var start = 0; start < text.Length; )
        {
            var feed = text.AsSpan(start).IndexOf('\n');
            var end = feed < 0 ? text.Length : start + feed + 1;
            var line = text.AsSpan(start..end);
            if (!byLine.TryGetValue(line, out var id))
            {
                id = names.Count;
                byLine[line] = id;
            }

            ids.Add(id);
            ends.Add(end);
            start = end;
        }

        return new TextLines(text, [.. ends], [.. ids]);
    }
}
